import Experiments
import Testing
import Training

@Suite struct SettingsTests {
  /// Which of all combinations of a loss and an output work, said once more as a table.
  @Test(arguments: ActivationFunction.allCases, LossFunction.allCases)
  func outputs(output: ActivationFunction, loss: LossFunction) throws {
    let settings = ExperimentSettings(
      hidden: [2], activation: .tanh, outputActivation: output, loss: loss)
    let classes = PreparedData(try table(.moons), seed: 1)
    let values = PreparedData(try table(.wave), seed: 1)
    let shares: [ActivationFunction] = [.sigmoid, .hardSigmoid, .softmax]
    let possible: [ActivationFunction] =
      switch loss {
      case .squaredError: ActivationFunction.allCases
      case .binaryCrossEntropy: shares
      case .categoricalCrossEntropy: shares + [.logSoftmax]
      }
    var expected: SettingsProblem?
    if !possible.contains(output) { expected = .lossNeedsOutput(loss, possible) }
    #expect(settings.problem(for: classes) == expected)
    if output == .softmax || output == .logSoftmax {
      expected = .onlyOneOutput(output)
    } else if expected == nil, loss == .categoricalCrossEntropy {
      expected = .lossNeedsClasses(loss)
    }
    #expect(settings.problem(for: values) == expected)
  }

  @Test(arguments: [
    ([4, 4], 1, true), ([4, 4], 2, false), ([4, 5, 6], 1, false), ([4, 5, 4], 2, true),
    ([4, 5, 5, 4], 1, true), ([5, 4, 4, 5], 2, false), ([], 1, false), ([4, 4], 0, true),
  ])
  func skips(hidden: [Int], skip: Int, isPossible: Bool) throws {
    let data = PreparedData(try table(.moons), seed: 1)
    var settings = experiment(data).settings
    settings.hidden = hidden
    settings.skip = skip
    #expect(settings.problem(for: data) == (isPossible ? nil : .skipJoinsNothing(skip)))
    let joins = settings.shapes(for: data).contains { $0.skip > 0 }
    #expect(joins == (isPossible && skip > 0))
  }

  @Test func whatHiddenLayersNeed() throws {
    let data = PreparedData(try table(.moons), seed: 1)
    func problem(_ change: (inout ExperimentSettings) -> Void) -> SettingsProblem? {
      var settings = experiment(data).settings
      settings.hidden = [4, 4]
      change(&settings)
      return settings.problem(for: data)
    }
    #expect(problem { $0.activation = .logSoftmax } == .onlyForOutput(.logSoftmax, layer: 1))
    let last = [ActivationChoice(.tanh), ActivationChoice(.logSoftmax)]
    #expect(problem { $0.layerActivations = last } == .onlyForOutput(.logSoftmax, layer: 2))
    #expect(
      problem { $0.layerActivations = [ActivationChoice(.tanh)] } == .activationCount(1, hidden: 2))
    #expect(problem { $0.dropout = 0.5 } == nil)
    #expect(problem { ($0.hidden, $0.dropout) = ([], 0.5) } == .dropoutWithoutHiddenLayers)
    #expect(
      problem { ($0.hidden, $0.normalization) = ([], .layer) } == .normalizationWithoutHiddenLayers)
    let one = problem { ($0.batchSize, $0.normalization) = (1, .batch) }
    #expect(one == .batchNormalizationOfOneExample)
    #expect(problem { ($0.batchSize, $0.normalization) = (1, .layer) } == nil)
    #expect(problem { ($0.batchSize, $0.normalization) = (2, .batch) } == nil)
  }

  @Test(arguments: DatasetName.allCases)
  func naturalEndingsWork(name: DatasetName) throws {
    let data = PreparedData(try table(name), seed: 1)
    let experiment = experiment(data)
    #expect(experiment.settings.problem(for: data) == nil)
    #expect(experiment.recorded().ending == .completed)
  }

  @Test func numbersOfOutputs() throws {
    func outputs(_ name: DatasetName, _ output: ActivationFunction) throws -> Int {
      ExperimentSettings(
        hidden: [], activation: .tanh, outputActivation: output, loss: .squaredError
      ).outputs(for: PreparedData(try table(name), seed: 1))
    }
    #expect(try outputs(.moons, .sigmoid) == 1)
    #expect(try outputs(.moons, .softmax) == 2)
    #expect(try outputs(.iris, .sigmoid) == 3)
    #expect(try outputs(.wave, .identity) == 1)
  }

  @Test func shapesOfTheNet() throws {
    let data = PreparedData(try table(.iris), seed: 1)
    let manifest = experiment(data, hidden: [7, 5], activation: .relu).manifest
    #expect(manifest.layers.map(\.inputs) == [4, 7, 5])
    #expect(manifest.layers.map(\.units) == [7, 5, 3])
    #expect(manifest.layers.map(\.activation) == [.relu, .relu, .softmax])
    #expect(manifest.trainingExamples == 114 && manifest.heldOutExamples == 36)
    #expect(manifest.batchSize == 114)
  }
}
