import KernelCode
import Kernels

/// Softmax at some logits: its shares, and its Jacobian row by row, both by the kernels that train.
public struct SoftmaxCase: Sendable {
  public let logits: [Double]
  public let temperature: Double
  /// S = softmax(z / T).
  public let shares: [Double]
  /// J_ij = ∂S_i/∂z_j = S_i (δ_ij − S_j) / T.
  public let jacobian: [[Double]]

  /// - Parameters:
  ///   - logits: z, at least one.
  ///   - temperature: T > 0.
  public init(logits: [Double], temperature: Double = 1) {
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
  public var norm: Double { atOne.spectralNorm / temperature }
  /// tr J.
  public var trace: Double { atOne.trace / temperature }
  public var largestShare: Double { atOne.largestShare }
  public var kind: SoftmaxKind { atOne.kind }
  /// The shares at temperature 1, for which limits are defined.
  private var atOne: SoftmaxJacobian { SoftmaxJacobian(shares: shares) }
}
