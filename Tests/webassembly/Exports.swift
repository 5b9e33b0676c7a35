import Experiments
import KernelCode
import Recording
import Training

// What Tests/webassembly/run.py calls: the nets that it also gives to `gradflow train`.

/// Every number of the latest run, in the order of a trace. WebAssembly has one thread here.
nonisolated(unsafe) private var numbers = RecordedNumbers()

/// Trains one of the nets with everything recorded; returns how many numbers there are, −1 without
/// data.
@_expose(wasm, "train") @_cdecl("train")
public func train(_ net: Int32, _ seed: Int32, _ steps: Int32) -> Int32 {
  numbers = RecordedNumbers()
  let seed = UInt64(seed)
  let name = net == 2 ? DatasetName.wave : .spiral
  guard let table = try? name.table(seed: seed, irisFile: []) else { return -1 }
  var settings = net == 0 ? smallNet : net == 1 ? remediedNet : everyActivation
  settings.seed = seed
  settings.steps = Int(steps)
  let experiment = Experiment(
    settings: settings, data: PreparedData(table, seed: seed), label: name.rawValue,
    program: "test")
  _ = experiment.run { line in
    numbers.take(line)
    return true
  }
  return Int32(numbers.values.count)
}

@_expose(wasm, "numberAt") @_cdecl("numberAt")
public func numberAt(_ place: Int32) -> Double {
  numbers.values[Int(place)]
}

private var smallNet: ExperimentSettings {
  ExperimentSettings(
    hidden: [16, 8], activation: .tanh, outputActivation: .softmax, loss: .categoricalCrossEntropy,
    initialization: .glorot, optimizer: .adam, rate: 0.01, batchSize: 32, frames: 10)
}

/// Softmax in the hidden layers, with everything that helps a net, in 64 bits.
private var remediedNet: ExperimentSettings {
  var settings = ExperimentSettings(
    hidden: [8, 8, 8], activation: .softmax, outputActivation: .softmax,
    loss: .categoricalCrossEntropy, initialization: .heNormal, optimizer: .rmsprop, rate: 0.01,
    batchSize: 32, precision: .double, frames: 10)
  settings.normalization = .batch
  settings.skip = 1
  settings.dropout = 0.2
  settings.clipping = Clipping(.norm, limit: 1)
  settings.schedule = .cosine
  return settings
}

/// A layer with each activation function.
private var everyActivation: ExperimentSettings {
  let activations = ActivationFunction.allCases.filter { !$0.isOnlyForOutput }
  var settings = ExperimentSettings(
    hidden: activations.map { _ in 6 }, activation: .identity, outputActivation: .identity,
    loss: .squaredError, initialization: .orthogonal, optimizer: .nesterov, rate: 0.01,
    batchSize: 50, frames: 10)
  settings.layerActivations = activations.map { ActivationChoice($0) }
  settings.normalization = .layer
  settings.weightDecay = 0.01
  return settings
}
