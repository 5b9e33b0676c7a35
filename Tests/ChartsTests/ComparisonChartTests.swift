import Charts
import Experiments
import Foundation
import Markup
import Plotting
import Recording
import Testing
import Training

/// Charts over several runs, curves of activations, contours and pictures of large nets.
@Suite struct ComparisonChartTests {
  @Test func `runs that differ in their seed are one band`() throws {
    let seeds = (1...5).map { seed in
      var record = Sample(label: "tanh", loss: { step in Double(seed) / Double(step + 1) }).record
      record.manifest.seed = UInt64(seed)
      return record
    }
    var other = Sample(label: "ReLU", activations: [.relu, .softmax], loss: { _ in 0.7 }).record
    other.manifest.seed = 9
    let data = try ChartName.seedBands.draw(ChartRequest(runs: seeds + [other])).data
    let losses = data.rows.filter { $0[0] == .text("loss") }
    #expect(losses.count == 6)
    #expect(
      losses[0] == [
        .text("loss"), .text("tanh"), .number(0), .number(2), .number(3), .number(4), .number(5),
      ])
    #expect(losses[2][4] == .number(1))
    #expect(
      losses[5] == [
        .text("loss"), .text("ReLU"), .number(2), .number(0.7), .number(0.7), .number(0.7),
        .number(1),
      ])
  }

  @Test func `what arrives by depth`() throws {
    func net(_ layers: Int, _ activation: ActivationFunction, _ factor: Double) -> RunRecord {
      Sample(
        label: "net", activations: Array(repeating: activation, count: layers),
        errorSignal: { layer, step in pow(factor, Double(layers - layer)) * Double(step + 1) }
      ).record
    }
    let runs = [
      net(2, .sigmoid, 0.1), net(4, .sigmoid, 0.1), net(4, .sigmoid, 0.2), net(3, .relu, 0.5),
    ]
    let data = try ChartName.depthSweep.draw(ChartRequest(runs: runs)).data
    #expect(data.rows.map { $0[0] } == [.text("sigmoid"), .text("sigmoid"), .text("ReLU")])
    #expect(data.rows.map { $0[1] } == [.number(2), .number(4), .number(3)])
    let medians = data.rows.map { row -> Double in
      if case .number(let value) = row[3] { value } else { .nan }
    }
    for (median, wanted) in zip(medians, [0.1, (1e-3 + 8e-3) / 2, 0.25]) {
      #expect(abs(median - wanted) < 1e-12)
    }
  }

  @Test func `units stand on the curve of their layer`() throws {
    let record = try Frozen.sigmoid.record
    let data = try ChartName.activationCurves.draw(ChartRequest(runs: [record], step: 20)).data
    let units = try #require(record.frames.last { $0.step <= 20 }).layers[0].units
    #expect(data.rows.count == units.count)
    for (row, unit) in zip(data.rows, units) {
      #expect(row[3] == .number(unit.meanPreActivation))
      guard case .number(let value) = row[4], case .number(let slope) = row[5] else {
        Issue.record("no numbers")
        continue
      }
      let sigmoid = 1 / (1 + exp(-unit.meanPreActivation))
      #expect(abs(value - sigmoid) < 1e-14)
      #expect(abs(slope - sigmoid * (1 - sigmoid)) < 1e-14)
    }
  }

  @Test func `a softmax has no curve`() throws {
    let record = try Frozen.softmax.record
    do {
      _ = try ChartName.activationCurves.draw(ChartRequest(runs: [record]))
      Issue.record("a softmax was drawn as a curve")
    } catch {
      #expect(error.sentence.contains("a softmax has none"))
    }
  }

  /// A loss that is the first coordinate has upright lines of equal loss, evenly spaced.
  @Test func `lines of equal loss`() throws {
    let places = (0...10).map { Double($0) / 10 }
    let plane = LossPlane(
      axes: .parameters("w", "b"), steps: [0, 1], path: [(0.9, 0.5), (0.1, 0.5)],
      pathLosses: [0.9, 0.1], u: places, v: places, losses: places.flatMap { _ in places })
    let chart = LossContourChart(plane, label: "one unit", identity: .sigmoid)
    let text = SVGFile.text(chart.draw(chart.figure()).picture, identifier: "f")
    let lines = text.split(separator: "<path ").filter { $0.contains("stroke-width=\"0.9\"") }
    #expect(lines.count == 12)
    let xs = try lines.map { line -> Double in
      let path = try #require(line.split(separator: "\"").first { $0.hasPrefix("M") })
      let own = strokes(of: String(path)).joined().map { $0.x }
      #expect(own.count == 20)
      for x in own { #expect(abs(x - own[0]) < 0.11) }
      return own[0]
    }
    let distance = (xs[11] - xs[0]) / 11
    #expect(distance > 5)
    for (index, x) in xs.enumerated() { #expect(abs(x - xs[0] - Double(index) * distance) < 0.2) }
  }

  @Test func `a net of 64 by 64 is a small file`() throws {
    var sample = Sample(
      label: "large", activations: Array(repeating: .relu, count: 63) + [.softmax], units: 64,
      steps: 300)
    sample.events = (0..<4000).map { index in
      .made(
        index % 3 == 2 ? .revived : .died, step: index * 300 / 4000, layer: index % 63 + 1,
        unit: index * 7 % 64)
    }
    var record = sample.record
    let unit = UnitState(
      meanPreActivation: 0.1, meanActivation: 0.2, meanLocalDerivative: 0.5, saturatedShare: 0,
      inactiveShare: 0.5, maximumPreActivation: 1)
    record.frames = [
      Frame(
        step: 0, heldOut: nil,
        layers: Array(
          repeating: LayerFrame(
            histograms: [], spectralNorm: .nan, units: Array(repeating: unit, count: 64),
            weightGradient: []), count: 64), surface: nil)
    ]
    for name in [ChartName.unitLife, .network] {
      let chart = try name.draw(ChartRequest(runs: [record]))
      let size = SVGFile.text(chart.picture, identifier: "f").utf8.count
      #expect(size < 300_000, "\(name.rawValue): \(size) bytes")
    }
  }

  @Test func `a bucket's extremes are a band`() throws {
    var record = RunRecord(manifest: Sample(label: "long").record.manifest, columns: [.run(.loss)])
    for start in stride(from: 0, to: 100, by: 10) {
      record.append(
        .bucket(
          Bucket(steps: start...(start + 9), minima: [0.5], maxima: [2]), means: [1]))
    }
    let text = SVGFile.text(
      try ChartName.loss.draw(ChartRequest(runs: [record])).picture, identifier: "f")
    #expect(text.contains("means over up to 10 steps"))
  }
}
