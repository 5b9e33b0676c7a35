import Recording

extension Rescaling {
  /// Mean 0 and standard deviation 1 over some of a column's numbers; where these are all equal, only the
  /// mean is taken away.
  ///
  /// Two passes in 64 bits. Both are repeated in a sturdier way where the plain one loses digits: the mean
  /// of numbers that are large beside their differences, and the squares of differences that are too small
  /// to be squared.
  init<Column: RandomAccessCollection<Double>>(standardizing column: Column, rows: [Int])
  where Column.Index == Int {
    guard let start = rows.first, rows.contains(where: { column[$0] != column[start] }) else {
      // The rounded mean of equal numbers can be a neighbour of theirs, and their deviation then tiny
      // instead of 0.
      self.init(offset: rows.first.map { column[$0] } ?? 0, scale: 1)
      return
    }
    let n = Double(rows.count)
    var mean = rows.reduce(0) { $0 + column[$1] } / n
    let largest = rows.reduce(0) { max($0, (column[$1] - mean).magnitude) }
    let unit = largest < 1e-100 ? largest : 1
    /// The mean of the differences from `mean`, and of their squares, in that unit.
    func moments() -> (first: Double, second: Double) {
      var sums = (first: 0.0, second: 0.0)
      for row in rows {
        let difference = (column[row] - mean) / unit
        sums.first += difference
        sums.second += difference * difference
      }
      return (sums.first / n, sums.second / n)
    }
    var around = moments()
    var variance = around.second
    if around.first.magnitude > 1e-9 * variance.squareRoot() {
      mean += around.first * unit
      // What the rounding of the mean itself leaves is no part of the variance.
      around = moments()
      variance = around.second - around.first * around.first
    }
    self.init(offset: mean, scale: variance > 0 ? unit * variance.squareRoot() : 1)
  }

  /// The least part of 0 … 1 that numbers between these limits have to cover to stay as they are.
  static let leastSpan = 0.1

  /// Numbers to be predicted, from the least to the largest, moved onto 0 … 1; the identity where they lie
  /// between these and are not crowded together. The same rate then suits prices and shares alike.
  init(target range: ClosedRange<Double>) {
    let span = range.upperBound - range.lowerBound
    let isAboutThere =
      range.lowerBound >= 0 && range.upperBound <= 1 && span >= Self.leastSpan
    if isAboutThere {
      self = .identity
    } else {
      self.init(offset: range.lowerBound, scale: span > 0 ? span : 1)
    }
  }
}

extension PreparedData {
  /// The first column, if any, whose training examples 32 bits cannot tell apart well: rounding changes one of
  /// them by more than a hundredth of their standard deviation, or makes it infinite.
  var columnLostIn32Bits: String? {
    for feature in features.indices {
      let column = (0..<trainingExamples).map { scaled($0, feature) }
      if Self.isLostIn32Bits(column) { return features[feature] }
    }
    guard task == .regression, Self.isLostIn32Bits(trainingTargets) else { return nil }
    return preparation.targetName
  }

  private static func isLostIn32Bits(_ column: [Double]) -> Bool {
    let isConstant = column.allSatisfy { $0 == column[0] }
    let deviation = Rescaling(standardizing: column, rows: Array(column.indices)).scale
    return column.contains { value in
      let rounded = Double(Float(value))
      return !rounded.isFinite || (!isConstant && abs(rounded - value) > 0.01 * deviation)
    }
  }
}

extension DataPreparation {
  /// What the training rows of a table ask for.
  ///
  /// - Parameter scalesTarget: false for targets that have been prepared before.
  init(
    _ table: TabularData, training rows: [Int], scaling: Scaling, scalesTarget: Bool, seed: UInt64,
    heldOut: Int
  ) {
    let isStandard = scaling == .standard
    var target = Rescaling.identity
    if isStandard, scalesTarget, table.task == .regression, let first = rows.first {
      let start = table.targets[first]
      target = Rescaling(
        target: rows.reduce(start...start) {
          min($0.lowerBound, table.targets[$1])...max($0.upperBound, table.targets[$1])
        })
    }
    self.init(
      scaling: scaling,
      features: table.columns.map {
        isStandard ? Rescaling(standardizing: $0, rows: rows) : .identity
      }, target: target, targetName: table.targetName, seed: seed, heldOut: heldOut)
  }
}
