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
        button(
          "previous", PageText.previousStepMeaning,
          [sign("‹"), .text(" "), word(PageText.previousStep)]), range,
        button(
          "next", PageText.nextStepMeaning, [word(PageText.nextStep), .text(" "), sign("›")]),
        .tag(
          "button",
          [
            "type": "button", "data-action": "play", "data-play": PageText.play,
            "data-pause": PageText.pause, "title": PageText.playMeaning,
          ], text: PageText.play),
        .tag("output", ["aria-live": "off"]),
      ])
  }

  private func button(_ action: String, _ meaning: String, _ content: [Node]) -> Node {
    .tag("button", ["type": "button", "data-action": action, "title": meaning], content)
  }

  private func sign(_ sign: String) -> Node { .tag("span", ["aria-hidden": "true"], text: sign) }

  /// A narrow window shows only the sign.
  private func word(_ word: String) -> Node { .tag("span", ["class": "word"], text: word) }
}
