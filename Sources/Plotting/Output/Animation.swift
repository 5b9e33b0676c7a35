import Markup

/// A figure that runs by itself, without scripts.
///
/// All frames lie on each other, each on an opaque ground, the last one on top. So whoever knows no
/// animation draws the last frame, and nothing is ever hidden from a renderer that would not show it
/// again. Where motion is welcome, style rules show the frames from the first to the last, over and over:
/// frame `k` appears at its time and covers those before.
///
/// What is the same in all frames is drawn once: below them as far as it lies under everything that
/// moves, above them as far as it lies over it.
public struct Animation: Sendable {
  private let below: [Element]
  private let frames: [[Element]]
  private let above: [Element]
  private let last: Picture
  /// What a figure that is drawn larger has around all its elements.
  private let frame: Element?

  /// How long a frame stands, and how much longer the last one.
  private static let secondsPerFrame = 0.5
  private static let rest = 4

  /// - Throws: where the frames differ in size or in how many elements they have.
  public init(_ pictures: [Picture]) throws(FrameMismatch) {
    guard let first = pictures.first, let last = pictures.last else { throw .noFrames }
    for (index, picture) in pictures.enumerated() {
      if picture.width != first.width || picture.height != first.height {
        throw .differentSize(frame: index)
      }
    }
    frame = Animation.commonGroup(last)
    let isGrouped = frame != nil
    let contents = pictures.map { isGrouped ? Animation.children(of: $0) : $0.content }
    for (index, content) in contents.enumerated() where content.count != contents[0].count {
      throw .differentShape(frame: index, element: "svg")
    }
    let moving = contents[0].indices.filter { place in
      let text = contents[0][place].bytes(.xml)
      for content in contents where content[place].bytes(.xml) != text { return true }
      return false
    }
    let start = moving.first ?? contents[0].count
    let end = moving.last.map { $0 + 1 } ?? start
    below = Array(contents[0][..<start])
    above = Array(contents[0][end...])
    frames = contents.map { Array($0[start..<end]) }
    self.last = last
  }

  /// Whether anything moves.
  public var moves: Bool { frames.count > 1 && !frames[0].isEmpty }

  /// The last frame, with all others below it: the ground of each is the part below, drawn again.
  var picture: Picture {
    var picture = last
    picture.content = []
    for (index, moving) in frames.enumerated() {
      guard index > 0 else {
        picture.content += grouped(below + moving)
        continue
      }
      let content = [PictureElements.background(last)] + grouped(below + moving)
      picture.content.append(
        Element(
          "g", [Attribute("class", "gf-frame" + String(index))], content.map { .element($0) }))
    }
    picture.content += grouped(above)
    return picture
  }

  private func grouped(_ elements: [Element]) -> [Element] {
    guard var frame, !elements.isEmpty else { return elements }
    frame.content = elements.map { .element($0) }
    return [frame]
  }

  /// One rule in each block, as in `SVGFile`.
  func rules(identifier: String) -> String {
    let count = frames.count
    let total = count + Animation.rest
    let seconds = coordinateText(Double(total) * Animation.secondsPerFrame)
    var style = ""
    for index in 1..<max(count, 1) {
      let name = identifier + "-frame" + String(index)
      let appears = coordinateText(100 * Double(index) / Double(total))
      style += "@keyframes " + name + "{0%{visibility:hidden}" + appears
      style += "%{visibility:visible}100%{visibility:visible}}"
      style += "@media (prefers-reduced-motion:no-preference){." + name + "{animation:" + name
      style += " " + seconds + "s step-end infinite}}"
    }
    return style
  }

  private static func commonGroup(_ picture: Picture) -> Element? {
    guard picture.content.count == 1, let only = picture.content.first, only.isNamed("g") else {
      return nil
    }
    return only
  }

  private static func children(of picture: Picture) -> [Element] {
    picture.content.flatMap { group in
      group.content.compactMap { node in
        if case .element(let child) = node { child } else { nil }
      }
    }
  }
}
