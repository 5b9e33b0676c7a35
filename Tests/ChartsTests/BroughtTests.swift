import Charts
import Foundation
import Plotting
import Recording
import Testing
import TraceFile
import Training

/// What other people's runs hold: odd values, many classes, names of any kind, one label often.
@Suite struct BroughtTests {
  private func svg(_ name: ChartName, _ request: ChartRequest) throws -> String {
    SVGFile.text(try name.draw(request).picture, identifier: "x", theme: .light)
  }

  private func title(_ name: ChartName, _ records: [RunRecord]) throws -> String {
    try name.draw(ChartRequest(runs: records)).picture.title
  }

  // MARK: Odd values

  @Test func `each kind of gap has its own look and its own key`() throws {
    let odd: [Double] = [0.9, .notMeasured, 0.7, .nan, 0.5, .infinity, 0.3]
    var sample = Sample(steps: odd.count, loss: { odd[$0] })
    sample.errorSignal = { layer, step in layer == 1 ? odd[step] : 1 }
    let record = sample.record
    for name in [ChartName.loss, .gradientHeatmap, .gradientByLayer] {
      let drawn = try svg(name, ChartRequest(runs: [record]))
      for words in ["not measured", "not a number", "infinite"] {
        #expect(drawn.contains(words), "\(name) tells \(words)")
      }
      #expect(!drawn.contains("not measured or"))
    }
    // Without gaps there is no key.
    let whole = try svg(.loss, ChartRequest(runs: [Sample().record]))
    #expect(!whole.contains("not a number") && !whole.contains("infinite"))
  }

  @Test func `a broken step is seen among many in one column of pixels`() throws {
    let steps = 4000
    let sample = Sample(
      steps: steps, errorSignal: { layer, step in layer == 1 && step == 1234 ? .nan : 1 })
    let drawn = try svg(.gradientHeatmap, ChartRequest(runs: [sample.record]))
    let palette = Theme.light.palette
    let cells = drawn.split(separator: "<").filter {
      $0.hasPrefix("path") && $0.contains(palette.colour(.notANumber).hex)
    }
    #expect(!cells.isEmpty)
  }

  @Test func `losses below zero are drawn on a linear axis that says why`() throws {
    let falls = [1.5, 0.4, 0.02, 0, -0.3, -1.1, -2.4, -3.2]
    let sample = Sample(steps: falls.count, constantLoss: .nan, loss: { falls[$0] })
    for scale in [nil, ValueScale.log] {
      var request = ChartRequest(runs: [sample.record])
      request.scale = scale
      let drawn = try svg(.loss, request)
      #expect(drawn.contains("linear axis; a log axis has no place below 0"))
      #expect(drawn.contains("−3.2"))
    }
    let bands = try svg(.seedBands, ChartRequest(runs: [sample.record]))
    #expect(bands.contains("a log axis has no place below 0"))
  }

