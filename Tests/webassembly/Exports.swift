import Experiments
import KernelCode
import Recording
import Training

// What Tests/webassembly/run.py calls: the experiment that it also gives to `gradflow train`.

/// The training loss of every step of the latest run. WebAssembly has one thread here.
nonisolated(unsafe) private var losses: [Double] = []

/// Trains on the spiral with everything recorded; returns how many losses there are, −1 without data.
@_expose(wasm, "train") @_cdecl("train")
public func train(_ seed: Int32, _ steps: Int32) -> Int32 {
  losses = []
  let seed = UInt64(seed)
  guard let table = try? DatasetName.spiral.table(seed: seed, irisFile: []) else { return -1 }
  let settings = ExperimentSettings(
    hidden: [16, 8], activation: .tanh, outputActivation: .softmax,
    loss: .categoricalCrossEntropy, initialization: .glorot, optimizer: .adam, rate: 0.01,
    batchSize: 32, steps: Int(steps), seed: seed)
  let experiment = Experiment(
    settings: settings, data: PreparedData(table, seed: seed), label: "spiral", program: "test")
  let record = experiment.recorded()
  guard let column = record.columns.firstIndex(of: .run(.loss)) else { return -1 }
  for step in record.steps.indices {
    losses.append(record.values[step * record.columns.count + column])
  }
  return Int32(losses.count)
}

@_expose(wasm, "lossAt") @_cdecl("lossAt")
public func lossAt(_ step: Int32) -> Double {
  losses[Int(step)]
}
