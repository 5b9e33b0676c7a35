import Experiments
import KernelCode
import Kernels
import Numerals
import Training

/// How many fresh ReLU nets are dead before any training, by depth, for several widths.
struct BornDead: Sendable {
  static let widths = [2, 3, 4]
  static let depth = 20

  struct Line: Sendable {
    var width: Int
    /// Per depth from 1: share of nets with a layer that is dead on all examples.
    var onAllExamples: [Double]
    /// Per depth from 1: share of nets with a layer that is silent for the first example.
    var onOneExample: [Double]
  }

  let nets: Int
  let lines: [Line]

  init(_ context: LessonContext, data: PreparedData) {
    let nets = context.isQuick ? 100 : 400
    self.nets = nets
    struct Job: Sendable {
      var width: Int
      var seed: UInt64
    }
    let jobs = Self.widths.flatMap { width in
      (0..<nets).map { Job(width: width, seed: context.seed &+ UInt64($0)) }
    }
    let found = inParallel(jobs, context.progress) { job in
      Self.firstDeadLayers(
        context.experiment(Self.settings(width: job.width, seed: job.seed), data))
    }
    lines = Self.widths.map { width in
      let own = zip(jobs, found).filter { $0.0.width == width }.map { $0.1 }
      func share(_ layer: (Int?, Int?) -> Int?, _ depth: Int) -> Double {
        let dead = own.filter { (layer($0.all, $0.one) ?? .max) <= depth }.count
        return Double(dead) / Double(nets)
      }
      return Line(
        width: width, onAllExamples: (1...Self.depth).map { share({ all, _ in all }, $0) },
        onOneExample: (1...Self.depth).map { share({ _, one in one }, $0) })
    }
  }

  /// 1 − (1 − 2^−n)^L: the chance that a single example is silenced within L layers of n units.
  static func predicted(width: Int, depth: Int) -> Double {
    let awake = 1 - powerOfHalf(width)
    return 1 - (0..<depth).reduce(1.0) { product, _ in product * awake }
  }

  private static func powerOfHalf(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { half, _ in half / 2 }
  }

  private static func settings(width: Int, seed: UInt64) -> ExperimentSettings {
    ExperimentSettings(
      hidden: Array(repeating: width, count: depth), activation: .relu,
      outputActivation: .identity, loss: .squaredError, initialization: .he, seed: seed)
  }

  /// The first layer, from 1, in which no unit answers to any example, and to the first example.
  private static func firstDeadLayers(_ experiment: Experiment) -> (all: Int?, one: Int?) {
    let data = experiment.data
    let network = experiment.network(Float.self)
    let activity = Activity(network: network, examples: data.probeExamples, purpose: .inference)
    let inputs: Matrix<Float> = experiment.inputs(data.probeInputs)
    activity.inputs.pointer.update(from: inputs.pointer, count: inputs.count)
    network.forward(activity, .probing)
    var all: Int?
    var one: Int?
    for (index, layer) in activity.layers.dropLast().enumerated() {
      let a = layer.activation
      if one == nil, (0..<a.columns).allSatisfy({ a[0, $0] == 0 }) { one = index + 1 }
      if all == nil, network.kernels.moments(a.pointer, a.count).zeros == a.count {
        all = index + 1
        break
      }
    }
    return (all, one)
  }
}
