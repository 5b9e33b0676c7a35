import Dispatch

/// Runs independent jobs on all cores, as one stage of the progress. The results come in the order of the jobs,
/// and each depends on its own job alone, so that they are the same whatever the number of cores.
func inParallel<Job: Sendable, Result: Sendable>(
  _ jobs: [Job], _ progress: Progress, _ body: @Sendable (Job) -> Result
) -> [Result] {
  let stage = progress.begin(jobs.count)
  return inParallel(jobs) { job in
    defer { stage.finishOne() }
    return body(job)
  }
}

/// The same where nobody is told how far it is.
func inParallel<Job: Sendable, Result: Sendable>(
  _ jobs: [Job], _ body: @Sendable (Job) -> Result
) -> [Result] {
  var results = [Result?](repeating: nil, count: jobs.count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Every job writes to a place of its own.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      places[index] = body(jobs[index])
    }
  }
  return results.compactMap { $0 }
}
