import Lessons
import Markup
import Plotting
import Wording

/// What the page tells about single points of a figure: for the pointer at the point itself, and for the
/// keyboard in a list under the figure. Nothing without a script; the table of the data has the numbers.
struct PointMarkup {
  private let figure: Lessons.Figure

  init(_ figure: Lessons.Figure) {
    self.figure = figure
  }

  /// - Parameter frames: how many frames the page shows.
  func nodes(frames: Int) -> [Node] {
    guard !figure.points.isEmpty else { return [] }
    let options =
      [Node.tag("option", ["value": ""], text: UnitPointText.none)]
      + figure.points.enumerated().map { index, point in
        .tag("option", ["value": String(index)], text: point.name)
      }
    return [
      .tag(
        "div", ["class": "points", "data-scripted": "", "hidden": ""],
        [
          .tag(
            "select",
            ["aria-label": UnitPointText.choice, "autocomplete": "off", "data-points": ""],
            options), .tag("output", ["aria-live": "polite"]),
        ]),
      .tag(
        "script", ["type": "application/json", "data-points-of": figure.name],
        [.unescaped("JSON without <", json(frames: frames))]),
    ]
  }

  /// `{"rest":K,"points":[["sentence",[["0.1","0.5"],0,…]],…]}`: of each point the numbers of every
  /// frame, 0 where they are those of the frame before.
  private func json(frames: Int) -> String {
    let points = figure.points.map { point in
      let numbers = frames > 1 ? point.numbers : [point.numbers[figure.restingFrame]]
      let written = numbers.enumerated().map { index, values in
        index > 0 && numbers[index - 1] == values
          ? "0" : "[" + values.map(PatchText.json).joined(separator: ",") + "]"
      }
      return "[" + PatchText.json(point.sentence) + ",[" + written.joined(separator: ",") + "]]"
    }
    let rest = frames > 1 ? figure.restingFrame : 0
    return "{\"rest\":\(rest),\"points\":[" + points.joined(separator: ",") + "]}"
  }
}
