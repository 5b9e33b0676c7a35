import Charts
import Experiments
import Numerals
import Training
import Wording

/// What arrives at layer 1 before any training, by depth, for four activation functions and two ways to
/// draw the weights. Nets of one seed and initialization have the same random numbers in the layers that
/// both have.
struct DepthStudy: Sendable {
  static let depths = [1, 2, 3, 4, 6, 8, 10, 15, 20, 30, 50]
  static let activations: [ActivationFunction] = [.sigmoid, .softmax, .tanh, .relu]
  static let initializations: [Initialization] = [.glorot, .he]
  static let width = 8
  /// The depth of the table and of the sentences.
  static let told = 20
  /// Half of it, for the question at the end.
  static let halfTold = 10

  /// One fresh net.
  struct Start: Sendable {
    /// ‖δ₁‖ / ‖δ_L‖.
    var attenuation = Double.nan
    /// Geometric means over the hidden layers of A and B (docs/metrics.md); NaN where nothing arrives
    /// in one of them.
    var activationGain = Double.nan
    var weightGain = Double.nan
    /// The largest ‖W‖₂ of the matrices that the signal passes.
    var stretch = Double.nan
  }

  /// All nets of one line.
  struct Line: Sendable {
    var activation: ActivationFunction
    var initialization: Initialization
    /// By depth, then by seed.
    var starts: [[Start]]

    var medians: [Double] { starts.map { Quartiles($0.map(\.attenuation)).median } }

    func median(depth: Int) -> Double {
      DepthStudy.depths.firstIndex(of: depth).map { medians[$0] } ?? .nan
    }

    /// What one more hidden layer multiplies with: the geometric mean over the way from one hidden layer
    /// to the depth that is told of, or to the last one at which anything arrives.
    var factorPerLayer: Double {
      let known = zip(DepthStudy.depths, medians).filter { $0.0 <= DepthStudy.told && $0.1 > 0 }
      guard let first = known.first, let last = known.last, last.0 > first.0 else { return .nan }
      return powerOfTen(decimalLogarithm(last.1 / first.1) / Double(last.0 - first.0))
    }

    var factor: ChainRuleText.Factor {
      let told = starts[DepthStudy.depths.firstIndex(of: DepthStudy.told) ?? 0]
      return ChainRuleText.Factor(
        label: activation.displayName,
        initialization: NameText.initialization(initialization.rawValue),
        perLayer: factorPerLayer,
        activationGain: Quartiles(told.map(\.activationGain)).median,
        weightGain: Quartiles(told.map(\.weightGain)).median, ceiling: activation.largestSlope,
        stretch: Quartiles(told.map(\.stretch)).median, share: median(depth: DepthStudy.told))
    }
  }

  let lines: [Line]

  init(_ context: LessonContext, data: PreparedData) {
    struct Job: Sendable {
      var line: Int
      var settings: ExperimentSettings
    }
    let (output, loss) = ExperimentSettings.natural(for: data)
    let kinds = Self.initializations.flatMap { initialization in
      Self.activations.map { (initialization: initialization, activation: $0) }
    }
    let jobs = kinds.enumerated().flatMap { line, kind in
      Self.depths.flatMap { depth in
        (0..<context.seeds).map { seed in
          Job(
            line: line,
            settings: ExperimentSettings(
              hidden: Array(repeating: Self.width, count: depth), activation: kind.activation,
              outputActivation: output, loss: loss, initialization: kind.initialization,
              batchSize: context.batchSize(for: data), steps: 0,
              seed: context.seed &+ UInt64(seed)))
        }
      }
    }
    let starts = inParallel(jobs, context.progress) { job in
      Start(
        context.experiment(job.settings, data))
    }
    lines = kinds.enumerated().map { line, kind in
      let own = zip(jobs, starts).filter { $0.0.line == line }
      return Line(
        activation: kind.activation, initialization: kind.initialization,
        starts: Self.depths.map { depth in
          own.filter { $0.0.settings.hidden.count == depth }.map { $0.1 }
        })
    }
  }

  func lines(_ initialization: Initialization) -> [Line] {
    lines.filter { $0.initialization == initialization }
  }
}

extension DepthStudy.Start {
  /// Goes forward and back once.
  fileprivate init(_ experiment: Experiment) {
    var trainer = experiment.trainer(Float.self)
    var start = DepthStudy.Start()
    _ = trainer.advance { observation in
      let layers = observation.activity.layers
      func norm(_ matrix: Matrix<Float>) -> Double {
        matrix.size(observation.network.kernels).norm
      }
      let signals = layers.map { norm($0.errorSignal) }
      let hidden = layers.indices.dropLast()
      let upstream = hidden.map { norm(layers[$0].upstreamGradient) }
      start.attenuation = (signals.first ?? .nan) / (signals.last ?? .nan)
      start.activationGain = Self.mean(hidden.map { signals[$0] / upstream[$0] })
      start.weightGain = Self.mean(hidden.map { upstream[$0] / signals[$0 + 1] })
      if hidden.count == DepthStudy.told {
        start.stretch = observation.network.layers.dropFirst().reduce(0) { largest, layer in
          let weights = Matrix<Double>(
            rows: layer.inputs, columns: layer.units, values: layer.weights.doubles)
          return max(largest, weights.singularValues.first ?? 0)
        }
      }
    }
    self = start
  }

  /// The geometric mean; NaN unless all are above 0.
  private static func mean(_ gains: [Double]) -> Double {
    guard !gains.isEmpty, gains.allSatisfy({ $0.isFinite && $0 > 0 }) else { return .nan }
    return powerOfTen(gains.reduce(0) { $0 + decimalLogarithm($1) } / Double(gains.count))
  }
}
