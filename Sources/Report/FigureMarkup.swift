import Lessons
import Markup
import Wording

/// A figure of the page: the picture, its caption, its data, and how to use it elsewhere.
struct FigureMarkup {
  private let figure: Lessons.Figure
  private let label: String
  /// The training step of every frame; none where the figure does not move.
  private let steps: [Int]
  /// Whether its data and the ways to use it elsewhere stand under it.
  private let hasTools: Bool
  private let prose: ProseMarkup

  init(
    _ figure: Lessons.Figure, label: String, steps: [Int], hasTools: Bool, prose: ProseMarkup
  ) {
    self.figure = figure
    self.label = label
    self.steps = steps
    self.hasTools = hasTools
    self.prose = prose
  }

  var nodes: [Node] {
    guard figure.frames.indices.contains(figure.restingFrame) else { return [] }
    let markup = PictureMarkup(figure, label: label, moves: !steps.isEmpty)
    let frameCount = markup.frameCount
    let content =
      narrow + markup.pictures + PointMarkup(figure).nodes(frames: frameCount) + [caption]
    let after = hasTools ? [tools] : []
    guard frameCount > 1 else {
      return [.tag("figure", ["id": figure.name, "class": classes], content)] + after
    }
    return [.tag("figure", ["id": figure.name, "class": classes, "data-linked": ""], content)]
      + after + markup.patches
  }

  private var classes: String { figure.narrow.isEmpty ? size : size + " adapts" }

  /// The class for which the style knows when the picture is wider than its place: at most 480, at
  /// most 720, or 960. On a screen those are told apart that its height would make too small.
  private var size: String {
    let frame = figure.frames[figure.restingFrame]
    let name = frame.width > 720 ? "wide" : frame.width > 480 ? "medium" : "small"
    guard !hasTools, frame.height > 0.75 * frame.width else { return name }
    return name + (frame.height > 1.2 * frame.width ? " tower" : " tall")
  }

  /// What stands above a picture that must be scrolled: its title, which is cut there, and how to see
  /// the rest. Who listens has heard the title from the picture.
  private var narrow: [Node] {
    [
      .tag(
        "p", ["class": "narrow finding", "id": figure.findingIdentifier, "aria-hidden": "true"],
        text: figure.title),
      .tag("p", ["class": "narrow swipe", "aria-hidden": "true"], text: PageText.swipe),
    ]
  }

  private var caption: Node {
    .tag(
      "figcaption", [:],
      [.tag("span", ["class": "number-label"], text: label), .text(" ")]
        + prose.nodes(figure.caption))
  }

  private var tools: Node {
    let count = PageText.rowCount(figure.data.rows.count)
    return .tag(
      "div", ["class": "tools"],
      [
        .tag(
          "details", [:],
          [
            summary("\(PageText.data), \(count)"),
            .tag(
              "div", ["class": "unfolded"],
              DataTable.table(figure.data, label: PageText.dataOf(label))),
          ]),
        .tag(
          "details", [:],
          [summary(PageText.useThisFigure), .tag("div", ["class": "unfolded"], use)]),
      ])
  }

  /// A summary that says which figure it belongs to, to those who do not see where it stands.
  private func summary(_ text: String) -> Node {
    .tag(
      "summary", [:], [.text(text), .tag("span", ["class": "unseen"], text: " (\(label))")])
  }

  private var use: [Node] {
    let files = EmbedSnippets(figure)
    return [
      .tag(
        "p", [:],
        [
          .tag("a", ["href": files.picturePath], text: PageText.pictureFile),
          .text((shownStep.map { " " + PageText.shows(step: $0) } ?? "") + " · "),
          .tag("a", ["href": files.dataPath], text: PageText.dataFile),
        ])
    ]
      + copyable(
        files.html, id: "snippet-" + figure.name, note: PageText.embedSnippet,
        action: PageText.copySnippet)
      + copyable(
        figure.command, id: "command-" + figure.name, note: PageText.commandOfFigure,
        action: PageText.copyCommand)
  }

  /// The step at which a figure that moves rests in its file.
  private var shownStep: Int? {
    steps.indices.contains(figure.restingFrame) ? steps[figure.restingFrame] : nil
  }

  private func copyable(_ text: String, id: String, note: String, action: String) -> [Node] {
    [
      .tag(
        "p", ["class": "copyable"],
        [
          .text(note + " "),
          .tag(
            "button",
            [
              "type": "button", "data-scripted": "", "hidden": "", "data-copy": id,
              "data-done": PageText.copied, "data-failed": PageText.notCopied,
            ], text: action),
        ]),
      .tag("pre", ["tabindex": "0"], [.tag("code", ["id": id], text: text)]),
    ]
  }
}
