import Markup
import Wording

/// What is shown at one time: a heading with its text, or a figure with its caption.
struct Screen {
  var body: [Node]
  /// Text that belongs to it and is folded, because nobody reads it while somebody speaks.
  var notes: [Node] = []
  /// Whether the text that follows is its own, and not notes.
  var takesText = false
  /// Whether its figure moves with the chapter's scrubber.
  var moves = false
}

extension Screen {
  func node(id: String, number: Int, of count: Int) -> Node {
    let fold: [Node] =
      notes.isEmpty
      ? []
      : [
        .tag(
          "details", ["class": "notes"],
          [.tag("summary", text: PageText.notes), .tag("div", ["class": "unfolded"], notes)])
      ]
    return .tag(
      "div",
      [
        "class": "screen", "id": id, "data-screen": "", "role": "group", "tabindex": "-1",
        "aria-label": PageText.screen(number, of: count),
      ],
      body + fold + [
        .tag(
          "p", ["class": "place", "aria-hidden": "true"],
          text: PageText.place(number, of: count))
      ])
  }
}