  @Test func `two numbers of a title are told apart`() throws {
    func title(_ losses: [Double]) throws -> String {
      try self.title(
        .loss, [Sample(steps: losses.count, constantLoss: .nan, loss: { losses[$0] }).record])
    }
    #expect(
      try title([0.6932, 0.69315, 0.6931]) == "The loss of net goes from 0.6932 to 0.6931 by step 2"
    )
    #expect(try title([0.5, 0.7, 0.5]) == "The loss of net is 0.5 at the first step and at step 2")
    #expect(
      try title([1.000001, 1, 1]) == "The loss of net goes from 1.000001 to 1 by step 2")
  }

  @Test func `a size below zero is refused with its step`() throws {
    let sample = Sample(errorSignal: { layer, step in layer == 1 && step == 1 ? -0.25 : 1 })
    let request = ChartRequest(runs: [sample.record])
    let problem = ChartProblem.negative("1/error-signal/rms", -0.25, step: 1, run: "net")
    #expect(throws: problem) { try ChartName.gradientByLayer.draw(request) }
    #expect(problem.sentence.contains("−0.25 at step 1"))
  }

  // MARK: Names

  @Test(arguments: ["w_{1}^{2}", "a_{b", "x^{", "👩\u{200D}🔬", "می\u{200C}خواهم"])
  func `names are drawn as they were given`(_ name: String) throws {
    var record = try Frozen.sigmoid.record
    record.manifest.classes[0] = name
    record.manifest.label = name
    let chart = try ChartName.regions.draw(ChartRequest(runs: [record]))
    let drawn = SVGFile.text(chart.picture, identifier: "x", theme: .light)
    #expect(drawn.contains(">\(name)<"))
    #expect(chart.picture.title.contains(name) && drawn.contains("<title>\(name) "))
    #expect(!drawn.unicodeScalars.contains { $0.value == 0xFDD0 })
    let names = chart.data.rows.compactMap { row in
      if case .text(let text) = row[2] { TextLine.given(text) } else { nil }
    }
    #expect(names.contains(name))
  }

  // MARK: Looks

  @Test func `more classes than looks are told apart by number`() throws {
    var record = try Frozen.sigmoid.record
    record.manifest.classes = (0..<9).map { "kind \($0)" }
    for index in record.points.indices { record.points[index].target = Double(index % 9) }
    let drawn = try svg(.regions, ChartRequest(runs: [record]))
    for number in 1...9 {
      #expect(drawn.contains(">\(number): kind \(number - 1)<"))
      #expect(drawn.contains(">\(number)<"), "examples of class \(number)")
    }
  }

  @Test func `runs with one activation keep its hue and differ in the rest`() throws {
    let records = (1...5).map { seed in
      var record = Sample(activations: [.relu, .relu, .softmax]).record
      record.manifest.seed = UInt64(seed)
      return record
    }
    let drawn = try svg(.loss, ChartRequest(runs: records))
    for seed in 1...5 { #expect(drawn.contains("seed \(seed)")) }
    let looks = SeriesIdentity.apart(records.map { _ in .relu })
    #expect(looks.allSatisfy { $0.name == .relu })
    #expect(Set(looks.map { "\($0.dash) \($0.marker) \($0.isShaded)" }).count == 5)
    let arm = Theme.light.palette.colour(.series(.armA)).hex
    #expect(!drawn.contains(arm))
    // Names of their own are those of a comparison's arms.
    let named = records.enumerated().map { index, record in
      var record = record
      record.manifest.label = "remedy \(index)"
      return record
    }
    #expect(try svg(.loss, ChartRequest(runs: named)).contains(arm))
  }

  @Test func `runs of one label are called by whatever differs`() throws {
    func name(_ change: (inout RunManifest) -> Void) throws -> String {
      var other = Sample(loss: { _ in 0.5 }).record
      change(&other.manifest)
      return try title(.loss, [Sample(loss: { _ in 0.9 }).record, other])
    }
    #expect(
      try name { $0.layers[0].dropout = 0.2 }.contains("net, dropout 0.2 ends at a loss of 0.5"))
    #expect(try name { $0.layers[0].normalization = .batch }.contains("net, batch normalization"))
    #expect(try name { $0.layers[1].skip = 1 }.contains("net, skips over 1 layer"))
    #expect(try name { $0.optimizer.weightDecay = 0.1 }.contains("net, weight decay 0.1"))
    #expect(
      try name { $0.optimizer.clipping = Clipping(.norm, limit: 1) }.contains(
        "net, norm clipped at 1"))
    #expect(try name { $0.optimizer.schedule = .cosine }.contains("net, cosine schedule"))
    #expect(try name { $0.hiddenBias = -1 }.contains("net, hidden biases −1"))
    #expect(try name { $0.trainingExamples = 9 }.contains("net, 9 examples"))
  }

  @Test func `no two of as many runs as can be drawn look alike`() {
    let many = SeriesIdentity.apart(
      ActivationFunction.allCases.map { SeriesIdentity($0) }
        + [SeriesIdentity](repeating: .softmax, count: 16))
    #expect(Set(many.map { "\($0.dash) \($0.marker) \($0.isShaded)" }).count == many.count)
  }

  // MARK: The best constant answer

  @Test func `right answers are compared with one answer for everything`() throws {
    func record(_ label: String, _ accuracy: Double) -> RunRecord {
      var record = Sample(label: label, accuracy: { _ in accuracy }).record
      record.manifest.constantAccuracy = 0.9
      return record
    }
    #expect(
      try title(.accuracy, [record("a", 0.9), record("b", 0.89)])
        == "No net ends with more right than one answer for everything, which has 90 %")
    #expect(
      try title(.accuracy, [record("a", 0.9)])
        == "a ends with 90 % of its batch right, no more than one answer for everything, which has 90 %"
    )
    #expect(
      try title(.accuracy, [record("a", 0.5)])
        == "a ends with 50 % of its batch right, less than one answer for everything, which has 90 %"
    )
    #expect(
      try title(.accuracy, [record("a", 0.97)])
        == "a ends with 97 % of its batch right; one answer for everything has 90 %")
    #expect(
      try title(.accuracy, [record("a", 0.97), record("b", 0.6)])
        == "a ends with 97 % of its batch right, b with 60 %; one answer for everything has 90 %")
    let drawn = try svg(.accuracy, ChartRequest(runs: [record("a", 0.9)]))
    #expect(drawn.contains("always the commonest class: 90"))
    #expect(
      try title(.accuracy, [record("a", 0.97), record("b", .nan), record("c", .notMeasured)])
        == "a ends with 97 % of its batch right; one answer for everything has 90 %; the accuracy of b is "
        + "not a number at the end; the accuracy of c was not measured at the end")
    #expect(
      try title(.accuracy, [record("b", .nan)]) == "The accuracy of b is not a number at the end")
    // A trace that says nothing of it, and has no examples, is compared with nothing.
    #expect(
      try title(.accuracy, [Sample(accuracy: { _ in 0.9 }).record])
        == "net ends with 90 % of its batch right")
  }

  @Test func `a trace without it counts its examples`() throws {
    var record = try Frozen.sigmoid.record
    record.manifest.classes = ["no", "yes"]
    record.manifest.trainingExamples = record.points.count
    for index in record.points.indices { record.points[index].target = index % 5 == 0 ? 1 : 0 }
    let drawn = try svg(.accuracy, ChartRequest(runs: [record]))
    #expect(drawn.contains("always the commonest class: 80"))
  }

  // MARK: Zero gradients in words

  @Test func `why no error signal leaves the output is said`() throws {
    func title(_ activation: ActivationFunction) throws -> String {
      var sample = Sample(activations: [.relu, activation], loss: { _ in 0.5 })
      sample.errorSignal = { _, _ in 0 }
      var record = sample.record
      let column = Column.quantity(2, .localDerivative, .maximum)
      let rows = record.steps.indices.map { row in
        Array(record.values[row * record.columns.count..<(row + 1) * record.columns.count]) + [0]
      }
      var wider = RunRecord(manifest: record.manifest, columns: record.columns + [column])
      for (step, values) in rows.enumerated() { wider.append(.row(step: step, values: values)) }
      wider.ending = .completed
      record = wider
      return try self.title(.gradientByLayer, [record])
    }
    #expect(
      try title(.relu)
        == "net: no error signal leaves the output: its ReLU is at 0 for every example, loss 0.5")
    #expect(
      try title(.sigmoid)
        == "net: no error signal leaves the output: its slope is exactly 0 for every example, loss 0.5"
    )
  }

  @Test func `a softmax of one unit is called what it is`() throws {
    var record = Sample(activations: [.softmax, .softmax], saturated: { _, _ in 1 }).record
    record.manifest.layers[0].units = 1
    record.manifest.layers[1].inputs = 1
    #expect(
      try title(.saturationHeatmap, [record]) == "net: layer 1 is a softmax of one unit, always 1")
  }
}
