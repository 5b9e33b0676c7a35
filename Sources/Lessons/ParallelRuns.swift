import Dispatch
import Synchronization

/// Counts finished jobs of a whole report and tells somebody.
public final class Progress: Sendable {
  private let state: Mutex<(done: Int, total: Int)>
  private let report: @Sendable (_ done: Int, _ total: Int) -> Void

  public init(report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    state = Mutex((0, 0))
    self.report = report
  }

  func expect(_ jobs: Int) {
    state.withLock { $0.total += jobs }
  }

  func finishOne() {
    let (done, total) = state.withLock { state in
      state.done += 1
      return state
    }
    report(done, total)
  }
}

/// Runs independent jobs on all cores. The results come in the order of the jobs, and each depends on
/// its own job alone, so that they are the same whatever the number of cores.
func inParallel<Job: Sendable, Result: Sendable>(
  _ jobs: [Job], _ progress: Progress, _ body: @Sendable (Job) -> Result
) -> [Result] {
  progress.expect(jobs.count)
  let results = Mutex([Result?](repeating: nil, count: jobs.count))
  DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
    let result = body(jobs[index])
    results.withLock { $0[index] = result }
    progress.finishOne()
  }
  return results.withLock { $0.compactMap { $0 } }
}
