import Kernels

extension Scalar {
  /// Sums run over rows ascending (columns ascending for rows), in the net's own precision.
  @inline(__always)
  static func normalize(_ b: NormalizationBuffers<Self>) {
    switch b.group {
    case .columns: normalizeColumns(b)
    case .rows: normalizeRows(b)
    }
  }

  private static func normalizeColumns(_ b: NormalizationBuffers<Self>) {
    let (rows, columns) = (b.rows, b.columns)
    if !b.usesGivenMoments {
      let n = Self(nearest: Double(rows))
      columnSums(b.input, rows: rows, columns: columns, result: b.means)
      for j in 0..<columns { b.means[j] /= n }
      for j in 0..<columns { b.variances[j] = 0 }
      for row in 0..<rows {
        let u = b.input + row * columns
        for j in 0..<columns {
          let difference = u[j] - b.means[j]
          b.variances[j] += difference * difference
        }
      }
      for j in 0..<columns { b.variances[j] /= n }
    }
    for row in 0..<rows {
      let start = row * columns
      for j in 0..<columns {
        let size = (b.variances[j] + b.epsilon).squareRoot()
        let x = (b.input[start + j] - b.means[j]) / size
        b.normalized[start + j] = x
        b.result[start + j] = b.scale[j] * x + b.shift[j]
      }
    }
  }

  private static func normalizeRows(_ b: NormalizationBuffers<Self>) {
    let n = Self(nearest: Double(b.columns))
    for row in 0..<b.rows {
      let start = row * b.columns
      let u = b.input + start
      var sum: Self = 0
      for j in 0..<b.columns { sum += u[j] }
      let mean = sum / n
      var squares: Self = 0
      for j in 0..<b.columns { squares += (u[j] - mean) * (u[j] - mean) }
      let variance = squares / n
      b.means[row] = mean
      b.variances[row] = variance
      let size = (variance + b.epsilon).squareRoot()
      for j in 0..<b.columns {
        let x = (u[j] - mean) / size
        b.normalized[start + j] = x
        b.result[start + j] = b.scale[j] * x + b.shift[j]
      }
    }
  }

  /// With d = γ · N ∂L/∂z and means over the group that was normalised:
  /// N ∂L/∂u = (d − mean(d) − x̂ mean(d x̂)) / √(variance + ε), or d / √(variance + ε) where mean and
  /// variance are given.
  @inline(__always)
  static func normalizationPullBack(_ b: NormalizationPullBackBuffers<Self>) {
    sumGradients(b)
    switch b.group {
    case .columns: pullBackColumns(b)
    case .rows: pullBackRows(b)
    }
  }

  private static func sumGradients(_ b: NormalizationPullBackBuffers<Self>) {
    for j in 0..<b.columns {
      b.scaleGradient[j] = 0
      b.shiftGradient[j] = 0
    }
    for row in 0..<b.rows {
      let start = row * b.columns
      for j in 0..<b.columns {
        b.scaleGradient[j] += b.upstream[start + j] * b.normalized[start + j]
        b.shiftGradient[j] += b.upstream[start + j]
      }
    }
  }

  private static func pullBackColumns(_ b: NormalizationPullBackBuffers<Self>) {
    let n = Self(nearest: Double(b.rows))
    for row in 0..<b.rows {
      let start = row * b.columns
      for j in 0..<b.columns {
        let factor = b.scale[j] / (b.variances[j] + b.epsilon).squareRoot()
        let mean = b.usesGivenMoments ? 0 : b.shiftGradient[j] / n
        let slope = b.usesGivenMoments ? 0 : b.scaleGradient[j] / n
        let x = b.normalized[start + j]
        b.result[start + j] = factor * (b.upstream[start + j] - mean - x * slope)
      }
    }
  }

  private static func pullBackRows(_ b: NormalizationPullBackBuffers<Self>) {
    let n = Self(nearest: Double(b.columns))
    for row in 0..<b.rows {
      let start = row * b.columns
      var sum: Self = 0
      var products: Self = 0
      for j in 0..<b.columns {
        let d = b.scale[j] * b.upstream[start + j]
        sum += d
        products += d * b.normalized[start + j]
      }
      let size = (b.variances[row] + b.epsilon).squareRoot()
      for j in 0..<b.columns {
        let d = b.scale[j] * b.upstream[start + j]
        b.result[start + j] = (d - sum / n - b.normalized[start + j] * (products / n)) / size
      }
    }
  }
}
