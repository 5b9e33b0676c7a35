import Kernels

// Each returns the mean over examples, summed in 64 bits with examples ascending.
extension Scalar {
  @inline(__always)
  static func loss(_ form: LossForm, _ loss: LossBuffers<Self>) -> Double {
    switch form {
    case .squaredError: squaredError(loss)
    case .binaryFromLogits: binaryFromLogits(loss)
    case .binaryFromShares: binaryFromShares(loss)
    case .categoricalFromLogits: categoricalFromLogits(loss)
    case .categoricalFromShares: categoricalFromShares(loss)
    case .categoricalFromLogShares: categoricalFromLogShares(loss)
    }
  }

  /// Gradient 2 (a − y).
  private static func squaredError(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let difference = loss.outputs[i] - loss.targets[i]
      loss.gradient[i] = 2 * difference
      total += difference.double * difference.double
    }
    return total / Double(loss.rows)
  }

  /// ℓ = Σ_k softplus(z_k) − y_k z_k, gradient σ(z) − y.
  private static func binaryFromLogits(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let z = loss.outputs[i]
      let y = loss.targets[i]
      loss.gradient[i] = logistic(z) - y
      total += (softPlus(z) - y * z).double
    }
    return total / Double(loss.rows)
  }

  /// Gradient (1 − y)/(1 − a) − y/a; a term whose factor is 0 is 0, also where the other is infinite.
  private static func binaryFromShares(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let a = loss.outputs[i]
      let y = loss.targets[i]
      let yes = y == 0 ? 0 : y * naturalLog(a)
      let no = y == 1 ? 0 : (1 - y) * naturalLog(1 - a)
      loss.gradient[i] = (y == 1 ? 0 : (1 - y) / (1 - a)) - (y == 0 ? 0 : y / a)
      total -= (yes + no).double
    }
    return total / Double(loss.rows)
  }

  /// ℓ = ln Σ_j e^(z_j) − Σ_k y_k z_k for targets that sum to 1, gradient S − y.
  private static func categoricalFromLogits(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    inBlocks(rows: loss.rows, columns: loss.columns) { start, rows in
      withUnsafeTemporaryAllocation(of: Self.self, capacity: rows) { room in
        let losses = room.baseAddress.unsafelyUnwrapped
        categoricalFromLogits(loss, start, rows, losses: losses)
        for row in 0..<rows { total += losses[row].double }
      }
    }
    return total / Double(loss.rows)
  }

  /// The losses and gradients of some rows.
  @inline(__always)
  private static func categoricalFromLogits(
    _ loss: LossBuffers<Self>, _ start: Int, _ rows: Int, losses: UnsafeMutablePointer<Self>
  ) {
    let columns = loss.columns
    let (z, y, gradient) = (loss.outputs + start, loss.targets + start, loss.gradient + start)
    withUnsafeTemporaryAllocation(of: Self.self, capacity: rows) { room in
      let sums = room.baseAddress.unsafelyUnwrapped
      for row in 0..<rows {
        let from = row * columns
        let largest = largestEntry(z + from, columns)
        var target: Self = 0
        for j in from..<(from + columns) {
          let difference = z[j] - largest
          gradient[j] = difference
          target += y[j] * difference
        }
        losses[row] = target
      }
      for i in 0..<(rows * columns) { gradient[i] = exponential(gradient[i]) }
      for row in 0..<rows {
        let from = row * columns
        var sum: Self = 0
        for j in from..<(from + columns) { sum += gradient[j] }
        for j in from..<(from + columns) { gradient[j] = gradient[j] / sum - y[j] }
        sums[row] = sum
      }
      for row in 0..<rows { losses[row] = naturalLog(sums[row]) - losses[row] }
    }
  }

  /// Gradient −y/a, 0 where y is.
  private static func categoricalFromShares(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let a = loss.outputs[i]
      let y = loss.targets[i]
      loss.gradient[i] = y == 0 ? 0 : -y / a
      if y != 0 { total -= (y * naturalLog(a)).double }
    }
    return total / Double(loss.rows)
  }

  /// Gradient −y.
  private static func categoricalFromLogShares(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let y = loss.targets[i]
      loss.gradient[i] = -y
      if y != 0 { total -= (y * loss.outputs[i]).double }
    }
    return total / Double(loss.rows)
  }
}
