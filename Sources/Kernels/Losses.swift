/// What a loss reads and writes, all `rows` × `columns`.
public struct LossBuffers<S: Scalar> {
  public var rows: Int
  public var columns: Int
  /// The last layer's activations a, or its pre-activations z for a loss computed from those.
  public var outputs: UnsafePointer<S>
  public var targets: UnsafePointer<S>
  /// Where the derivative of each example's loss with respect to `outputs` goes.
  public var gradient: UnsafeMutablePointer<S>

  public init(
    rows: Int, columns: Int, outputs: UnsafePointer<S>, targets: UnsafePointer<S>,
    gradient: UnsafeMutablePointer<S>
  ) {
    self.rows = rows
    self.columns = columns
    self.outputs = outputs
    self.targets = targets
    self.gradient = gradient
  }
}

// Each returns the mean over examples, summed in 64 bits with examples ascending.
extension Scalar {
  /// ℓ = Σ_k (a_k − y_k)², gradient 2 (a − y).
  public static func squaredError(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let difference = loss.outputs[i] - loss.targets[i]
      loss.gradient[i] = 2 * difference
      total += difference.double * difference.double
    }
    return total / Double(loss.rows)
  }

  /// From z: ℓ = Σ_k softplus(z_k) − y_k z_k, gradient σ(z) − y.
  public static func binaryCrossEntropy(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for i in 0..<(loss.rows * loss.columns) {
      let z = loss.outputs[i]
      let y = loss.targets[i]
      loss.gradient[i] = logistic(z) - y
      total += (softPlus(z) - y * z).double
    }
    return total / Double(loss.rows)
  }

  /// From z: ℓ = ln Σ_j e^(z_j) − Σ_k y_k z_k for targets that sum to 1, gradient S − y.
  public static func categoricalCrossEntropy(_ loss: LossBuffers<Self>) -> Double {
    var total = 0.0
    for row in 0..<loss.rows {
      let z = loss.outputs + row * loss.columns
      let y = loss.targets + row * loss.columns
      let gradient = loss.gradient + row * loss.columns
      var largest = z[0]
      for j in 1..<max(loss.columns, 1) where z[j] > largest { largest = z[j] }
      var sum: Self = 0
      for j in 0..<loss.columns {
        gradient[j] = exponential(z[j] - largest)
        sum += gradient[j]
      }
      var target: Self = 0
      for j in 0..<loss.columns {
        target += y[j] * (z[j] - largest)
        gradient[j] = gradient[j] / sum - y[j]
      }
      total += (naturalLog(sum) - target).double
    }
    return total / Double(loss.rows)
  }
}
