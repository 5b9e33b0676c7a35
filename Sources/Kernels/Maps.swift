/// The functions of one number that a layer can apply, with their derivative.
public enum ElementwiseFunction: Sendable {
  case identity, logistic, hyperbolicTangent, rectifier, softPlus
  /// z for z > 0, else slope · z.
  case leakyRectifier(slope: Double)
}

extension Scalar {
  /// φ(z) and φ'(z) of every entry. The derivative is computed from φ(z) where that is what frameworks
  /// do, so that it underflows where theirs does.
  public static func map(
    _ function: ElementwiseFunction, _ z: UnsafePointer<Self>, values: UnsafeMutablePointer<Self>,
    slopes: UnsafeMutablePointer<Self>, count: Int
  ) {
    switch function {
    case .identity:
      for i in 0..<count {
        values[i] = z[i]
        slopes[i] = 1
      }
    case .logistic:
      for i in 0..<count {
        let value = Kernels.logistic(z[i])
        values[i] = value
        slopes[i] = value * (1 - value)
      }
    case .hyperbolicTangent:
      for i in 0..<count {
        let value = Kernels.hyperbolicTangent(z[i])
        values[i] = value
        slopes[i] = 1 - value * value
      }
    case .rectifier:
      for i in 0..<count {
        // NaN is not "below zero": it must come through.
        let inactive = z[i] <= 0
        values[i] = inactive ? 0 : z[i]
        slopes[i] = inactive ? 0 : 1
      }
    case .leakyRectifier(let slope):
      let low = Self(nearest: slope)
      for i in 0..<count {
        let below = z[i] <= 0
        values[i] = below ? low * z[i] : z[i]
        slopes[i] = below ? low : 1
      }
    case .softPlus:
      for i in 0..<count {
        values[i] = Kernels.softPlus(z[i])
        slopes[i] = Kernels.logistic(z[i])
      }
    }
  }

  /// S_i = e^(z_i − max z) / Σ e^(z_j − max z) along each row, and the diagonal S_i (1 − S_i) of the
  /// Jacobian.
  public static func softmax(
    _ z: UnsafePointer<Self>, shares: UnsafeMutablePointer<Self>,
    diagonal: UnsafeMutablePointer<Self>, rows: Int, columns: Int
  ) {
    for row in 0..<rows {
      let input = z + row * columns
      let output = shares + row * columns
      let slope = diagonal + row * columns
      var largest = input[0]
      for j in 1..<max(columns, 1) where input[j] > largest { largest = input[j] }
      for j in 0..<columns { output[j] = exponential(input[j] - largest) }
      var total: Self = 0
      for j in 0..<columns { total += output[j] }
      for j in 0..<columns {
        let share = output[j] / total
        output[j] = share
        slope[j] = share * (1 - share)
      }
    }
  }

  /// Jᵀg = S ∘ (g − Σ_j S_j g_j) along each row, without ever building the matrix.
  public static func softmaxPullBack(
    shares: UnsafePointer<Self>, upstream: UnsafePointer<Self>,
    result: UnsafeMutablePointer<Self>, rows: Int, columns: Int
  ) {
    for row in 0..<rows {
      let s = shares + row * columns
      let g = upstream + row * columns
      let out = result + row * columns
      var mean: Self = 0
      for j in 0..<columns { mean += s[j] * g[j] }
      for j in 0..<columns { out[j] = s[j] * (g[j] - mean) }
    }
  }

  public static func multiplyElements(
    _ left: UnsafePointer<Self>, _ right: UnsafePointer<Self>,
    result: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count { result[i] = left[i] * right[i] }
  }

  public static func scale(_ values: UnsafeMutablePointer<Self>, by factor: Self, count: Int) {
    for i in 0..<count { values[i] *= factor }
  }

  public static func add(
    _ values: UnsafePointer<Self>, to target: UnsafeMutablePointer<Self>, count: Int
  ) {
    for i in 0..<count { target[i] += values[i] }
  }

  /// The sum of every column, rows ascending.
  public static func columnSums(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    for j in 0..<columns { result[j] = 0 }
    for row in 0..<rows {
      let source = matrix + row * columns
      for j in 0..<columns { result[j] += source[j] }
    }
  }

  public static func transpose(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    for row in 0..<rows {
      for column in 0..<columns { result[column * rows + row] = matrix[row * columns + column] }
    }
  }

  public static func widen(
    _ values: UnsafePointer<Self>, count: Int, into result: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { result[i] = values[i].double }
  }

  /// Copies the rows that `indices` name, one after the other.
  public static func gatherRows(
    _ source: UnsafePointer<Self>, indices: UnsafePointer<Int>, rows: Int, columns: Int,
    result: UnsafeMutablePointer<Self>
  ) {
    for row in 0..<rows {
      let from = source + indices[row] * columns
      for j in 0..<columns { result[row * columns + j] = from[j] }
    }
  }
}
