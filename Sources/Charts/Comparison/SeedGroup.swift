import Plotting

/// The runs of one arm of a comparison that differ in nothing but their seed.
public struct SeedGroup: Sendable {
  public var label: String
  public var identity: SeriesIdentity
  /// Tells apart two arms of one identity, such as the same hidden layer under two outputs.
  public var isDashed: Bool
  /// One row of values per seed, all over the same x; NaN where a run has no value.
  public var runs: [[Double]]

  public init(label: String, identity: SeriesIdentity, isDashed: Bool = false, runs: [[Double]]) {
    self.label = label
    self.identity = identity
    self.isDashed = isDashed
    self.runs = runs
  }

  /// How the group is marked where it has no line: open where its line is dashed elsewhere.
  public var marker: Marker { isDashed ? .ring : .circle }

  var stroke: Stroke {
    Stroke(.series(identity), width: 2.2, dash: isDashed ? .short : .solid)
  }

  /// Quartiles and median over the seeds at each x.
  var quartiles: [Quartiles] {
    let length = runs.reduce(0) { max($0, $1.count) }
    return (0..<length).map { index in
      Quartiles(runs.compactMap { index < $0.count ? $0[index] : nil })
    }
  }
}

/// The lower quartile, the median and the upper quartile of the finite ones among some values, by
/// linear interpolation between the sorted values (Hyndman & Fan's type 7).
public struct Quartiles: Sendable, Equatable {
  public var lower: Double
  public var median: Double
  public var upper: Double

  public init(_ values: [Double]) {
    let sorted = values.filter { $0.isFinite }.sorted()
    func quantile(_ share: Double) -> Double {
      guard let last = sorted.last else { return .nan }
      let position = share * Double(sorted.count - 1)
      let below = Int(position)
      guard below + 1 < sorted.count else { return last }
      return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
    }
    lower = quantile(0.25)
    median = quantile(0.5)
    upper = quantile(0.75)
  }
}
