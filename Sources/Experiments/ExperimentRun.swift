import KernelCode
import Kernels
import Recording
import Training

/// A run that is made one step after the other, for those who want to look in between. A run of N steps is
/// looked at N + 1 times: before each update, and once more after the last one.
public struct ExperimentRun<S: Scalar> {
  private var trainer: Trainer<S>
  private var recorder: Recorder<S>
  private let steps: Int

  public init(_ experiment: Experiment, _: S.Type) {
    trainer = experiment.trainer(S.self)
    recorder = experiment.recorder(S.self, network: trainer.network)
    steps = experiment.settings.steps
  }

  /// How many updates have been applied.
  public var step: Int { trainer.step }

  /// What the latest step computed, with the weights that it was computed with; nil once its update is
  /// applied.
  public private(set) var latest: Observation<S>?

  /// One step, with all that is recorded of it; at the end only the look. Not to be called after an ending.
  ///
  /// - Parameter sink: returns false to stop the run after this line.
  /// - Returns: how the run ended with this step; nil while it goes on.
  public mutating func advance(_ sink: (RecordLine) -> Bool) -> Ending? {
    let ending = look(sink)
    if ending == nil { applyUpdate() }
    return ending
  }

  /// A step without its end: the update is computed and recorded, and waits for `applyUpdate`.
  public mutating func look(_ sink: (RecordLine) -> Bool) -> Ending? {
    let step = trainer.step
    var goesOn = true
    var isFinite = true
    var seen: Observation<S>?
    _ = trainer.look { observation in
      seen = observation
      isFinite = recorder.record(observation) { goesOn = sink($0) && goesOn }
    }
    latest = seen
    if !isFinite { return .diverged(at: step) }
    if step >= steps { return .completed }
    return goesOn ? nil : .interrupted(at: step)
  }

  /// What the next step begins with. Not to be asked for between `look` and `applyUpdate`.
  public func checkpoint() -> Checkpoint<S> { trainer.checkpoint() }

  /// The end of the step that was looked at.
  public mutating func applyUpdate() {
    latest = nil
    trainer.applyUpdate()
  }
}
