import Experiments
import KernelCode
import Recording
import Training

/// A net that is trained here, and the way back to its earlier steps: its state is kept now and then, and
/// what lies between is trained once more, which gives the same numbers to the bit.
struct LabNet<S: Scalar> {
  private var run: ExperimentRun<S>
  private var kept: [Checkpoint<S>] = []
  /// A state is kept every so many steps.
  private var spacing = 4
  private let makeTrainer: () -> Trainer<S>
  /// What goes back; nil until somebody looks back.
  private var replay: (trainer: Trainer<S>, seen: Observation<S>?)?

  /// So many states are kept at most, and so many bytes; then every second one goes.
  private static var mostStates: Int { 256 }
  private static var mostBytes: Int { 16 << 20 }

  init(_ experiment: Experiment) {
    run = ExperimentRun(experiment, S.self)
    makeTrainer = { experiment.trainer(S.self) }
  }

  /// The latest step without its end.
  mutating func look(_ sink: (RecordLine) -> Bool) -> Ending? {
    keep()
    return run.look(sink)
  }

  mutating func applyUpdate() { run.applyUpdate() }

  private mutating func keep() {
    guard run.step % spacing == 0 else { return }
    let state = run.checkpoint()
    kept.append(state)
    let most = max(2, min(Self.mostStates, Self.mostBytes / max(state.bytes, 1)))
    if kept.count > most {
      spacing *= 2
      kept.removeAll { $0.step % spacing != 0 }
    }
  }

  /// What a step computed, with the weights that it was computed with.
  ///
  /// - Parameter step: nil for the latest one.
  mutating func observation(at step: Int?) -> Observation<S>? {
    guard let step, step < run.step, let start = kept.last(where: { $0.step <= step }) else {
      return run.latest
    }
    var (trainer, seen) = replay ?? (makeTrainer(), nil)
    if let seen, seen.step == step { return seen }
    if let last = seen, (start.step...step).contains(last.step) {
      trainer.applyUpdate()
    } else {
      trainer.restore(start)
    }
    while trainer.step < step { _ = trainer.advance() }
    _ = trainer.look { seen = $0 }
    replay = (trainer, seen)
    return seen
  }
}
