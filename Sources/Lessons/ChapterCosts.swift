// Measured with the default report and with `--quick`, on one core; `Tests/LessonsTests` holds the number of
// stages against the chapters, and the whole against a schedule that was recorded.

/// What the jobs of one stage cost together, in milliseconds.
private struct StageCost {
  var full: Int
  var quick: Int
  /// Where there are as many jobs again for each seed.
  var isPerSeed = false

  static func once(_ full: Int, quick: Int) -> StageCost { StageCost(full: full, quick: quick) }

  /// - Parameters:
  ///   - full: with ten seeds.
  ///   - quick: with three.
  static func perSeed(_ full: Int, quick: Int) -> StageCost {
    StageCost(full: full, quick: quick, isPerSeed: true)
  }

  func cost(seeds: Int, isQuick: Bool) -> Int {
    let cost = isQuick ? quick : full
    return isPerSeed ? cost * seeds / (isQuick ? 3 : 10) : cost
  }
}

extension LessonName {
  /// What making the chapter will cost: one number for each time that it does jobs in parallel, and one for
  /// drawing them.
  public func costs(seeds: Int, isQuick: Bool) -> [Int] {
    stages.map { max(1, $0.cost(seeds: seeds, isQuick: isQuick)) }
  }

  /// What several chapters will cost.
  public static func cost(of lessons: [LessonName], seeds: Int, isQuick: Bool) -> Int {
    lessons.reduce(0) { $0 + $1.costs(seeds: seeds, isQuick: isQuick).reduce(0, +) }
  }

  private var stages: [StageCost] {
    switch self {
    case .shortAnswer:
      [
        .once(3567, quick: 195), .perSeed(3306, quick: 352), .perSeed(80, quick: 18),
        .once(118, quick: 91), .once(111, quick: 52),
      ]
    case .activations:
      [.once(162, quick: 82), .perSeed(609, quick: 66), .once(97, quick: 77)]
    case .softmaxJacobian:
      [.once(155, quick: 78), .perSeed(1099, quick: 164), .once(100, quick: 28)]
    case .chainRule:
      [.perSeed(443, quick: 128), .once(2300, quick: 375), .once(110, quick: 50)]
    case .training:
      [
        .once(376, quick: 194), .once(157, quick: 75), .perSeed(1663, quick: 166),
        .once(612, quick: 393),
      ]
    case .deadReLU:
      [
        .once(298, quick: 139), .perSeed(3175, quick: 331), .perSeed(254, quick: 49),
        .once(78, quick: 64),
      ]
    case .outputLayer:
      [
        .once(212, quick: 11), .perSeed(105, quick: 11), .once(242, quick: 14),
        .perSeed(117, quick: 13), .once(66, quick: 4), .perSeed(36, quick: 5),
        .perSeed(62, quick: 10), .once(48, quick: 20), .once(20, quick: 15), .once(26, quick: 20),
      ]
    case .statQuest: [.perSeed(785, quick: 84), .once(30, quick: 14), .once(31, quick: 21)]
    case .universal:
      [
        .once(3983, quick: 201), .perSeed(2317, quick: 226), .once(195, quick: 190),
        .once(28, quick: 18), .once(77, quick: 29),
      ]
    case .descent: [.once(2, quick: 2), .once(116, quick: 108)]
    case .remedies:
      [
        .perSeed(5361, quick: 598), .once(120, quick: 74), .once(94, quick: 60),
        .once(76, quick: 55),
      ]
    case .yourTurn: [.perSeed(1404, quick: 122), .once(56, quick: 43), .once(17, quick: 8)]
    }
  }
}
