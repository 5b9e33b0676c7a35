/// Several steps that one row stands for; its values are the means.
///
/// Per column the extremes over the numbers that are not NaN; NaN where there is none.
public struct Bucket: Sendable, Equatable {
  public var steps: ClosedRange<Int>
  public var minima: [Double]
  public var maxima: [Double]

  public init(steps: ClosedRange<Int>, minima: [Double], maxima: [Double]) {
    self.steps = steps
    self.minima = minima
    self.maxima = maxima
  }
}

/// How the steps of a run are kept: all of them exactly while they are few, else in buckets of equal
/// length with exact rows for the last steps.
public struct BucketPlan: Sendable, Equatable {
  /// Steps per bucket; 1 where every step is kept exactly.
  public let length: Int
  /// How many steps at the end of a run are kept exactly. Until it ends they are held back, so few.
  public let lastRows: Int

  /// Rows of at most so many numbers in all are kept as they are.
  private static let mostExact = 4_000_000
  /// What all buckets of a run may hold, with three numbers per column.
  private static let mostInBuckets = 1_500_000
  /// What is held back until a run ends.
  public static let mostLastRows = 100

  /// - Parameters:
  ///   - steps: steps that are asked for; a run has one row more, of the look after the last.
  ///   - columns: numbers per row.
  public init(steps: Int, columns: Int) {
    let width = max(columns, 1)
    if steps < Self.mostExact / width {
      self.init(length: 1)
      return
    }
    let buckets = max(Self.mostInBuckets / (3 * width), 1)
    // Rounded up: the smallest length of which no more than `buckets` cover the run.
    self.init(
      length: steps / buckets + 1,
      lastRows: min(max(Self.mostInBuckets / width, 1), Self.mostLastRows))
  }

  /// A plan made by hand.
  public init(length: Int, lastRows: Int = mostLastRows) {
    self.length = max(length, 1)
    self.lastRows = max(lastRows, 0)
  }

  public var isExact: Bool { length == 1 }

  /// How many rows a run of so many steps has at most.
  public func rows(steps: Int) -> Int {
    isExact ? steps + 1 : steps / length + 1 + lastRows
  }
}
