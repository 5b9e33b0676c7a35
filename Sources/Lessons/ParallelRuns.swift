import Dispatch
import Synchronization

/// Counts finished jobs, such as the nets of a whole report, and tells somebody, from any thread.
public final class Progress: Sendable {
  private let done = Atomic(0)
  private let total = Atomic(0)
  private let report: @Sendable (_ done: Int, _ total: Int) -> Void

  public init(report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    self.report = report
  }

  func expect(_ jobs: Int) {
    total.add(jobs, ordering: .relaxed)
  }

  func finishOne() {
    let finished = done.add(1, ordering: .relaxed).newValue
    report(finished, total.load(ordering: .relaxed))
  }
}

/// Runs independent jobs on all cores. The results come in the order of the jobs, and each depends on
/// its own job alone, so that they are the same whatever the number of cores.
func inParallel<Job: Sendable, Result: Sendable>(
  _ jobs: [Job], _ progress: Progress, _ body: @Sendable (Job) -> Result
) -> [Result] {
  progress.expect(jobs.count)
  var results = [Result?](repeating: nil, count: jobs.count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Every job writes to a place of its own.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      places[index] = body(jobs[index])
      progress.finishOne()
    }
  }
  return results.compactMap { $0 }
}
