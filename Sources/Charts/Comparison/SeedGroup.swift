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

  /// Every run as a faint line; none where there is only one.
  func faintRuns(x: [Double]) -> [Mark] {
    guard runs.count > 1 else { return [] }
    return runs.map { .line(x: x, y: $0, Stroke(.series(identity), width: 0.8, opacity: 0.3)) }
  }

  /// The median over the band between the quartiles.
  func medianAndBand(x: [Double]) -> [Mark] {
    let quartiles = quartiles
    return [
      .band(
        x: x, lower: quartiles.map { $0.lower }, upper: quartiles.map { $0.upper },
        Fill(.series(identity), opacity: 0.2)),
      .line(x: x, y: quartiles.map { $0.median }, stroke),
    ]
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
