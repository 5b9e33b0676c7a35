import KernelCode

/// Numbers about J = diag(S) − S Sᵀ of one example, from its shares S, in 64 bits and without the
/// matrix. J is symmetric and positive semi-definite, and J·1 = 0.
public struct SoftmaxJacobian {
  /// The largest first; the order of the others is of no account.
  private var shares: [Double]
  private var second = 0.0
  /// The sum of all but the largest: 1 less the largest, with all its digits where that is near 1.
  private var others = 0.0

  /// - Parameter shares: non-negative numbers that sum to 1.
  public init(shares: [Double]) {
    self.init(units: shares.count)
    shares.withUnsafeBufferPointer { buffer in
      if let row = buffer.baseAddress { load(row) }
    }
  }

  /// Room for examples of a layer with so many units, to be loaded one after the other.
  public init(units: Int) { shares = [Double](repeating: .nan, count: units) }

  /// Takes the shares of another example.
  ///
  /// - Parameter row: as many non-negative numbers as there are units, which sum to 1.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public mutating func load<S: Scalar>(_ row: UnsafePointer<S>) {
    (second, others) = shares.withUnsafeMutableBufferPointer { shares in
      guard !shares.isEmpty else { return (0, 0) }
      shares[0] = row[0].double
      var (second, others) = (0.0, 0.0)
      for i in 1..<shares.count {
        let (share, largest) = (row[i].double, shares[0])
        let isLarger = share > largest
        shares[0] = isLarger ? share : largest
        let smaller = isLarger ? largest : share
        shares[i] = smaller
        others += smaller
        second = smaller > second ? smaller : second
      }
      return (second, others)
    }
  }

  public var largestShare: Double { shares.first ?? .nan }

  /// In which of the ways that `SoftmaxKind` names J is small.
  public var kind: SoftmaxKind {
    if largestShare >= SoftmaxKind.confidentShare { return .confident }
    return isSpectralNormBelow(SoftmaxKind.diffuseNorm) ? .diffuse : .open
  }

  /// tr J = 1 − Σ S² = Σ S_i (1 − S_i).
  public var trace: Double { sizes.trace }

  /// ‖J‖_F, as Σ_i S_i² (1 − S_i)² + Σ_{i≠j} S_i² S_j².
  public var frobeniusNorm: Double { sizes.frobeniusNorm }

  /// Trace and Frobenius norm, found together.
  public var sizes: (trace: Double, frobeniusNorm: Double) {
    shares.withUnsafeBufferPointer { shares in
      guard let first = shares.first else { return (.nan, .nan) }
      var trace = first * others
      var diagonal = first * first * others * others
      var otherSquares = 0.0
      var otherFourths = 0.0
      for share in shares.dropFirst() {
        let rest = 1 - share
        let square = share * share
        trace += share * rest
        diagonal += square * rest * rest
        otherSquares += square
        otherFourths += square * square
      }
      let among = max(0, otherSquares * otherSquares - otherFourths)
      return (trace, (diagonal + 2 * first * first * otherSquares + among).squareRoot())
    }
  }

  /// ‖J‖₂, the largest eigenvalue λ of a diagonal less a rank-one matrix. It lies between the two
  /// largest shares and solves Σ S_i² / (S_i − λ) = 1; found by bisection.
  public var spectralNorm: Double {
    let first = largestShare
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
    if bound > largestShare { return true }
    if bound <= second { return false }
    var sum = 0.0
    for share in shares {
      let distance = share - bound
      if distance == 0 { return true }
      sum += share * share / distance
    }
    return sum > 1
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
