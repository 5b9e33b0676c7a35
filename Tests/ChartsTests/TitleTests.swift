import Charts
import Plotting
import Recording
import Testing
import Training

/// The default titles say what the numbers say, and nothing else.
@Suite struct TitleTests {
  private func title(_ name: ChartName, _ samples: Sample...) throws -> String {
    try name.draw(ChartRequest(runs: samples.map { $0.record })).picture.title
  }

  @Test func `a chart of one step speaks of its own step`() throws {
    let sample = Sample(
      label: "net", errorSignal: { layer, step in layer == 3 ? 1 : 0.01 / Double(step + 1) })
    func title(_ name: ChartName, step: Int) throws -> String {
      try name.draw(ChartRequest(runs: [sample.record], step: step)).picture.title
    }
    let signal = "of its output’s error signal"
    #expect(
      try title(.gradientByLayer, step: 0)
        == "At step 0: net: layer 1 receives 1/100 \(signal)")
    #expect(
      try title(.gradientByLayer, step: 2)
        == "At step 2: net: layer 1 receives 1/300 \(signal)")
    #expect(
      try self.title(.gradientByLayer, sample) == "net: layer 1 receives 1/300 \(signal)")
    // A picture of all steps has one finding, of its end.
    #expect(try title(.loss, step: 0) == self.title(.loss, sample))
    let run = try Frozen.dying.record
    let network = ChartRequest(runs: [run], step: 3)
    #expect(try !ChartName.network.draw(network).picture.title.contains("end"))
    #expect(
      try ChartName.network.draw(ChartRequest(runs: [run])).picture.title.hasSuffix("at the end"))
    var told = network
    told.title = "Told"
    #expect(try ChartName.network.draw(told).picture.title == "Told")
  }

  @Test func `vanishing`() throws {
    let vanishing = Sample(label: "sigmoid", errorSignal: { layer, _ in layer == 3 ? 1 : 1e-4 })
    let title = "sigmoid: layer 1 receives 1/10 000 of its output’s error signal"
    #expect(try self.title(.gradientByLayer, vanishing) == title)
    #expect(try self.title(.gradientHeatmap, vanishing) == "At the end: " + title)
    #expect(
      try self.title(.ledger, vanishing)
        == "sigmoid: layer 1 receives 1/10 000 of the output’s error signal; the activations "
        + "multiply by 10⁻⁴, the weights by 1")
  }

  @Test func `exploding`() throws {
    let exploding = Sample(label: "linear", errorSignal: { layer, _ in layer == 1 ? 5000 : 1 })
    #expect(
      try title(.gradientByLayer, exploding)
        == "linear: layer 1 receives 5000 times its output’s error signal")
  }

  @Test func `where the signal ends is told by what stops it`() throws {
    func title(_ label: String, upstream: @escaping (Int) -> Double) throws -> String {
      var sample = Sample(label: label, errorSignal: { layer, _ in layer == 3 ? 1 : 0 })
      sample.upstream = { layer, _ in upstream(layer) }
      let request = ChartRequest(runs: [sample.record])
      let title = try ChartName.gradientByLayer.draw(request).picture.title
      #expect(try ChartName.ledger.draw(request).picture.title == title)
      return title
    }
    #expect(try title("ReLU", upstream: { _ in 1 }) == "ReLU: layer 2 lets nothing through")
    #expect(
      try title("zeros", upstream: { _ in 0 }) == "zeros: the weights of layer 3 hand nothing back")
    #expect(
      try title("trace", upstream: { _ in .nan })
        == "trace: the error signal of layer 2 is exactly 0")
    // A softmax of one unit at the very first layer has none below it.
    let one = Sample(label: "one", errorSignal: { layer, _ in layer == 1 ? 0 : 1 })
    #expect(try self.title(.gradientByLayer, one) == "one: layer 1 lets nothing through")
  }

  @Test func `a step without numbers borrows none from the step before`() throws {
    func title(_ value: Double) throws -> String {
      try self.title(
        .gradientByLayer,
        Sample(label: "mine", errorSignal: { $1 == 2 && $0 == 1 ? value : 1 }))
    }
    #expect(try title(.notMeasured) == "mine: the error signal was not measured")
    #expect(try title(.nan) == "mine: the error signal is not a number")
    #expect(try title(.infinity) == "mine: the error signal is infinite")
  }

  @Test func `the key of a map says what its empty cells are`() throws {
    func key(_ value: Double) throws -> [String] {
      let sample = Sample(errorSignal: { $1 == 1 && $0 == 1 ? value : 1 })
      let picture = try ChartName.gradientHeatmap.draw(ChartRequest(runs: [sample.record])).picture
      let words = ["not measured", "not a number", "infinite"]
      return picture.content.flatMap { Told.texts(of: $0) }.filter(words.contains)
    }
    #expect(try key(.notMeasured) == ["not measured"])
    #expect(try key(.nan) == ["not a number"])
    #expect(try key(.infinity) == ["infinite"])
    #expect(try key(2).isEmpty)
  }

  @Test func `runs of one name are told apart, also where nothing differs`() throws {
    var other = Sample(label: "tanh", loss: { _ in 0.5 }).record
    let title = try ChartName.loss.draw(ChartRequest(runs: [other, other])).picture.title
    #expect(title == "tanh, number 1 ends at a loss of 0.5; tanh, number 2 at 0.5")
    let first = other
    other.manifest.seed = 7
    let seeds = try ChartName.gradientByLayer.draw(ChartRequest(runs: [first, other])).picture.title
    #expect(seeds.contains("(tanh, seed 1)") && seeds.contains("(tanh, seed 7)"), "\(seeds)")
  }

  @Test func `more runs than looks are refused with a way out`() throws {
    let run = Sample().record
    let most = SeriesIdentity.Name.allCases.count
    let runs = (1...(most + 1)).map { seed in
      var copy = run
      copy.manifest.seed = UInt64(seed)
      return copy
    }
    #expect(throws: ChartProblem.tooManyRuns(.loss, count: most + 1, most: most)) {
      try ChartName.loss.draw(ChartRequest(runs: runs))
    }
    let picture = try ChartName.loss.draw(ChartRequest(runs: Array(runs.dropLast()))).picture
    let names = Set(DrawnText.all(of: picture).map { $0.text }.filter { $0.contains("seed ") })
    #expect(names.count >= most)
    for text in DrawnText.all(of: picture) { #expect(text.right <= picture.width) }
    #expect(throws: Never.self) { try ChartName.seedBands.draw(ChartRequest(runs: runs)) }
  }

  @Test func `before the first update nothing ends`() throws {
    for name in ChartName.allCases {
      for label in ["tanh", "sigmoid"] {
        var sample = Sample(
          label: label, activations: [.relu, .tanh, .softmax], steps: 1, ending: .unfinished)
        sample.constantLoss = label == "tanh" ? 1.1 : 0.9
        guard let picture = try? name.draw(ChartRequest(runs: [sample.record])).picture else {
          continue
        }
        for text in [picture.title, picture.description] {
          #expect(!text.contains(/\b(ends?|end with|goes)\b/), "\(name.rawValue): \(text)")
        }
      }
    }
  }

  @Test func `an output without an error is no vanished gradient`() throws {
    let perfect = Sample(label: "ReLU", errorSignal: { _, _ in 0 })
    #expect(
      try title(.gradientByLayer, perfect)
        == "ReLU: no error signal leaves the output, at a loss of 1")
    let learned = Sample(label: "ReLU", loss: { _ in 0 }, errorSignal: { _, _ in 0 })
    #expect(try title(.gradientByLayer, learned) == "ReLU: no error is left at the output")
  }

  @Test func `healthy nets are not called vanishing`() throws {
    let one = Sample(label: "tanh", errorSignal: { layer, _ in layer == 1 ? 0.5 : 1 })
    let other = Sample(label: "relu", errorSignal: { layer, _ in layer == 1 ? 2 : 1 })
    #expect(
      try title(.gradientHeatmap, one, other)
        == "At the end: Everywhere layer 1 receives an error signal of the output’s order, from 0.5 of it "
        + "(tanh) to 2 (relu)")
  }

  @Test func `divergence is told, and nothing about what was before`() throws {
    let broken = Sample(
      label: "linear", ending: .diverged(at: 2), loss: { $0 == 2 ? .infinity : 10 },
      errorSignal: { layer, step in step == 2 ? .nan : Double(layer) })
    #expect(try title(.gradientByLayer, broken) == "linear diverges at step 2")
    #expect(try title(.accuracy, broken) == "linear diverges at step 2")
    #expect(try title(.loss, broken) == "linear diverges at step 2")
    #expect(
      try title(.accuracy, Sample(label: "tanh"), broken)
        == "tanh ends with 50 % of its batch right; linear diverges at step 2")
  }

  @Test func `losses`() throws {
    let learned = Sample(label: "tanh", loss: { [1.1, 0.5, 0.01][$0] })
    let stuck = Sample(label: "sigmoid", loss: { _ in 1.09 })
    #expect(try title(.loss, learned) == "The loss of tanh goes from 1.1 to 0.01 by step 2")
    #expect(
      try title(.loss, stuck)
        == "The loss of sigmoid ends at 1.09: hardly better than a constant answer, which has 1.1")
    #expect(
      try title(.loss, learned, stuck)
        == "tanh ends at a loss of 0.01; sigmoid does hardly better than a constant answer")
    // The loss of the last batch is no end.
    let jumping = Sample(
      label: "tanh", steps: 40, batchSize: 2, loss: { $0 == 39 ? 0.5 : ($0 == 0 ? 1.1 : 0.1) })
    #expect(
      try title(.loss, jumping)
        == "The loss of tanh goes from 1.1 to 0.2 (mean of the last 4 steps) by step 39")
    #expect(
      try title(.loss, jumping, stuck)
        == "tanh ends at a loss of 0.2 (mean of the last 4 steps); sigmoid does hardly better than a "
        + "constant answer")
    let worse = Sample(label: "softmax", loss: { _ in 1.1 })
    #expect(
      try title(.loss, worse)
        == "The loss of softmax ends at 1.1: no better than a constant answer, which has 1.1")
    #expect(
      try title(.loss, learned, stuck, worse)
        == "tanh ends at a loss of 0.01; sigmoid does hardly better than a constant answer; softmax "
        + "does no better than a constant answer")
    #expect(
      try title(.loss, stuck, stuck)
        == "No net gets clearly below the loss of the best constant answer")
  }

  @Test func `deaths`() throws {
    var dying = Sample(label: "ReLU", activations: [.relu, .relu, .softmax])
    dying.events = [
      .made(.bornDead, step: 0, layer: 1, unit: 0), .made(.died, step: 1, layer: 2, unit: 1),
      .made(.bornDead, step: 0, layer: 2, unit: 2), .made(.revived, step: 1, layer: 2, unit: 2),
    ]
    #expect(
      try title(.unitLife, dying) == "ReLU: 2 of 8 units dead from step 1, 1 of them from the start"
    )
    #expect(
      try title(.deadShare, dying) == "25 % of the units of ReLU are dead at the end")
    dying.events = [
      .made(.bornDead, step: 0, layer: 1, unit: 0), .made(.revived, step: 1, layer: 1, unit: 0),
    ]
    #expect(
      try title(.unitLife, dying) == "No ReLU unit is dead at the end, though some were on the way")
    dying.events = []
    #expect(try title(.unitLife, dying) == "No ReLU unit is dead at the end")
  }

  @Test func `saturation`() throws {
    let full = Sample(label: "sigmoid", saturated: { layer, _ in layer == 2 ? 0.996 : 0.1 })
    #expect(
      try title(.saturationHeatmap, full)
        == "sigmoid: layer 2 is saturated to over 99 % at the end")
    #expect(try title(.saturationHeatmap, Sample()) == "Nothing is saturated at the end")
    let linear = Sample(activations: [.identity, .leakyReLU, .softmax])
    #expect(try title(.saturationHeatmap, linear) == "No layer here can saturate or be inactive")
  }

  @Test func `a title from outside stands`() throws {
    let request = ChartRequest(runs: [Sample().record], title: "Mine")
    #expect(try ChartName.loss.draw(request).picture.title == "Mine")
  }
}
