import Synchronization

/// How much of some work is done, in estimated cost. All of it is known before anything begins, so that it
/// never grows; any thread may say that a part is done.
public final class WorkMeter: Sendable {
  /// Milliseconds of one core, as they were measured once. Only the ratios of costs mean anything elsewhere.
  public let total: Int
  private let done = Atomic(0)
  private let show: @Sendable (_ done: Int, _ total: Int) -> Void

  public init(total: Int, show: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    self.total = total
    self.show = show
  }

  public func advance(_ cost: Int) {
    show(done.add(cost, ordering: .relaxed).newValue, total)
  }
}

/// How far a chapter is: each time that it does jobs in parallel is a stage, whose cost is known before.
public final class Progress: Sendable {
  private struct State {
    var stage = 0
    var told = 0
  }

  private let costs: [Int]
  private let meter: WorkMeter?
  private let state = Mutex(State())

  /// - Parameter costs: one for each stage, and one for the drawing after them.
  public init(_ costs: [Int] = [], _ meter: WorkMeter? = nil) {
    self.costs = costs
    self.meter = meter
  }

  /// How many stages have begun.
  public var stages: Int { state.withLock { $0.stage } }

  /// The next stage. One that nobody expected costs nothing.
  public func begin(_ jobs: Int) -> Stage {
    let place = state.withLock { state in
      defer { state.stage += 1 }
      return state.stage
    }
    let isExpected = costs.indices.dropLast().contains(place)
    return Stage(jobs: jobs, cost: isExpected ? costs[place] : 0, self)
  }

  fileprivate func advance(_ cost: Int) {
    guard let meter, cost > 0 else { return }
    state.withLock { $0.told += cost }
    meter.advance(cost)
  }

  /// The chapter is made: what it did not need counts as done.
  public func finish() {
    advance(costs.reduce(0, +) - state.withLock { $0.told })
  }

  /// Some jobs that are done in parallel.
  public final class Stage: Sendable {
    private let jobs: Int
    private let cost: Int
    private let progress: Progress
    private let done = Atomic(0)

    fileprivate init(jobs: Int, cost: Int, _ progress: Progress) {
      self.jobs = jobs
      self.cost = cost
      self.progress = progress
    }

    public func finishOne() {
      let done = done.add(1, ordering: .relaxed).newValue
      progress.advance(cost * done / jobs - cost * (done - 1) / jobs)
    }
  }
}
