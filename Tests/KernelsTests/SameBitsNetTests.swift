import KernelCode
import Kernels
import Recording
import Testing
import Training

/// A net with everything that it can have, chosen by a number.
private struct RandomNet {
  var shapes: [LayerShape]
  var loss: LossFunction
  var optimizer: OptimizerSettings
  var inputs: Int
  var batchSize: Int
  let seed: UInt64

  static let steps = 50
  static let examples = 23

  init(_ number: Int) {
    seed = UInt64(number)
    var generator = RandomGenerator(seed: seed, stream: .probe)
    func pick<T>(_ choices: [T], _ place: Int) -> T { choices[place % choices.count] }
    let units = 1 + generator.below(40)
    let hidden = 1 + generator.below(3)
    shapes = (0..<hidden).map { layer in
      LayerShape(
        units: units, activation: pick(ActivationFunction.allCases, number + 5 * layer),
        normalization: pick(Normalization.allCases, number + layer),
        dropout: pick([0, 0.3], number / 3 + layer), skip: layer > 0 ? (number / 2) % 2 : 0)
    }
    loss = pick(LossFunction.allCases, number)
    shapes.append(LayerShape(units: 1 + generator.below(4), activation: Self.output(loss, number)))
    optimizer = OptimizerSettings(
      pick(OptimizerKind.allCases, number), rate: 0.02,
      schedule: pick(LearningRateSchedule.allCases, number),
      weightDecay: pick([0, 0.01], number / 2),
      clipping: pick(
        [nil, Clipping(.norm, limit: 0.5), Clipping(.value, limit: 0.05)], number / 4),
      steps: Self.steps)
    inputs = 1 + generator.below(20)
    batchSize = pick([7, .max, 16], number)
  }

  /// What goes with the loss, or in turn what makes it use the activations.
  private static func output(_ loss: LossFunction, _ number: Int) -> ActivationFunction {
    switch loss {
    case .squaredError: number % 2 == 0 ? .identity : .softmax
    case .binaryCrossEntropy: .sigmoid
    case .categoricalCrossEntropy: number % 2 == 0 ? .softmax : .logSoftmax
    }
  }

  /// Every number that training and recording make, as bits; every NaN as the same one.
  func bits<S: Scalar>(_ kernels: KernelTable<S>) -> (rows: [UInt64], parameters: [UInt64]) {
    let network = Network<S>(
      inputs: inputs, shapes: shapes, initialization: .glorot, seed: seed, bias: 0.1,
      kernels: kernels)
    let x = Matrix<S>(
      rows: Self.examples, columns: inputs,
      values: numbers(Self.examples * inputs, seed: seed + 1))
    let y = Matrix<S>(rows: Self.examples, columns: network.outputs)
    for row in 0..<Self.examples { y[row, row % network.outputs] = 1 }
    var trainer = Trainer(
      network: network, inputs: x, targets: y, loss: loss, optimizer: optimizer,
      batchSize: batchSize, seed: seed)
    var recorder = Recorder(
      manifest: manifest(network), plan: plan(probe: x, targets: y), network: network)
    var rows: [Double] = []
    for _ in 0..<Self.steps {
      _ = trainer.advance { observation in
        recorder.record(observation) { line in
          if case .row(_, let values) = line { rows += values }
        }
      }
    }
    let parameters = network.layers.flatMap { $0.parameters.flatMap(\.doubles) }
    return (Self.bits(rows), Self.bits(parameters))
  }

  private static func bits(_ numbers: [Double]) -> [UInt64] {
    numbers.map { ($0.isNaN ? .nan : $0).bitPattern }
  }

  private func plan<S: Scalar>(probe: Matrix<S>, targets: Matrix<S>) -> RecordingPlan<S> {
    RecordingPlan(
      cadence: 10, steps: Self.steps - 1, probe: probe, batchIsProbe: batchSize >= probe.rows,
      heldOutInputs: Matrix(rows: 0, columns: inputs),
      heldOutTargets: Matrix(rows: 0, columns: targets.columns), surface: nil)
  }

  private func manifest<S: Scalar>(_ network: Network<S>) -> RunManifest {
    RunManifest(
      program: "test", label: "test", task: .classification, dataset: "made", features: [],
      classes: [], trainingExamples: Self.examples, heldOutExamples: 0,
      probeExamples: Self.examples,
      layers: zip(network.layers, shapes).map { LayerDescription(inputs: $0.inputs, shape: $1) },
      loss: loss, isPaired: network.isPaired(loss), optimizer: optimizer,
      initialization: .glorot, batchSize: min(batchSize, Self.examples), steps: Self.steps,
      seed: seed, precision: 64, saturationThreshold: 0.05, constantLoss: .nan)
  }
}

/// Whole runs of random nets: all parameters and all recorded rows are the same bits, whatever the
/// instruction set.
@Suite struct SameBitsNetTests {
  /// Enough that every choice meets many others: 84 is a multiple of 14 functions and 6 optimizers.
  @Test(arguments: InstructionSet.wide, 0..<84)
  func fiftySteps(instructions: InstructionSet, number: Int) throws {
    let (wide, baseline) = (try instructions.kernels(), try InstructionSet.baseline.kernels())
    let net = RandomNet(number)
    let (found, truth) = (net.bits(wide.single), net.bits(baseline.single))
    #expect(found.rows == truth.rows)
    #expect(found.parameters == truth.parameters)
    #expect(Set(truth.rows).count > 100)
    let (foundDouble, truthDouble) = (net.bits(wide.double), net.bits(baseline.double))
    #expect(foundDouble.rows == truthDouble.rows)
    #expect(foundDouble.parameters == truthDouble.parameters)
    // Not the same run twice: the precisions differ.
    #expect(truth.rows != truthDouble.rows)
  }
}
