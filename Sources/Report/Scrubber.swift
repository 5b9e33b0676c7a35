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

  /// The layers that its figures can show apart, from 1.
  private var layers: Int {
    let figures = ReportFiles.figures(in: chapter.blocks)
    return figures.reduce(0) { most, figure in
      let frames = figure.frames
      let frame = frames.indices.contains(figure.restingFrame) ? frames[figure.restingFrame] : nil
      return max(most, frame?.content.map(\.largestLayer).max() ?? 0)
    }
  }

  /// The other scales on which some of its figures are drawn.
  private var toggles: [Node] {
    let kinds = ReportFiles.figures(in: chapter.blocks).compactMap { $0.variant?.kind }
    return FigureVariant.Kind.allCases.filter(kinds.contains).map { kind in
      let (name, meaning) =
        kind == .linear
        ? (PageText.linearScale, PageText.linearScaleMeaning)
        : (PageText.ownScale, PageText.ownScaleMeaning)
      return .tag(
        "button",
        [
          "type": "button", "class": "toggle", "aria-pressed": "false",
          "data-toggle": kind.rawValue, "title": meaning,
        ], text: name)
    }
  }

  private var layerChoice: [Node] {
    let count = layers
    guard count > 1 else { return [] }
    let options =
      [Node.tag("option", ["value": ""], text: PageText.allLayers)]
      + (1...count).map { layer in
        .tag("option", ["value": String(layer)], text: PageText.layer(layer))
      }
    return [
      .tag(
        "select",
        [
          "data-layers": "", "autocomplete": "off", "title": PageText.layerMeaning,
          "aria-label": PageText.layerChoice(chapter.shortTitle),
        ], options)
    ]
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
      ] + layerChoice + toggles)
  }

  private func button(_ action: String, _ meaning: String, _ content: [Node]) -> Node {
    .tag("button", ["type": "button", "data-action": action, "title": meaning], content)
  }

  private func sign(_ sign: String) -> Node { .tag("span", ["aria-hidden": "true"], text: sign) }

  /// A narrow window shows only the sign.
  private func word(_ word: String) -> Node { .tag("span", ["class": "word"], text: word) }
}

extension Element {
  /// The last layer that the element or what is in it belongs to; 0 for none.
  fileprivate var largestLayer: Int {
    let inner = content.map { node in
      if case .element(let child) = node { child.largestLayer } else { 0 }
    }
    return max(value(of: "data-layer").flatMap { Int($0) } ?? 0, inner.max() ?? 0)
  }
}
