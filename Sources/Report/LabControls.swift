import Experiments
import Lab
import Markup
import Recording
import Training
import Wording

/// The lab's settings as controls, each with the name of its option (`LabKey`).
struct LabControls {
  var node: Node {
    .tag(
      "form", ["class": "settings", "autocomplete": "off"],
      [presets, problem, settings])
  }

  /// Open where there is room beside the figures; the script closes it on a narrow screen.
  private var settings: Node {
    .tag(
      "details", ["id": "lab-settings", "open": ""],
      [
        .tag("summary", text: LabText.settings),
        group("data", LabText.data, data), group("net", LabText.net, net),
        group("training", LabText.training, training), more, comparison,
      ])
  }

  /// The controls of one hidden layer.
  static var layer: Node {
    .tag(
      "li", [:],
      [
        .tag("span", text: LabText.layerNumber),
        .tag(
          "input",
          [
            "type": "number", "min": LabSettings.unitCounts.lowerBound.description,
            "max": LabSettings.unitCounts.upperBound.description, "data-units": "",
            "aria-label": LabText.layerUnits,
          ]),
        .tag(
          "select", ["data-activation": "", "aria-label": LabText.layerActivation],
          options(hiddenActivations)),
      ])
  }

  // MARK: Groups

  private var presets: Node {
    let presets = LabPreset.allCases.map { preset in
      Node.tag(
        "option",
        [
          "value": preset.state, "data-task": preset.rawValue, "data-sentence": preset.sentence,
        ], text: preset.title)
    }
    return .tag(
      "div", ["class": "presets", "data-part": "presets"],
      [
        labelled(
          LabText.presets,
          .tag(
            "select", ["id": "lab-preset"],
            [.tag("option", ["value": ""], text: LabText.presetStart)] + presets)),
        .tag(
          "div", ["id": "lab-task", "hidden": ""],
          [
            .tag("p", ["id": "lab-sentence", "aria-live": "polite"]),
            .tag(
              "button", ["type": "button", "aria-label": LabText.closeTask], text: LabText.close),
          ]),
      ])
  }

  private func group(_ part: String, _ legend: String, _ controls: [Node]) -> Node {
    .tag(
      "fieldset", ["data-part": part],
      [.tag("legend", text: legend), .tag("div", ["class": "controls"], controls)])
  }

  private var data: [Node] {
    [
      choice(.dataset, DatasetName.allCases.map(\.rawValue) + [DrawnPoints.name]), pad,
      number(.noise, least: "0", step: "1"), number(.heldOut, least: "0", step: "1"),
      number(.seed, least: "0", step: "1"),
      number(.batch, least: "1", step: "1", hint: LabText.automaticBatch),
    ]
  }

  /// The plane for the reader's own points.
  private var pad: Node {
    func button(_ action: String, _ text: String) -> Node {
      .tag("button", ["type": "button", "data-do": action], text: text)
    }
    let groups = ["a", "b", "c", "d"].enumerated().map { index, name in
      Node.tag("option", ["value": index.description], text: LabText.pointsOf(name))
    }
    return .tag(
      "div", ["class": "pad", "role": "group", "aria-label": LabText.points, "hidden": ""],
      [
        .tag("input", ["type": "hidden", "data-key": LabKey.points.rawValue]),
        labelled(
          LabText.pointsPut,
          .tag(
            "select", ["aria-label": LabText.pointsPut],
            groups + [.tag("option", ["value": "away"], text: LabText.pointsAway)])),
        .tag(
          "div",
          [
            "class": "plane", "tabindex": "0", "role": "application",
            "aria-label": LabText.pointsPlane, "data-reach": DrawnPoints.reach.description,
            "data-dataset": DrawnPoints.name,
          ]),
        .tag("p", ["class": "note"], text: LabText.pointsNote),
        .tag(
          "div", ["class": "choice"],
          [
            button("undo", LabText.pointsUndo), button("clear", LabText.pointsClear),
            button("points", LabText.pointsSave),
          ]),
      ])
  }

  private var net: [Node] {
    [
      layers(of: LabText.firstLayers),
      choice(
        .outputActivation, ActivationFunction.allCases.map(\.rawValue), empty: LabText.automatic),
      choice(.loss, LossFunction.allCases.map(\.rawValue), empty: LabText.automatic),
      choice(.initialization, Initialization.allCases.map(\.rawValue)),
      number(.initializationScale, hint: LabText.automaticScale),
      choice(.normalization, Normalization.allCases.map(\.rawValue)),
      number(.skip, least: "0", step: "1"),
    ]
  }

