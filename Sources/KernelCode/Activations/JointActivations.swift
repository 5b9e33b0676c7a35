import Kernels

// Softmax and its logarithm: every unit of a row depends on all.
extension Scalar {
  @inline(__always)
  static func activate(_ buffers: ActivationBuffers<Self>) {
    ActivationFunction(place: buffers.function).apply(buffers)
  }

  @inline(__always)
  static func pullBack(_ b: PullBackBuffers<Self>) {
    switch ActivationFunction(place: b.function) {
    case .softmax: softmaxPullBack(b)
    case .logSoftmax: logSoftmaxPullBack(b)
    default:
      multiplyElements(b.upstream, b.slopes, result: b.result, count: b.rows * b.columns)
    }
  }

  /// S_i = e^((z_i − max z)/T) / Σ e^((z_j − max z)/T) along each row, and the diagonal
  /// S_i (1 − S_i) / T of the Jacobian, with the temperature T as parameter.
  static func softmax(_ b: ActivationBuffers<Self>) {
    inBlocks(rows: b.rows, columns: b.columns) { start, rows in
      let count = rows * b.columns
      let (z, shares, slopes) = (b.z + start, b.values + start, b.slopes + start)
      for row in 0..<rows {
        let from = row * b.columns
        let largest = largestEntry(z + from, b.columns)
        for j in from..<(from + b.columns) { shares[j] = (z[j] - largest) / b.parameter }
      }
      for i in 0..<count { shares[i] = exponential(shares[i]) }
      // The totals wait where the slopes will stand.
      for row in 0..<rows {
        let from = row * b.columns
        var total: Self = 0
        for j in from..<(from + b.columns) { total += shares[j] }
        for j in from..<(from + b.columns) { slopes[j] = total }
      }
      for i in 0..<count {
        let share = shares[i] / slopes[i]
        shares[i] = share
        slopes[i] = share * (1 - share) / b.parameter
      }
    }
  }

  /// Jᵀg = S ∘ (g − Σ_j S_j g_j) / T along each row, without ever building the matrix.
  private static func softmaxPullBack(_ b: PullBackBuffers<Self>) {
    for row in 0..<b.rows {
      let s = b.values + row * b.columns
      let g = b.upstream + row * b.columns
      let out = b.result + row * b.columns
      var mean: Self = 0
      for j in 0..<b.columns { mean += s[j] * g[j] }
      for j in 0..<b.columns { out[j] = s[j] * (g[j] - mean) / b.parameter }
    }
  }

  /// a_i = (z_i − max z) − ln Σ e^(z_j − max z) along each row, and the diagonal 1 − e^(a_i) of its
  /// Jacobian I − 1 Sᵀ.
  static func logSoftmax(_ b: ActivationBuffers<Self>) {
    for row in 0..<b.rows {
      let z = b.z + row * b.columns
      let values = b.values + row * b.columns
      let slopes = b.slopes + row * b.columns
      let largest = largestEntry(z, b.columns)
      for j in 0..<b.columns { slopes[j] = exponential(z[j] - largest) }
      var total: Self = 0
      for j in 0..<b.columns { total += slopes[j] }
      let logarithm = naturalLog(total)
      for j in 0..<b.columns {
        values[j] = (z[j] - largest) - logarithm
        slopes[j] = 1 - slopes[j] / total
      }
    }
  }

  /// Jᵀg = g − S Σ_j g_j along each row.
  private static func logSoftmaxPullBack(_ b: PullBackBuffers<Self>) {
    for row in 0..<b.rows {
      let values = b.values + row * b.columns
      let g = b.upstream + row * b.columns
      let out = b.result + row * b.columns
      var sum: Self = 0
      for j in 0..<b.columns { sum += g[j] }
      for j in 0..<b.columns { out[j] = g[j] - exponential(values[j]) * sum }
    }
  }

  /// Some rows after the other, so few that they stay in the nearest cache: what is done to each entry
  /// alone is then done to all of them in vectors, however short a row is.
  ///
  /// - Parameter body: takes the first entry's place and the number of rows.
  @inline(__always)
  static func inBlocks(rows: Int, columns: Int, _ body: (_ start: Int, _ rows: Int) -> Void) {
    let most = max(1, blockEntries / max(columns, 1))
    var row = 0
    while row < rows {
      let count = min(most, rows - row)
      body(row * columns, count)
      row += count
    }
  }

  @inline(__always)
  static func largestEntry(_ row: UnsafePointer<Self>, _ count: Int) -> Self {
    var largest = row[0]
    for j in 1..<max(count, 1) { largest = row[j] > largest ? row[j] : largest }
    return largest
  }
}

private let blockEntries = 1024
