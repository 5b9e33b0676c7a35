/// The rules of writing that differ between an SVG file and a page.
public enum Syntax: Sendable {
  /// Elements without content close themselves.
  case xml
  /// HTML5: void elements have no end tag, all others but the leaves of SVG need one.
  case html

  /// How an element without content ends.
  func closing(of element: Element) -> EmptyElement {
    switch self {
    case .xml: .selfClosed
    case .html:
      if element.isOneOf(htmlVoidElements) {
        .startTagOnly
      } else {
        element.isOneOf(svgLeaves) ? .selfClosed : .bothTags
      }
    }
  }
}

enum EmptyElement {
  case selfClosed, startTagOnly, bothTags
}

private let htmlVoidElements: [StaticString] = [
  "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
  "wbr",
]

private let svgLeaves: [StaticString] = [
  "path", "rect", "circle", "line", "ellipse", "polyline", "polygon", "use", "stop",
]

extension Element {
  fileprivate func isOneOf(_ names: [StaticString]) -> Bool {
    for name in names where isNamed(name) { return true }
    return false
  }
}
