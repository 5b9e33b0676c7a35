import Lab
import Lessons
import Markup
import PageResources
import Wording

/// The lab: controls, figures, and the module that trains in the page.
struct LabSection {
  static let id = "lab"
  /// What the lab begins with.
  private let state: String
  /// True on a page without chapters.
  private let isAlone: Bool

  /// - Parameter state: as in an address (`LabState`).
  init(state: String, isAlone: Bool) {
    self.state = state
    self.isAlone = isAlone
  }

  var section: Node {
    .tag(
      "section",
      [
        "id": Self.id, "class": isAlone ? "lab" : "lab appendix", "data-state": state,
        "data-broken": LabText.broken, "data-starting": LabText.starting,
        "data-missing": LabText.needsWebAssembly,
      ],
      [
        isAlone
          ? .tag("h1", text: LabText.question) : .tag("h2", text: LabText.heading),
        .tag("p", text: LabText.introduction),
        .tag("p", ["class": "lab-message", "role": "status"], text: LabText.needsScripts),
        .tag("button", ["type": "button", "data-do": "again", "hidden": ""], text: LabText.again),
        .tag(
          "div", ["class": "bench", "data-scripted": "", "hidden": ""],
          [LabControls().node, player, figures, command]),
      ] + Self.templates + Self.code)
  }

  private var player: Node {
    func button(_ action: String, _ text: String) -> Node {
      .tag("button", ["type": "button", "data-do": action], text: text)
    }
    let speeds = LabText.speeds.enumerated().map { index, text in
      Node.tag(
        "option", index == 2 ? ["value": "2", "selected": ""] : ["value": index.description],
        text: text)
    }
    return .tag(
      "div", ["class": "player", "role": "group", "aria-label": LabText.training],
      [
        .tag(
          "button",
          [
            "type": "button", "data-do": "play", "data-play": LabText.play,
            "data-pause": LabText.pause,
          ], text: LabText.play),
        button("step", LabText.oneStep), button("epoch", LabText.oneEpoch),
        button("end", LabText.toEnd), button("restart", LabText.restart),
        .tag("select", ["id": "lab-speed", "aria-label": LabText.speed], speeds),
        .tag(
          "input",
          [
            "type": "range", "id": "lab-step", "min": "0", "max": "0", "value": "0",
            "autocomplete": "off", "aria-label": LabText.scrubber,
          ]),
        .tag(
          "button", ["type": "button", "data-do": "follow", "title": LabText.latestMeaning],
          text: LabText.latest),
        .tag(
          "output",
          [
            "id": "lab-shown", "aria-live": "off", "data-step": LabText.stepShown,
            "data-first": LabText.beforeFirst, "data-loss": LabText.lossNow,
            "data-net": LabText.lossOfNet, "data-diverged": LabText.diverged,
            "data-over": LabText.runOver, "data-trained": LabText.trained,
            "data-making": LabText.making,
          ]),
      ])
  }

  private var figures: Node {
    .tag(
      "div",
      ["class": "places", "role": "group", "aria-label": LabText.figures])
  }

  private var command: Node {
    .tag(
      "div", ["class": "lab-command"],
      [
        .tag(
          "p", ["class": "copyable"],
          [
            .text(LabText.trainCommand + " "),
            .tag(
              "button",
              [
                "type": "button", "data-copy": "lab-command", "data-done": LabText.copied,
                "data-failed": PageText.notCopied,
              ], text: LabText.copyCommand),
          ]),
        .tag("pre", ["tabindex": "0"], [.tag("code", ["id": "lab-command"])]),
      ])
  }

  private static var templates: [Node] {
    [
      .tag("template", ["id": "lab-place"], [place]),
      .tag("template", ["id": "lab-layer"], [LabControls.layer]),
    ]
  }

  /// One figure with what can be done with it.
  private static var place: Node {
    let charts = LabInstrument.all.map { instrument in
      Node.tag(
        "option", ["value": instrument.rawValue], text: LabText.instrument(instrument.rawValue))
    }
    func button(_ action: String, _ text: String) -> Node {
      .tag("button", ["type": "button", "data-do": action], text: text)
    }
    return .tag(
      "div", ["class": "place", "role": "group", "aria-label": LabText.place],
      [
        .tag(
          "div", ["class": "choice"],
          [
            .tag("select", ["data-chart": "", "aria-label": LabText.whatIsShown], charts),
            .tag(
              "label", [:],
              [
                .text(LabText.layerShown + " "),
                .tag(
                  "select", ["data-layer": ""],
                  [.tag("option", ["value": "0"], text: LabText.anyLayer)]),
              ]),
            .tag(
              "label", ["hidden": ""],
              [
                .text(LabText.netShown + " "),
                .tag(
                  "select", ["data-net": ""],
                  LabText.netNames.enumerated().map { index, name in
                    .tag("option", ["value": index.description], text: name)
                  }),
              ]),
          ]),
        .tag("div", ["class": "picture"]), walk,
        .tag(
          "div", ["class": "choice"],
          [
            button("save", LabText.save), button("command", LabText.copyCommand),
            .tag(
              "button", ["type": "button", "data-do": "enlarge", "aria-pressed": "false"],
              text: LabText.enlarge),
          ]),
      ])
  }

  /// The way through one example's backward pass.
  private static var walk: Node {
    func number(_ key: String, _ text: String) -> Node {
      .tag(
        "label", [:],
        [
          .text(text + " "),
          .tag("input", ["type": "number", "min": "1", "step": "1", "data-walk": key]),
        ])
    }
    func button(_ action: String, _ text: String) -> Node {
      .tag("button", ["type": "button", "data-do": action], text: text)
    }
    return .tag(
      "div",
      [
        "class": "choice walk", "role": "group", "aria-label": LabText.walk, "hidden": "",
      ],
      [
        button("back", LabText.walkBack), button("next", LabText.walkNext),
        .tag(
          "button",
          [
            "type": "button", "data-do": "run", "data-run": LabText.walkRun,
            "data-stop": LabText.walkStop,
          ], text: LabText.walkRun),
        number("example", LabText.walkExample), number("unit", LabText.walkUnit),
      ])
  }

  /// What the script starts: the packed module as base64, what unpacks and runs it beside the page, and a
  /// table that the module cannot reach by itself.
  private static var code: [Node] {
    [
      .tag(
        "script", ["type": "application/octet-stream", "id": "lab-core"],
        [.unescaped("base64", EmbeddedFile.labWasmLzma.text)]),
      .tag(
        "script", ["type": "text/plain", "id": "lab-worker"],
        [
          .unescaped(
            "the program's own script", PageCode.condensed([.pageLabUnpackJs, .pageLabWorkerJs]))
        ]),
      .tag(
        "script", ["type": "text/csv", "id": "lab-iris"],
        [.unescaped("the program's own table", EmbeddedFile.dataIrisCsv.text)]),
    ]
  }
}
