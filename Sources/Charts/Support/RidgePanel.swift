import Numerals
import Plotting
import Recording
import Training
import Wording

/// The histograms of one layer's activations in some frames, ready to be drawn over each other.
struct RidgePanel {
  let run: SelectedRun
  let layer: Int
  let steps: [Int]
  let bins: RidgeBins
  /// Share of the finite entries in each bin, a row for each frame.
  let shares: [[Double]]
  /// Share of the entries that are exactly zero, where bins leave them out.
  let zeros: [Double]

  init?(_ run: SelectedRun, layer: Int, frames: [Frame]) {
    var histograms: [Histogram] = []
    for frame in frames where frame.layers.indices.contains(layer - 1) {
      if let histogram = frame.layers[layer - 1].histogram(.activation) {
        histograms.append(histogram)
      }
    }
    guard histograms.count == frames.count, let bins = RidgeBins(histograms) else { return nil }
    self.run = run
    self.layer = layer
    self.bins = bins
    steps = frames.map { $0.step }
    var shares: [[Double]] = []
    var zeros: [Double] = []
    for histogram in histograms {
      let counts = bins.counts(of: histogram)
      let inBins = counts.reduce(0, +)
      let total = Double(bins.isLogarithmic ? inBins + histogram.zeros : inBins)
      shares.append(counts.map { total > 0 ? Double($0) / total : 0 })
      zeros.append(total > 0 ? Double(histogram.zeros) / total : .nan)
    }
    self.shares = shares
    self.zeros = zeros
  }

  var isLogarithmic: Bool { bins.isLogarithmic }

  var highest: Double {
    var highest = 0.0
    for row in shares { for share in row { highest = max(highest, share) } }
    return highest
  }

  func plot(heading: String, cursor: Int?, peak: Double) -> Plot {
    let role = ColourRole.series(run.identity)
    let heights = shares.map { [0] + $0 + [0] }
    var nearest: Int?
    if let cursor { nearest = steps.lastIndex { $0 <= cursor } ?? 0 }
    var marks: [Mark] = []
    if isLogarithmic {
      marks += [.octaveAxis(bins), .zeroBars(zeros, lane: bins.lane, role)]
    }
    marks.append(
      .ridges(
        x: [bins.middles[0] - 0.5 * bins.width] + bins.middles
          + [bins.middles[bins.middles.count - 1] + 0.5 * bins.width],
        rows: heights, overlap: 1.9, peak: peak, fill: role, line: .background))
    marks.append(.rowPointer(nearest))
    return Plot(
      heading, x: .linear(isLogarithmic ? "" : HistogramText.activation, domain: bins.domain),
      y: .ordinal(steps.map { NumberText.whole($0) }, ChartText.step),
      axes: AxisPlacement(x: !isLogarithmic, grid: false), marks: marks)
  }

  var finding: HistogramText.Finding {
    let last = shares.last ?? []
    // The outermost twentieth of the range at each end.
    let edge = max(1, last.count / 20)
    return HistogramText.Finding(
      label: run.label, layer: layer,
      zeros: isLogarithmic ? zeros.last ?? .nan : .nan,
      low: isLogarithmic ? .nan : last.prefix(edge).reduce(0, +),
      high: isLogarithmic ? .nan : last.suffix(edge).reduce(0, +), step: steps.last ?? 0)
  }

  var dataRows: [[FigureData.Cell]] {
    var rows: [[FigureData.Cell]] = []
    for (index, step) in steps.enumerated() {
      for (bin, share) in shares[index].enumerated() {
        let edges = bins.edges(of: bin)
        rows.append([
          .text(run.label), .number(Double(layer)), .number(Double(step)),
          .number(edges.0), .number(edges.1), .number(share),
        ])
      }
      if isLogarithmic {
        rows.append([
          .text(run.label), .number(Double(layer)), .number(Double(step)), .number(0), .number(0),
          FigureData.Cell(zeros[index]),
        ])
      }
    }
    return rows
  }
}

/// One set of bins for all histograms of a layer.
struct RidgeBins: Sendable {
  let isLogarithmic: Bool
  /// Linear: the range. Logarithmic: exponents of two.
  let lower: Double
  let upper: Double
  let hasNegative: Bool
  let middles: [Double]
  let width: Double

  /// Smaller magnitudes than the largest by so many powers of two share the innermost bin.
  private static let octaves = 24

  init?(_ histograms: [Histogram]) {
    guard let first = histograms.first else { return nil }
    if case .linear(let lower, let upper) = first.bins {
      guard !first.counts.isEmpty, upper > lower else { return nil }
      for histogram in histograms
      where histogram.bins != first.bins || histogram.counts.count != first.counts.count {
        return nil
      }
      isLogarithmic = false
      (self.lower, self.upper) = (lower, upper)
      hasNegative = false
      let width = (upper - lower) / Double(first.counts.count)
      self.width = width
      middles = first.counts.indices.map { lower + (Double($0) + 0.5) * width }
      return
    }
    var low = Int.max
    var high = Int.min
    var hasNegative = false
    var isRecorded = false
    for histogram in histograms {
      guard case .powersOfTwo(let lowest) = histogram.bins else { return nil }
      let half = histogram.counts.count / 2
      if half > 0 || histogram.zeros > 0 || histogram.nonFinite > 0 { isRecorded = true }
      guard half > 0 else { continue }
      low = min(low, lowest)
      high = max(high, lowest + half)
      for count in histogram.counts[..<half] where count > 0 { hasNegative = true }
    }
    guard isRecorded else { return nil }
    if low > high { (low, high) = (-1, 0) }
    low = max(low, high - RidgeBins.octaves)
    isLogarithmic = true
    (lower, upper) = (Double(low), Double(high))
    self.hasNegative = hasNegative
    width = 1
    let positive = (0..<(high - low)).map { Double($0) + 0.5 }
    middles = hasNegative ? positive.reversed().map { -$0 } + positive : positive
  }

  /// Where the share of exact zeros stands, left of everything.
  var lane: ClosedRange<Double> {
    let start = hasNegative ? -(upper - lower) : 0
    let span = hasNegative ? 2 * (upper - lower) : upper - lower
    return (start - 0.5 * span)...(start - 0.06 * span)
  }

  var domain: ClosedRange<Double> {
    isLogarithmic ? lane.lowerBound...(upper - lower) : lower...upper
  }

  func counts(of histogram: Histogram) -> [Int] {
    guard isLogarithmic, case .powersOfTwo(let lowest) = histogram.bins else {
      return histogram.counts
    }
    let half = histogram.counts.count / 2
    let octaves = Int(upper - lower)
    var positive = [Int](repeating: 0, count: octaves)
    var negative = positive
    for index in 0..<half {
      let place = min(max(lowest + index - Int(lower), 0), octaves - 1)
      positive[place] += histogram.counts[half + index]
      negative[place] += histogram.counts[half - 1 - index]
    }
    return hasNegative ? negative.reversed() + positive : positive
  }

  /// The values between which a bin lies.
  func edges(of bin: Int) -> (Double, Double) {
    guard isLogarithmic else {
      return (lower + Double(bin) * width, lower + Double(bin + 1) * width)
    }
    let octaves = Int(upper - lower)
    func power(_ index: Int) -> Double {
      Double(sign: .plus, exponent: Int(lower) + index, significand: 1)
    }
    guard hasNegative else { return (power(bin), power(bin + 1)) }
    if bin >= octaves { return (power(bin - octaves), power(bin - octaves + 1)) }
    return (-power(octaves - bin), -power(octaves - bin - 1))
  }
}
