import Training

/// The rates that are tried for one optimizer, a factor of about three apart; the middle one is shared by all
/// nets that are compared at one rate.
struct RateGrid: Sendable {
  var rates: [Double]
  var shared: Double { rates[rates.count / 2] }

  init(_ optimizer: OptimizerKind, isQuick: Bool) {
    let all: [Double] =
      optimizer == .adam
      ? [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3] : [0.01, 0.03, 0.1, 0.3, 1, 3, 10]
    rates = isQuick ? Array(all[2...4]) : all
  }

  /// True for a rate beyond which nothing was tried.
  func isAtEnd(_ rate: Double) -> Bool { rate == rates.first || rate == rates.last }
}

extension LessonContext {
  /// Seeds on which rates are chosen; no score is from them.
  var selectionSeeds: Int { isQuick ? 1 : 3 }
  var selectionSeed: UInt64 { seed &+ 1_000 }

  /// Gives every arm of a comparison the rate that suits it, tried on seeds that score nothing.
  ///
  /// - Parameter error: of one net, the smaller the better; not finite for one that diverged.
  /// - Returns: for each arm the rate with the least median error; the grid's middle where all diverge.
  func bestRates<Arm: Sendable>(
    _ arms: [Arm], grid: (Arm) -> RateGrid,
    error: @Sendable (Arm, _ rate: Double, _ seed: UInt64) -> Double
  ) -> [Double] {
    let jobs = arms.flatMap { arm in
      grid(arm).rates.flatMap { rate in
        (0..<selectionSeeds).map { (arm: arm, rate: rate, seed: selectionSeed &+ UInt64($0)) }
      }
    }
    var errors = inParallel(jobs, progress) { error($0.arm, $0.rate, $0.seed) }[...]
    return arms.map { arm in
      let grid = grid(arm)
      var best = (rate: grid.shared, error: Double.infinity)
      for rate in grid.rates {
        let own = errors.prefix(selectionSeeds).map { $0.isFinite ? $0 : .infinity }.sorted()
        errors = errors.dropFirst(selectionSeeds)
        if own[own.count / 2] < best.error { best = (rate, own[own.count / 2]) }
      }
      return best.rate
    }
  }
}
