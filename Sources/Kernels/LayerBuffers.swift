// What the kernels of a layer read and write. All matrices are `rows` × `columns`, one row per example,
// unless said otherwise.

public struct ActivationBuffers<S> {
  /// The place of the activation function among all of them.
  public var function: Int
  /// Its parameter, where it has one.
  public var parameter: S
  public var rows: Int
  public var columns: Int
  public var z: UnsafePointer<S>
  public var values: UnsafeMutablePointer<S>
  /// φ'(z); for softmax the diagonal of J.
  public var slopes: UnsafeMutablePointer<S>

  public init(
    function: Int, parameter: S, rows: Int, columns: Int, z: UnsafePointer<S>,
    values: UnsafeMutablePointer<S>, slopes: UnsafeMutablePointer<S>
  ) {
    self.function = function
    self.parameter = parameter
    self.rows = rows
    self.columns = columns
    self.z = z
    self.values = values
    self.slopes = slopes
  }
}

public struct PullBackBuffers<S> {
  /// The place of the activation function among all of them.
  public var function: Int
  public var parameter: S
  public var rows: Int
  public var columns: Int
  /// a = φ(z).
  public var values: UnsafePointer<S>
  public var slopes: UnsafePointer<S>
  /// g.
  public var upstream: UnsafePointer<S>
  /// δ.
  public var result: UnsafeMutablePointer<S>

  public init(
    function: Int, parameter: S, rows: Int, columns: Int, values: UnsafePointer<S>,
    slopes: UnsafePointer<S>, upstream: UnsafePointer<S>, result: UnsafeMutablePointer<S>
  ) {
    self.function = function
    self.parameter = parameter
    self.rows = rows
    self.columns = columns
    self.values = values
    self.slopes = slopes
    self.upstream = upstream
    self.result = result
  }
}

/// The entries whose mean becomes 0 and whose variance becomes 1.
public enum NormalizedGroup: Sendable {
  /// Each column: batch normalisation.
  case columns
  /// Each row: layer normalisation.
  case rows
}

/// z = γ x̂ + β with x̂ = (u − mean) / √(variance + ε).
public struct NormalizationBuffers<S> {
  public var group: NormalizedGroup
  public var rows: Int
  public var columns: Int
  public var epsilon: S
  /// u.
  public var input: UnsafePointer<S>
  /// γ and β, one per column.
  public var scale: UnsafePointer<S>
  public var shift: UnsafePointer<S>
  /// One per column, or one per row: read where `usesGivenMoments`, else written.
  public var means: UnsafeMutablePointer<S>
  public var variances: UnsafeMutablePointer<S>
  public var usesGivenMoments: Bool
  /// x̂.
  public var normalized: UnsafeMutablePointer<S>
  /// z.
  public var result: UnsafeMutablePointer<S>

  public init(
    group: NormalizedGroup, rows: Int, columns: Int, epsilon: S, input: UnsafePointer<S>,
    scale: UnsafePointer<S>, shift: UnsafePointer<S>, means: UnsafeMutablePointer<S>,
    variances: UnsafeMutablePointer<S>, usesGivenMoments: Bool,
    normalized: UnsafeMutablePointer<S>, result: UnsafeMutablePointer<S>
  ) {
    self.group = group
    self.rows = rows
    self.columns = columns
    self.epsilon = epsilon
    self.input = input
    self.scale = scale
    self.shift = shift
    self.means = means
    self.variances = variances
    self.usesGivenMoments = usesGivenMoments
    self.normalized = normalized
    self.result = result
  }
}

/// From N ∂L/∂z to N ∂L/∂u, with the gradients of γ and β.
public struct NormalizationPullBackBuffers<S> {
  public var group: NormalizedGroup
  public var rows: Int
  public var columns: Int
  public var epsilon: S
  public var scale: UnsafePointer<S>
  public var variances: UnsafePointer<S>
  /// True where mean and variance do not depend on the batch.
  public var usesGivenMoments: Bool
  /// x̂.
  public var normalized: UnsafePointer<S>
  /// N ∂L/∂z.
  public var upstream: UnsafePointer<S>
  /// N ∂L/∂u.
  public var result: UnsafeMutablePointer<S>
  /// Σ over examples of N ∂L/∂z · x̂ and of N ∂L/∂z, one per column.
  public var scaleGradient: UnsafeMutablePointer<S>
  public var shiftGradient: UnsafeMutablePointer<S>

  public init(
    group: NormalizedGroup, rows: Int, columns: Int, epsilon: S, scale: UnsafePointer<S>,
    variances: UnsafePointer<S>, usesGivenMoments: Bool, normalized: UnsafePointer<S>,
    upstream: UnsafePointer<S>, result: UnsafeMutablePointer<S>,
    scaleGradient: UnsafeMutablePointer<S>, shiftGradient: UnsafeMutablePointer<S>
  ) {
    self.group = group
    self.rows = rows
    self.columns = columns
    self.epsilon = epsilon
    self.scale = scale
    self.variances = variances
    self.usesGivenMoments = usesGivenMoments
    self.normalized = normalized
    self.upstream = upstream
    self.result = result
    self.scaleGradient = scaleGradient
    self.shiftGradient = shiftGradient
  }
}
