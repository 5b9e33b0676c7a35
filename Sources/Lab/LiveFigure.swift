import Markup
import Numerals

/// A figure that is drawn again and again, and the least that the page must change for it.
///
/// The page numbers the elements of the figure in the order of the document, the root being 0. As long as
/// the tree keeps its shape only what differs is sent; otherwise the whole figure.
struct LiveFigure {
  private var shown: Element?

  /// What the page has to do: `F` and the figure's markup, or `P` and changes, each an element's number,
  /// an attribute's name or `#text`, and the new value, with separators between them.
  mutating func show(_ element: Element) -> [UInt8] {
    defer { shown = element }
    guard let shown else { return Self.whole(element) }
    var comparison = LiveComparison()
    comparison.compare(shown, element)
    return comparison.haveSameShape ? comparison.changes : Self.whole(element)
  }

  private static func whole(_ element: Element) -> [UInt8] {
    [UInt8(ascii: "F")] + element.bytes(.html)
  }
}

/// What stands between the three parts of a change, and between two changes. No text of a figure has
/// them: control characters are not written.
private let unitSeparator: UInt8 = 0x1F
private let recordSeparator: UInt8 = 0x1E

/// Walks two trees side by side.
private struct LiveComparison {
  private(set) var changes: [UInt8] = [UInt8(ascii: "P")]
  private(set) var haveSameShape = true
  private var number = 0

  mutating func compare(_ old: Element, _ new: Element) {
    guard haveSameShape, old.hasName(of: new), old.attributes.count == new.attributes.count,
      old.content.count == new.content.count
    else {
      haveSameShape = false
      return
    }
    let own = number
    number += 1
    for (before, after) in zip(old.attributes, new.attributes) {
      guard before.hasName(of: after) else {
        haveSameShape = false
        return
      }
      if !isSame(before.value, after.value) { add(own, after.name.description, after.value) }
    }
    for (before, after) in zip(old.content, new.content) {
      switch (before, after) {
      case (.element(let before), .element(let after)): compare(before, after)
      case (.text(let before), .text(let after)):
        if isSame(before, after) { continue }
        if new.content.count == 1 { add(own, "#text", after) } else { haveSameShape = false }
      default: haveSameShape = false
      }
    }
  }

  private mutating func add(_ element: Int, _ attribute: String, _ value: String) {
    if changes.count > 1 { changes.append(recordSeparator) }
    changes += Array(String(element).utf8)
    changes.append(unitSeparator)
    changes += Array(attribute.utf8)
    changes.append(unitSeparator)
    changes += Array(value.utf8)
  }
}
