import Charts
import Foundation
import Plotting
import Recording
import Testing

/// Pictures of frozen traces, byte for byte, with the colours of both light and dark. `GRADFLOW_RECORD=1 swift test …` writes them anew and
/// fails, so that nobody records by accident; look at the pictures before committing them.
@Suite struct GoldenTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var chart: ChartName
    var runs: [Frozen]
    var step: Int?
    var width = FigureWidth.page

    var testDescription: String { name }
  }

  private static let three: [Frozen] = [.sigmoid, .softmax, .dying]

  /// Charts that need what not all three have, and those that need what no frozen trace has.
  private static let alone: [ChartName] = [.fit, .unitLife, .deadShare]
  static let measured: [ChartName] = [
    .updateRatio, .updateHeatmap, .jacobianNorm, .softmaxJacobian, .singularValues,
  ]

  static let cases: [Case] =
    ChartName.allCases.filter { !(alone + measured).contains($0) }.map {
      Case(name: "\($0.rawValue)-three", chart: $0, runs: three, step: 20)
    }
    + ChartName.allCases.filter { !(measured + [.fit]).contains($0) }.map {
      Case(name: "\($0.rawValue)-dying", chart: $0, runs: [.dying])
    } + [
      Case(name: "fit-wave", chart: .fit, runs: [.wave], step: 20),
      Case(name: "loss-diverged", chart: .loss, runs: [.sigmoid, .diverged]),
      Case(name: "regions-diverged", chart: .regions, runs: [.diverged]),
      Case(name: "gradient-heatmap-diverged", chart: .gradientHeatmap, runs: [.diverged]),
      Case(
        name: "gradient-by-layer-column", chart: .gradientByLayer, runs: three, width: .column),
    ]

  @Test(arguments: cases) func `is what it was`(_ golden: Case) throws {
    let runs = try golden.runs.map { try $0.record }
    let chart = try golden.chart.draw(
      ChartRequest(runs: runs, step: golden.step, width: golden.width))
    try compare(chart.picture, golden.name)
  }

  @Test(arguments: measured)
  func `charts of a record made by hand are what they were`(_ name: ChartName) throws {
    let chart = try name.draw(ChartRequest(runs: [Measured.record], step: 2))
    try compare(chart.picture, "\(name.rawValue)-measured")
  }

  @Test func `the loss contour is what it was`() throws {
    let chart = LossContourChart(Measured.bowl, label: "tanh", identity: .tanh)
    try compare(chart.draw(chart.figure()).picture, "loss-contour")
  }

  @Test func `the strip is what it was`() throws {
    let runs = try [Frozen.sigmoid, .dying].map { try $0.record }
    try compare(ChartName.regionsStrip(ChartRequest(runs: runs)).picture, "regions-strip")
  }

  private func compare(_ picture: Picture, _ name: String) throws {
    let file = testFolder.appending(path: "Golden/\(name).svg")
    let drawn = SVGFile.text(picture, identifier: name, theme: .auto)
    if ProcessInfo.processInfo.environment["GRADFLOW_RECORD"] == "1" {
      try Data(drawn.utf8).write(to: file)
      Issue.record("recorded \(name)")
      return
    }
    let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard drawn != kept else { return }
    let actual = FileManager.default.temporaryDirectory.appending(path: "gradflow-\(name).svg")
    try Data(drawn.utf8).write(to: actual)
    Issue.record("\(name) looks different; what was drawn is in \(actual.path)")
  }
}
