import Markup
import Numerals

/// Why frames cannot be shown as one figure that moves.
public enum FrameMismatch: Error, Sendable {
  case noFrames
  case noSuchFrame(Int, count: Int)
  case differentSize(frame: Int)
  /// The element tree of a frame has another shape than that of the first.
  case differentShape(frame: Int, element: String)
}

/// A figure for a page: the SVG of its resting frame, and what changes in the others.
public struct InlineFigure: Sendable {
  /// The `svg` element, coloured by the page's style sheet (`Palette.styleSheet`).
  public let element: Element
  public var patches: PatchSet

  /// A figure that does not move.
  public init(_ picture: Picture, identifier: String) {
    element = InlineFigure.root(picture, picture.content, identifier)
    patches = PatchSet(frameCount: 1, restingFrame: 0)
  }

  public init(
    frames: [Picture], restingFrame: Int, identifier: String
  ) throws(FrameMismatch) {
    guard let first = frames.first else { throw .noFrames }
    guard frames.indices.contains(restingFrame) else {
      throw .noSuchFrame(restingFrame, count: frames.count)
    }
    for (index, frame) in frames.enumerated()
    where frame.width != first.width || frame.height != first.height {
      throw .differentSize(frame: index)
    }
    var comparison = FrameComparison(
      identifier: identifier, resting: restingFrame,
      patches: PatchSet(frameCount: frames.count, restingFrame: restingFrame))
    let content = try comparison.merge(frames.map { $0.content.map { .element($0) } }, in: "svg")
    var elements: [Element] = []
    for case .element(let element) in content { elements.append(element) }
    element = InlineFigure.root(frames[restingFrame], elements, identifier)
    var patches = comparison.patches
    // A frame has its own name and description, too.
    patches.addText(id: identifier + "-title", frames.map { $0.title })
    patches.addText(id: identifier + "-desc", frames.map { $0.description })
    self.patches = patches
  }

  /// A page says the family of its figures once (`Palette.styleSheet`), not in every text.
  private static func withoutFont(_ element: Element) -> Element {
    // Most elements stay as they are: a copy of each would be a part of what it takes to draw.
    let hasFont = element.isNamed("text")
    if !hasFont && element.content.isEmpty { return element }
    var copy = element
    if hasFont { copy.attributes.removeAll { $0.isNamed("font-family") } }
    copy.content = element.content.map { node in
      if case .element(let child) = node { .element(withoutFont(child)) } else { node }
    }
    return copy
  }

  private static func root(_ picture: Picture, _ content: [Element], _ id: String) -> Element {
    let title = Element("title", [Attribute("id", id + "-title")], [.text(picture.title)])
    let description = Element("desc", [Attribute("id", id + "-desc")], [.text(picture.description)])
    let drawn = ([PictureElements.background(picture)] + content).map { withoutFont($0) }
    let children = [title, description] + drawn
    return Element(
      "svg",
      [
        Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("id", id),
        Attribute("class", "gf-figure"), Attribute("viewBox", PictureElements.viewBox(picture)),
        Attribute("role", "img"), Attribute("aria-labelledby", id + "-title " + id + "-desc"),
      ], children.map { .element($0) })
  }
}

/// Walks the trees of all frames side by side.
private struct FrameComparison {
  let identifier: String
  let resting: Int
  var patches: PatchSet
  private var patchedElements = 0

  init(identifier: String, resting: Int, patches: PatchSet) {
    self.identifier = identifier
    self.resting = resting
    self.patches = patches
  }

  /// The resting frame's nodes, with ids where something differs.
  mutating func merge(_ frames: [[Node]], in parent: String) throws(FrameMismatch) -> [Node] {
    for (index, nodes) in frames.enumerated() where nodes.count != frames[0].count {
      throw .differentShape(frame: index, element: parent)
    }
    var merged: [Node] = []
    for position in frames[0].indices {
      let nodes = frames.map { $0[position] }
      if case .element = nodes[0] {
        merged.append(.element(try merge(elements(nodes, in: parent))))
      } else {
        merged.append(nodes[resting])
      }
    }
    return merged
  }

  private func elements(_ nodes: [Node], in parent: String) throws(FrameMismatch) -> [Element] {
    var elements: [Element] = []
    for (index, node) in nodes.enumerated() {
      guard case .element(let element) = node else {
        throw .differentShape(frame: index, element: parent)
      }
      elements.append(element)
    }
    return elements
  }

  private mutating func merge(_ frames: [Element]) throws(FrameMismatch) -> Element {
    let name = frames[0].name.description
    for (index, frame) in frames.enumerated() {
      guard frame.hasName(of: frames[0]), frame.attributes.count == frames[0].attributes.count
      else { throw .differentShape(frame: index, element: name) }
    }
    var element = frames[resting]
    var id: String?
    for position in frames[0].attributes.indices {
      for (index, frame) in frames.enumerated()
      where !frame.attributes[position].hasName(of: frames[0].attributes[position]) {
        throw .differentShape(frame: index, element: name)
      }
      let values = frames.map { $0.attributes[position].value }
      if differ(values) {
        let attribute = frames[0].attributes[position].name.description
        patches.add(id: identify(&id), attribute: attribute, values: values)
      }
    }
    if let texts = onlyTexts(frames) {
      if differ(texts) { patches.add(id: identify(&id), attribute: "#text", values: texts) }
    } else {
      element.content = try merge(frames.map { $0.content }, in: name)
    }
    if let id { element.set("id", id) }
    return element
  }

  /// The element's own id, made at its first difference.
  private mutating func identify(_ id: inout String?) -> String {
    if let id { return id }
    let fresh = identifier + "-p" + String(patchedElements)
    patchedElements += 1
    id = fresh
    return fresh
  }

  private func differ(_ values: [String]) -> Bool {
    for value in values where !isSame(value, values[0]) { return true }
    return false
  }

  /// The texts of elements that hold nothing else.
  private func onlyTexts(_ frames: [Element]) -> [String]? {
    var texts: [String] = []
    for frame in frames {
      guard frame.content.count == 1, case .text(let text) = frame.content[0] else { return nil }
      texts.append(text)
    }
    return texts
  }
}
