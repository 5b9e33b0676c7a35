import Lessons
import Markup
import Wording

/// The control that moves all figures of a chapter to the same step: nothing without a script.
struct Scrubber {
  private let chapter: Chapter
  private let restingFrame: Int

  init(_ chapter: Chapter, restingFrame: Int) {
    self.chapter = chapter
    self.restingFrame = restingFrame
  }

  var node: Node {
    let steps = chapter.frameSteps.map(String.init).joined(separator: " ")
    let range = Node.tag(
      "input",
      [
        "type": "range", "data-scrubber": "", "min": "0",
        "max": String(chapter.frameSteps.count - 1), "step": "1", "value": String(restingFrame),
        "autocomplete": "off",
        "aria-label": PageText.scrubberLabel(chapter.shortTitle),
      ])
    return .tag(
      "div",
      [
        "class": "scrubber", "role": "group", "data-scripted": "", "hidden": "",
        "aria-label": PageText.scrubberLabel(chapter.shortTitle),
        "data-steps": steps, "data-rest": String(restingFrame), "data-text": PageText.stepOfLast,
      ],
      [
        button("previous", PageText.previousStep, sign: "‹"), range,
        button("next", PageText.nextStep, sign: "›"),
        .tag(
          "button",
          [
            "type": "button", "data-action": "play", "data-play": PageText.play,
            "data-pause": PageText.pause,
          ], text: PageText.play),
        .tag("output", ["aria-live": "off"]),
      ])
  }

  private func button(_ action: String, _ label: String, sign: String) -> Node {
    .tag(
      "button", ["type": "button", "data-action": action, "aria-label": label, "title": label],
      text: sign)
  }
}
