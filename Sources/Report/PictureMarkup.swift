import Lessons
import Markup
import Plotting
import Wording

/// The pictures of a figure: as it is, on another scale, and for a phone; each with its own patches. The
/// style and the scripts show one of them.
struct PictureMarkup {
  private let figure: Lessons.Figure
  private let label: String
  private let moves: Bool
  /// Made once: all frames are compared for it.
  private var made: [Made] = []

  init(_ figure: Lessons.Figure, label: String, moves: Bool) {
    self.figure = figure
    self.label = label
    self.moves = moves
    made = allMade
  }

  private enum Place {
    case first
    case variant(FigureVariant.Kind)
    case narrow

    var suffix: String {
      switch self {
      case .first: ""
      case .variant(let kind): "-" + kind.rawValue
      case .narrow: "-narrow"
      }
    }
  }

  /// How many frames the page shows.
  var frameCount: Int { made.first?.inline.patches.frameCount ?? 1 }

  var pictures: [Node] { made.map(\.picture) }

  var patches: [Node] {
    made.compactMap { one in
      one.inline.patches.frameCount > 1
        ? .tag(
          "script",
          [
            "type": "application/json", "data-patches": figure.name + one.suffix,
          ], [.unescaped("JSON without <", one.inline.patches.json)])
        : nil
    }
  }

  private struct Made {
    var suffix: String
    var inline: InlineFigure
    var picture: Node
  }

  private var allMade: [Made] {
    var all: [(Place, [Picture])] = [(.first, figure.frames)]
    if let variant = figure.variant { all.append((.variant(variant.kind), variant.frames)) }
    if !figure.narrow.isEmpty {
      // A phone has room for shorter names only, in the picture but not above it.
      let named = figure.narrow.enumerated().map { index, frame in
        var frame = frame
        if figure.frames.indices.contains(index) { frame.title = figure.frames[index].title }
        return frame
      }
      all.append((.narrow, named))
    }
    return all.compactMap { place, frames in
      inline(frames, place).map { inline in
        Made(
          suffix: place.suffix, inline: inline,
          picture: picture(inline, frames[figure.restingFrame], place))
      }
    }
  }

  private func picture(_ inline: InlineFigure, _ frame: Picture, _ place: Place) -> Node {
    let sized = Node.element(
      inline.element.with("width", DataTable.exact(frame.width))
        .with("height", DataTable.exact(frame.height)))
    switch place {
    case .first:
      return .tag("div", ["class": "picture", "role": "group", "aria-label": label], [sized])
    case .variant(let kind):
      return .tag(
        "div",
        [
          "class": "picture", "role": "group", "aria-label": label,
          "data-variant": kind.rawValue, "hidden": "",
        ], [sized])
    case .narrow:
      return .tag("div", ["class": "picture slim", "role": "group", "aria-label": label], [sized])
    }
  }

  /// The picture with its patches; at rest where the figure does not move or its frames do not match.
  private func inline(_ frames: [Picture], _ place: Place) -> InlineFigure? {
    let identifier = figure.name + place.suffix + "-picture"
    if moves,
      var moving = try? InlineFigure(
        frames: frames, restingFrame: figure.restingFrame, identifier: identifier)
    {
      // The title above a picture that is too wide for its place.
      moving.patches.addText(id: figure.findingIdentifier, frames.map(\.title))
      return moving
    }
    guard frames.indices.contains(figure.restingFrame) else { return nil }
    // With the no-break spaces that a picture does not need.
    var still = frames[figure.restingFrame]
    still.title = figure.title
    return InlineFigure(still, identifier: identifier)
  }
}

extension Lessons.Figure {
  /// Of the title above the picture.
  var findingIdentifier: String { name + "-finding" }
}
