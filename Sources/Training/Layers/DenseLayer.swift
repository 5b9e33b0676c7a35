import KernelCode
import Kernels

/// A fully connected layer with what stands before and behind its activation function:
/// u = x W + b, z = normalised u + a_{l−skip}, a = φ(z), and x of the next layer is a after dropout.
public final class DenseLayer<S: Scalar> {
  public let activation: ActivationFunction
  /// The parameter of the activation function; 0 where it has none.
  public let parameter: S
  /// fan-in × units.
  public let weights: Matrix<S>
  /// 1 × units.
  public let biases: Matrix<S>
  public let normalization: NormalizationLayer<S>?
  /// Share of activations that are dropped in a training step.
  public let dropout: Double
  /// How many layers back the activation stands that is added to the pre-activation; 0 for none.
  public let skip: Int
  /// The arrays that training changes, in a fixed order.
  public let parameters: [Matrix<S>]
  /// What the kernels call the activation function.
  let place: Int

  public init(shape: LayerShape, weights: Matrix<S>, biases: Matrix<S>) {
    activation = shape.activation
    parameter = S(nearest: shape.parameter ?? shape.activation.standardParameter ?? 0)
    self.weights = weights
    self.biases = biases
    normalization =
      shape.normalization == .none
      ? nil : NormalizationLayer(shape.normalization, units: weights.columns)
    dropout = shape.dropout
    skip = shape.skip
    place = shape.activation.place
    parameters =
      [weights, biases] + (normalization.map { [$0.scale, $0.shift] } ?? [])
  }

  public var inputs: Int { weights.rows }
  public var units: Int { weights.columns }

  /// max |φ'(z)| over all z; for softmax the largest possible ‖J‖₂.
  public var largestSlope: Double { activation.largestSlope(parameter.double) }
}

/// What batch or layer normalisation learns and remembers, 1 × units each.
public struct NormalizationLayer<S: Scalar> {
  public let kind: Normalization
  /// γ.
  public let scale: Matrix<S>
  /// β.
  public let shift: Matrix<S>
  /// Running averages of mean and variance, for batch normalisation when a net is asked.
  public let runningMeans: Matrix<S>
  public let runningVariances: Matrix<S>

  init(_ kind: Normalization, units: Int) {
    self.kind = kind
    let ones = Array(repeating: 1.0, count: units)
    scale = Matrix(rows: 1, columns: units, values: ones)
    shift = Matrix(rows: 1, columns: units)
    runningMeans = Matrix(rows: 1, columns: units)
    runningVariances = Matrix(rows: 1, columns: units, values: ones)
  }

  var group: NormalizedGroup { kind == .batch ? .columns : .rows }

  /// running ← 0.9 running + 0.1 of the batch; the variance with n − 1, as PyTorch does. In 64 bits, so
  /// that 1 − 0.1 is 0.9 in either precision.
  func remember(means: Matrix<S>, variances: Matrix<S>, examples: Int) {
    let share = Normalization.runningShare
    let correction = Double(examples) / Double(max(examples - 1, 1))
    func take(_ number: Double, into running: inout S) {
      running = S(nearest: (1 - share) * running.double + share * number)
    }
    for unit in 0..<scale.count {
      take(means.pointer[unit].double, into: &runningMeans.pointer[unit])
      take(correction * variances.pointer[unit].double, into: &runningVariances.pointer[unit])
    }
  }
}
