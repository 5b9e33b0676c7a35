import Markup
import Wording

/// The sliders and the figure for softmax in the reader's hand; only with scripts, and only where the page's
/// module runs.
struct SoftmaxHandMarkup {
  private func slider(
    _ text: String, _ key: StaticString, least: String, most: String, value: String
  ) -> Node {
    .tag(
      "label", [:],
      [
        .tag("span", text: text),
        .element(
          Element(
            "input",
            [
              Attribute("type", "range"), Attribute("min", least), Attribute("max", most),
              Attribute("step", "0.1"), Attribute("value", value),
              Attribute("autocomplete", "off"), Attribute(key, ""),
            ])),
        // The slider says its value itself.
        .tag("span", ["class": "value", "aria-hidden": "true"]),
      ])
  }

  var node: Node {
    .tag(
      "div",
      [
        "id": "softmax-hand", "class": "hand", "role": "group", "aria-label": HandText.label,
        "data-scripted": "", "hidden": "",
      ],
      [
        .tag("p", ["class": "label"], text: HandText.heading),
        .tag("p", ["class": "note"], text: HandText.hint),
        .tag("div", ["class": "picture"]), .tag("div", ["class": "scores"]),
        slider(HandText.temperature, "data-temperature", least: "0.1", most: "5", value: "1"),
        .tag(
          "p", ["class": "choice"],
          [
            .tag("button", ["type": "button", "data-do": "fewer"], text: HandText.fewer),
            .tag("button", ["type": "button", "data-do": "more"], text: HandText.more),
          ]),
        .tag(
          "template", [:],
          [slider(HandText.score, "data-score", least: "-6", most: "6", value: "0")]),
      ])
  }
}
