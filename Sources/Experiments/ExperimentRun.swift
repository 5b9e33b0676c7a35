import KernelCode
import Kernels
import Recording
import Training

/// A run that is made one step after the other, for those who want to look in between.
public struct ExperimentRun<S: Scalar> {
  private var trainer: Trainer<S>
  private var recorder: Recorder<S>
  private let steps: Int
  /// The columns that tell when a run has diverged.
  private let counts: [Int]

  public init(_ experiment: Experiment, _: S.Type) {
    trainer = experiment.trainer(S.self)
    recorder = experiment.recorder(S.self, network: trainer.network)
    steps = experiment.settings.steps
    let columns = recorder.columns
    counts = columns.indices.filter { columns[$0].tellsDivergence }
  }

  /// How many updates have been applied.
  public var step: Int { trainer.step }

  /// One step, with all that is recorded of it. Not to be called after an ending.
  ///
  /// - Parameter sink: returns false to stop the run after this line.
  /// - Returns: how the run ended with this step; nil while it goes on.
  public mutating func advance(_ sink: (RecordLine) -> Bool) -> Ending? {
    let step = trainer.step
    var goesOn = true
    var isFinite = true
    let loss = trainer.advance { observation in
      recorder.record(observation) { line in
        if case .row(_, let values) = line { isFinite = counts.allSatisfy { values[$0] == 0 } }
        goesOn = sink(line) && goesOn
      }
    }
    if !loss.isFinite || !isFinite { return .diverged(at: step) }
    if !goesOn { return .interrupted(at: step + 1) }
    return step + 1 >= steps ? .completed : nil
  }
}

extension Column {
  /// True for the counts that say the same as `Observation.isFinite`.
  fileprivate var tellsDivergence: Bool {
    switch self {
    case .quantity(_, .preActivation, .nonFinite), .quantity(_, .errorSignal, .nonFinite): true
    default: false
    }
  }
}
