import Experiments
import Testing
import Training

@Suite struct SettingsTests {
  /// Which of all combinations work, said once more as a table.
  @Test(arguments: ActivationFunction.allCases, LossFunction.allCases)
  func problems(output: ActivationFunction, loss: LossFunction) throws {
    let settings = ExperimentSettings(
      hidden: [2], activation: .tanh, outputActivation: output, loss: loss)
    let classes = PreparedData(try table(.moons), seed: 1)
    let values = PreparedData(try table(.wave), seed: 1)
    var expected: SettingsProblem?
    switch (loss, output) {
    case (.binaryCrossEntropy, let output) where output != .sigmoid:
      expected = .lossNeedsOutput(.binaryCrossEntropy, .sigmoid)
    case (.categoricalCrossEntropy, let output) where output != .softmax:
      expected = .lossNeedsOutput(.categoricalCrossEntropy, .softmax)
    default: break
    }
    #expect(settings.problem(for: classes) == expected)
    #expect(
      settings.problem(for: values) == (output == .softmax ? .softmaxForOneOutput : expected))
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
