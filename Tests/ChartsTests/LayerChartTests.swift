import Charts
import Foundation
import Plotting
import Recording
import Testing
import Training

/// Charts of layers over steps: update ratios, dead shares, Jacobians, singular values.
@Suite struct LayerChartTests {
  private func cells(_ data: FigureData, _ column: Int) -> [FigureData.Cell] {
    data.rows.map { $0[column] }
  }

  private func updating(_ ratio: (Int, Int) -> Double) -> RunRecord {
    (1...3).reduce(Sample(label: "tanh", activations: [.tanh, .tanh, .softmax]).record) {
      record, layer in
      record.adding(.layer(layer, .updateRatio)) { ratio(layer, $0) }
    }
  }

  @Test func `update ratios are drawn as recorded`() throws {
    let record = updating { layer, step in 1e-4 * Double(layer * 10 + step) }
    let chart = try ChartName.updateRatio.draw(ChartRequest(runs: [record]))
    #expect(cells(chart.data, 1) == [1, 1, 1, 2, 2, 2, 3, 3, 3].map { .number($0) })
    #expect(cells(chart.data, 2) == [0, 1, 2, 0, 1, 2, 0, 1, 2].map { .number($0) })
    let wanted = [10, 11, 12, 20, 21, 22, 30, 31, 32].map { FigureData.Cell.number(1e-4 * $0) }
    #expect(cells(chart.data, 3) == wanted)
    #expect(
      chart.picture.title
        == "tanh: the last update changes layer 1 by 0.0012 of its norm, layer 3 by 0.0032")
    #expect(
      try ChartName.updateHeatmap.draw(ChartRequest(runs: [record])).picture.title
        == chart.picture.title)
  }

  @Test func `a layer that stands still is told`() throws {
    let record = updating { layer, step in layer == 1 ? 0 : 1e-3 }
    #expect(
      try ChartName.updateRatio.draw(ChartRequest(runs: [record])).picture.title
        == "tanh: the last update does not change layer 1; it changes layer 2 by 0.001 of its norm")
  }

  @Test func `dead shares by layer`() throws {
    var sample = Sample(label: "ReLU", activations: [.relu, .relu, .softmax])
    sample.events = [
      .made(.bornDead, step: 0, layer: 1, unit: 0), .made(.died, step: 1, layer: 2, unit: 1),
      .made(.died, step: 2, layer: 2, unit: 2),
    ]
    let chart = try ChartName.deadHeatmap.draw(ChartRequest(runs: [sample.record]))
    #expect(cells(chart.data, 1) == [0.25, 0.25, 0.25].map { .number($0) })
    #expect(cells(chart.data, 2) == [0, 0.25, 0.5].map { .number($0) })
    #expect(chart.picture.title == "ReLU: 50 % of layer 2 is dead at the end")
    #expect(throws: ChartProblem.lacks(.deadHeatmap, .reluLayers, run: "net")) {
      try ChartName.deadHeatmap.draw(ChartRequest(runs: [Sample().record]))
    }
  }

  @Test func `the norm of the Jacobian under its ceiling`() throws {
    let record = Sample(label: "softmax", activations: [.softmax, .softmax]).record
      .adding(.layer(1, .jacobianNorm)) { [0.4, 0.2, 0.005][$0] }
      .adding(.layer(2, .jacobianNorm)) { _ in 0.001 }
    let chart = try ChartName.jacobianNorm.draw(ChartRequest(runs: [record]))
    // The output layer is left out where a hidden one is a softmax.
    #expect(cells(chart.data, 3) == [0.4, 0.2, 0.005].map { .number($0) })
    #expect(
      chart.picture.title
        == "softmax: the Jacobian of layer 1 goes from a norm of 0.4 to 0.005, 1/100 of the largest "
        + "possible")
  }

  @Test func `no softmax Jacobian has a larger Frobenius norm than the ceiling that is drawn`() {
    var random = SystemRandomNumberGenerator()
    var largest = 0.0
    for _ in 0..<2000 {
      let weights = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        exp(Double.random(in: -8...8, using: &random))
      }
      let sum = weights.reduce(0, +)
      let shares = weights.map { $0 / sum }
      var squares = 0.0
      for (i, a) in shares.enumerated() {
        for (j, b) in shares.enumerated() {
          let entry = (i == j ? a : 0) - a * b
          squares += entry * entry
        }
      }
      largest = max(largest, squares.squareRoot())
    }
    #expect(largest <= 0.5 + 1e-12)
    #expect(largest > 0.45)
  }

  @Test func `the whole matrix is drawn from its triangle`() throws {
    let chart = try ChartName.softmaxJacobian.draw(
      ChartRequest(runs: [Measured.record], step: 0, layer: 2))
    let shares = [0.25, 0.25, 0.5]
    var entries: [FigureData.Cell] = []
    for i in 0..<3 {
      for j in 0..<3 { entries.append(.number((i == j ? shares[i] : 0) - shares[i] * shares[j])) }
    }
    #expect(cells(chart.data, 4) == entries)
    #expect(chart.picture.description.contains("the largest entry is 0.25"))
  }

  @Test func `singular values by layer and of the whole net`() throws {
    let chart = try ChartName.singularValues.draw(ChartRequest(runs: [Measured.record], step: 1))
    #expect(cells(chart.data, 2) == [.number(1), .number(2), .number(3), .text("whole net")])
    #expect(cells(chart.data, 3) == [0.0025, 0, 0.0025, 0].map { .number($0) })
    #expect(cells(chart.data, 5) == [0.25, 0.5, 0.75, 0.005].map { .number($0) })
    #expect(
      chart.picture.title
        == "At step 1: The whole net of made shrinks every small change, to 0.005 of it at most, at "
        + "the 4 examples looked at")
  }

  @Test func `no single step is lost between two columns of a map`() throws {
    func drawn(spike: Int?) throws -> String {
      let record = Sample(
        label: "tanh", activations: [.tanh, .softmax], steps: 3000,
        saturated: { _, step in step == spike ? 1 : 0 }
      ).record
      let picture = try ChartName.saturationHeatmap.draw(ChartRequest(runs: [record])).picture
      return SVGFile.text(picture, identifier: "f")
    }
    let calm = try drawn(spike: nil)
    #expect(calm.contains("drawn as their mean"))
    for spike in 1000..<1008 { #expect(try drawn(spike: spike) != calm, "step \(spike)") }
  }
}
