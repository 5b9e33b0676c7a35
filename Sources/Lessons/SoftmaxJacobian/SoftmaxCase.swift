import KernelCode
import Kernels
import Training

/// Softmax at some logits: its shares, and its Jacobian row by row, both by the kernels that train.
struct SoftmaxCase: Sendable {
  let logits: [Double]
  let temperature: Double
  /// S = softmax(z / T).
  let shares: [Double]
  /// J_ij = ∂S_i/∂z_j = S_i (δ_ij − S_j) / T.
  let jacobian: [[Double]]

  init(logits: [Double], temperature: Double = 1) {
    self.logits = logits
    self.temperature = temperature
    let n = logits.count
    let z = Matrix<Double>(rows: 1, columns: n, values: logits)
    let values = Matrix<Double>(rows: 1, columns: n)
    let slopes = Matrix<Double>(rows: 1, columns: n)
    let place = ActivationFunction.softmax.place
    Double.kernels.activate(
      ActivationBuffers(
        function: place, parameter: temperature, rows: 1, columns: n, z: z.pointer,
        values: values.pointer, slopes: slopes.pointer))
    shares = values.doubles
    jacobian = (0..<n).map { row in
      let upstream = Matrix<Double>(rows: 1, columns: n)
      upstream[0, row] = 1
      let result = Matrix<Double>(rows: 1, columns: n)
      Double.kernels.pullBack(
        PullBackBuffers(
          function: place, parameter: temperature, rows: 1, columns: n, values: values.pointer,
          slopes: slopes.pointer, upstream: upstream.pointer, result: result.pointer))
      return result.doubles
    }
  }

  /// ‖J‖₂, the most by which J can stretch anything.
  var norm: Double { SoftmaxJacobian(shares: shares).spectralNorm / temperature }

  /// One share of p, the others equal among themselves.
  static func norm(leader p: Double, units: Int) -> Double {
    let rest = (1 - p) / Double(units - 1)
    return SoftmaxJacobian(shares: [p] + Array(repeating: rest, count: units - 1)).spectralNorm
  }
}

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
