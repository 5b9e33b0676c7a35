import KernelCode

/// Numbers about J = diag(S) − S Sᵀ of one example, from its shares S, in 64 bits and without the
/// matrix. J is symmetric and positive semi-definite, and J·1 = 0.
public struct SoftmaxJacobian {
  private var shares: [Double]
  /// The largest share and the second largest.
  private var first = Double.nan
  private var second = 0.0
  private var firstIndex = 0

  /// - Parameter shares: non-negative numbers that sum to 1.
  public init(shares: [Double]) {
    self.shares = shares
    findLargest()
  }

  /// Room for examples of a layer with so many units, to be loaded one after the other.
  public init(units: Int) { shares = [Double](repeating: .nan, count: units) }

  /// Takes the shares of another example.
  ///
  /// - Parameter row: as many non-negative numbers as there are units, which sum to 1.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public mutating func load<S: Scalar>(_ row: UnsafePointer<S>) {
    for i in 0..<shares.count { shares[i] = row[i].double }
    findLargest()
  }

  private mutating func findLargest() {
    guard !shares.isEmpty else { return }
    firstIndex = 0
    for i in shares.indices where shares[i] > shares[firstIndex] { firstIndex = i }
    second = 0
    for i in shares.indices where i != firstIndex && shares[i] > second { second = shares[i] }
    first = shares[firstIndex]
  }

  public var largestShare: Double { first }

  /// In which of the ways that `SoftmaxKind` names J is small.
  public var kind: SoftmaxKind {
    if first >= SoftmaxKind.confidentShare { return .confident }
    return isSpectralNormBelow(SoftmaxKind.diffuseNorm) ? .diffuse : .open
  }

  /// tr J = 1 − Σ S² = Σ S_i (1 − S_i).
  public var trace: Double {
    var sum = 0.0
    for index in shares.indices {
      let share = shares[index]
      sum += share * (index == firstIndex ? othersSum : 1 - share)
    }
    return sum
  }

  /// ‖J‖_F, as Σ_i S_i² (1 − S_i)² + Σ_{i≠j} S_i² S_j², with 1 − S of the largest share taken as the
  /// sum of the others, so that no digits are lost where one share is near 1.
  public var frobeniusNorm: Double {
    var diagonal = first * first * othersSum * othersSum
    var otherSquares = 0.0
    var otherFourths = 0.0
    for index in shares.indices where index != firstIndex {
      let share = shares[index]
      let square = share * share
      diagonal += square * (1 - share) * (1 - share)
      otherSquares += square
      otherFourths += square * square
    }
    let among = max(0, otherSquares * otherSquares - otherFourths)
    return (diagonal + 2 * first * first * otherSquares + among).squareRoot()
  }

  /// ‖J‖₂, the largest eigenvalue λ of a diagonal less a rank-one matrix. It lies between the two
  /// largest shares and solves Σ S_i² / (S_i − λ) = 1; found by bisection.
  public var spectralNorm: Double {
    guard first.isFinite, shares.count > 1 else { return shares.count == 1 ? 0 : .nan }
    var low = second
    var high = first
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if isSpectralNormBelow(middle) { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }

  /// ‖J‖₂ < bound, with one evaluation of the equation instead of a search.
  public func isSpectralNormBelow(_ bound: Double) -> Bool {
    if bound > first { return true }
    if bound <= second { return false }
    var sum = 0.0
    for share in shares {
      let distance = share - bound
      if distance == 0 { return true }
      sum += share * share / distance
    }
    return sum > 1
  }

  private var othersSum: Double {
    var sum = 0.0
    for index in shares.indices where index != firstIndex { sum += shares[index] }
    return sum
  }
}

/// The two ways in which a softmax Jacobian can be small, and neither; the limits are the project's own.
public enum SoftmaxKind: Sendable {
  case confident, diffuse, open

  /// One share of at least this much: confident.
  public static let confidentShare = 0.95
  /// No such share, but ‖J‖₂ at temperature 1 below this: diffuse.
  public static let diffuseNorm = 0.1
}
