import Training

/// What is true of every softmax Jacobian, measured at random logits.
struct JacobianFacts: Sendable {
  let samples: Int
  /// The largest |Σ_j J_ij| of all rows.
  private(set) var largestRowSum = 0.0
  /// The largest |J_ij − J_ji|.
  private(set) var largestAsymmetry = 0.0
  private(set) var largestDiagonal = 0.0
  /// The most negative entry.
  private(set) var leastEntry = 0.0
  private(set) var largestNorm = 0.0
  /// The largest difference between the first of two shares and σ(z₁ − z₂).
  private(set) var largestSigmoidDifference = 0.0

  /// Logits of 2 to 12 units, normal, and from hardly different to far apart.
  init(seed: UInt64, samples: Int) {
    self.samples = samples
    var generator = RandomGenerator(seed: seed, stream: .probe)
    for sample in 0..<samples {
      let spread = generator.uniform(0.1, 6)
      let units = 2 + sample % 11
      include(SoftmaxCase(logits: (0..<units).map { _ in spread * generator.normal() }))
    }
  }

  private mutating func include(_ found: SoftmaxCase) {
    let n = found.shares.count
    for i in 0..<n {
      var sum = 0.0
      for j in 0..<n {
        let entry = found.jacobian[i][j]
        sum += entry
        largestAsymmetry = max(largestAsymmetry, abs(entry - found.jacobian[j][i]))
        leastEntry = min(leastEntry, entry)
      }
      largestRowSum = max(largestRowSum, abs(sum))
      largestDiagonal = max(largestDiagonal, found.jacobian[i][i])
    }
    largestNorm = max(largestNorm, found.norm)
    if n == 2 {
      let sigmoid = SampledCurve(.sigmoid, z: [found.logits[0] - found.logits[1]]).values[0]
      largestSigmoidDifference = max(largestSigmoidDifference, abs(found.shares[0] - sigmoid))
    }
  }
}