  /// How many hidden layers, their units and activation functions.
  private func layers(of net: (count: String, every: String)) -> Node {
    .tag(
      "div", ["class": "layers"],
      [
        labelled(
          net.count,
          .tag(
            "input",
            [
              "type": "number", "data-count": "", "step": "1",
              "min": LabSettings.layerCounts.lowerBound.description,
              "max": LabSettings.layerCounts.upperBound.description,
            ])),
        labelled(
          net.every,
          .tag(
            "select", ["data-every": ""],
            [.tag("option", ["value": ""], text: LabText.severalActivations)]
              + Self.options(Self.hiddenActivations))),
        .tag("ol", [:]),
      ])
  }

  private var training: [Node] {
    [
      choice(.optimizer, OptimizerKind.allCases.map(\.rawValue)),
      number(.rate, least: "0"), number(.steps, least: "1", step: "1"),
    ]
  }

  private var more: Node {
    .tag(
      "details", ["data-part": "more"],
      [
        .tag("summary", text: LabText.more),
        .tag(
          "div", ["class": "controls"],
          [
            choice(.scaling, Scaling.allCases.map(\.rawValue)),
            number(.dropout, least: "0"), number(.hiddenBias),
            choice(
              .lossFrom, LossSource.allCases.map(\.rawValue), empty: LabText.automaticLossFrom),
            choice(.schedule, LearningRateSchedule.allCases.map(\.rawValue)),
            number(.weightDecay, least: "0"),
            number(.clipNorm, least: "0", hint: LabText.none),
            number(.clipValue, least: "0", hint: LabText.none),
            number(.dataSeed, least: "0", step: "1", hint: LabText.sameAsSeed),
            choice(.precision, Precision.allCases.map(\.rawValue)),
            number(.frames, least: "1", step: "1"),
          ]),
      ])
  }

  private var comparison: Node {
    let keys = LabKey.allCases.filter { !LabKey.shared.contains($0) }
      .map { Node.tag("option", ["value": $0.rawValue], text: LabText.setting($0.rawValue)) }
    return .tag(
      "fieldset", ["data-part": "comparison"],
      [
        .tag("legend", text: LabText.comparison),
        .tag("p", ["class": "note"], text: LabText.comparisonNote),
        .tag(
          "div", ["class": "controls"],
          [
            labelled(
              LabText.comparisonSetting,
              .tag(
                "select", ["id": "lab-difference"],
                [.tag("option", ["value": ""], text: LabText.comparisonOff)] + keys)),
            .tag(
              "div", ["id": "lab-second", "hidden": ""],
              [
                .tag("label", [:], [.tag("span", text: LabText.comparisonValue)]),
                layers(of: LabText.secondLayers),
                .tag("p", ["class": "note alike"], text: LabText.comparisonAlike),
              ]),
            .tag("p", ["class": "note", "id": "lab-besides"]),
          ]),
      ])
  }

  private var problem: Node { .tag("p", ["class": "problem", "role": "alert"]) }

  // MARK: Controls

  private static let hiddenActivations =
    ActivationFunction.allCases.filter { !$0.isOnlyForOutput }.map(\.rawValue)

  private static func options(_ words: [String]) -> [Node] {
    words.map { .tag("option", ["value": $0], text: $0) }
  }

  private func labelled(_ text: String, _ control: Node) -> Node {
    .tag("label", [:], [.tag("span", text: text), control])
  }

  /// - Parameter empty: the text of the choice that says nothing.
  private func choice(_ key: LabKey, _ words: [String], empty: String? = nil) -> Node {
    let first = empty.map { [Node.tag("option", ["value": ""], text: $0)] } ?? []
    return labelled(
      LabText.setting(key.rawValue),
      .tag("select", ["data-key": key.rawValue], first + Self.options(words)))
  }

  private func number(
    _ key: LabKey, least: String = "", step: String = "any", hint: String = ""
  ) -> Node {
    var input = Element(
      "input",
      [
        Attribute("type", "number"), Attribute("data-key", key.rawValue), Attribute("step", step),
        Attribute("placeholder", hint),
      ])
    if !least.isEmpty { input.set("min", least) }
    return labelled(LabText.setting(key.rawValue), .element(input))
  }
}
