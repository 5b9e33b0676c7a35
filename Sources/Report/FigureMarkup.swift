import Lessons
import Markup
import Plotting
import Wording

/// A figure of the page: the picture, its caption, its data, and how to use it elsewhere.
struct FigureMarkup {
  private let figure: Figure
  private let label: String
  private let isMoving: Bool
  private let prose: ProseMarkup

  init(_ figure: Figure, label: String, isMoving: Bool, prose: ProseMarkup) {
    self.figure = figure
    self.label = label
    self.isMoving = isMoving
    self.prose = prose
  }

  var nodes: [Node] {
    let frames = described(isMoving ? figure.frames : restingPicture)
    guard !frames.isEmpty else { return [] }
    let inline = InlineFigure(
      frames: frames, restingFrame: isMoving ? figure.restingFrame : 0, identifier: figure.name)
    let picture = Node.tag(
      "div",
      ["class": pictureClass(frames), "role": "group", "aria-label": label],
      [.element(inline.element)])
    let markup = Node.tag(
      "figure", ["id": figure.name], [picture, caption, tools])
    guard isMoving else { return [markup] }
    // A `<` in the data cannot end the element.
    let json = inline.patches.json.split(separator: "<", omittingEmptySubsequences: false)
      .joined(separator: "\\u003c")
    return [
      markup,
      .tag(
        "script", ["type": "application/json", "id": "patches-" + figure.name],
        [.unescaped("JSON without <", json)]),
    ]
  }

  /// Wide pictures scroll on a phone, so that their type stays readable.
  private func pictureClass(_ frames: [Picture]) -> String {
    guard let width = frames.first?.width, width > 480 else { return "picture" }
    return width > 720 ? "picture wide" : "picture medium"
  }

  private var restingPicture: [Picture] {
    figure.frames.indices.contains(figure.restingFrame)
      ? [figure.frames[figure.restingFrame]] : Array(figure.frames.prefix(1))
  }

  private func described(_ pictures: [Picture]) -> [Picture] {
    pictures.map { picture in
      var picture = picture
      picture.title = figure.title
      picture.description = figure.alternative
      return picture
    }
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
          .tag("a", ["href": files.picturePath], text: PageText.pictureFile), .text(" · "),
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
