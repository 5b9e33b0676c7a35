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

  /// What the latest step computed, with the weights that it was computed with; nil once its update is
  /// applied.
  public private(set) var latest: Observation<S>?

  /// One step, with all that is recorded of it. Not to be called after an ending.
  ///
  /// - Parameter sink: returns false to stop the run after this line.
  /// - Returns: how the run ended with this step; nil while it goes on.
  public mutating func advance(_ sink: (RecordLine) -> Bool) -> Ending? {
    let ending = look(sink)
    applyUpdate()
    return ending
  }

  /// A step without its end: the update is computed and recorded, and waits for `applyUpdate`.
  public mutating func look(_ sink: (RecordLine) -> Bool) -> Ending? {
    let step = trainer.step
    var goesOn = true
    var isFinite = true
    var seen: Observation<S>?
    let loss = trainer.look { observation in
      seen = observation
      recorder.record(observation) { line in
        if case .row(_, let values) = line { isFinite = counts.allSatisfy { values[$0] == 0 } }
        goesOn = sink(line) && goesOn
      }
    }
    latest = seen
    if !loss.isFinite || !isFinite { return .diverged(at: step) }
    if !goesOn { return .interrupted(at: step + 1) }
    return step + 1 >= steps ? .completed : nil
  }

  /// What the next step begins with. Not to be asked for between `look` and `applyUpdate`.
  public func checkpoint() -> Checkpoint<S> { trainer.checkpoint() }

  /// The end of the step that was looked at.
  public mutating func applyUpdate() {
    latest = nil
    trainer.applyUpdate()
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
