import KernelCode
import Kernels

// Jacobians of a net as it answers (`Mode.inference`): batch normalisation with its running moments, and
// nothing dropped. Their singular values say how much a small change is stretched on its way (Saxe et
// al. 2013; Pennington et al. 2017).
//
// All matrices are transposed, as the weights are: one row per number that changes, one column per
// number that answers. That has the same singular values.
extension Network {
  /// (∂a_l/∂a_{l−1})ᵀ at one example, fan-in × units: W, then normalisation, then J or φ'.
  ///
  /// A skip of one layer adds the identity before φ', since it starts at a_{l−1} itself and ends at z. A
  /// longer one starts at an activation that this derivative holds fixed, and adds nothing.
  ///
  /// - Parameter activity: after `forward(activity, .inference)`; all that was rounded there is as it was.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func jacobian(layer index: Int, _ activity: Activity<S>, example: Int) -> Matrix<Double> {
    let change = wideWeights(index)
    normalizeChange(change, index, activity, example)
    if layers[index].skip == 1 {
      for i in 0..<change.rows { change[i, i] += 1 }
    }
    activateChange(change, index, activity, example)
    return change
  }

  /// (∂a_L/∂a_0)ᵀ at one example, inputs × outputs: the product over all layers, skips included.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public func throughput(_ activity: Activity<S>, example: Int) -> Matrix<Double> {
    var changes: [Matrix<Double>] = []
    for index in layers.indices {
      let weights = wideWeights(index)
      let change: Matrix<Double>
      if let before = changes.last {
        change = Matrix(rows: inputs, columns: weights.columns)
        Double.kernels.multiply(
          MatrixProduct(
            rows: inputs, columns: weights.columns, depth: weights.rows, a: before.pointer,
            aRowStride: weights.rows, aColumnStride: 1, b: weights.pointer, c: change.pointer))
      } else {
        change = weights
      }
      normalizeChange(change, index, activity, example)
      let skip = layers[index].skip
      if skip > 0 {
        Double.kernels.add(changes[index - skip].pointer, change.pointer, change.count)
      }
      activateChange(change, index, activity, example)
      changes.append(change)
    }
    return changes.last ?? Matrix(rows: 0, columns: 0)
  }

  private func wideWeights(_ index: Int) -> Matrix<Double> {
    let weights = layers[index].weights
    let wide = Matrix<Double>(rows: weights.rows, columns: weights.columns)
    S.widen(weights.pointer, count: weights.count, into: wide.pointer)
    return wide
  }

  /// From changes of u to changes of z: γ / √(variance + ε) times the change, of which layer
  /// normalisation first takes away the part that moves mean and variance.
  private func normalizeChange(
    _ change: Matrix<Double>, _ index: Int, _ activity: Activity<S>, _ example: Int
  ) {
    guard let normalization = layers[index].normalization else { return }
    let state = activity.layers[index]
    let units = change.columns
    func size(_ variance: S) -> Double { (variance.double + Normalization.epsilon).squareRoot() }
    for row in 0..<change.rows {
      let line = change.pointer + row * units
      switch normalization.kind {
      case .none: break
      case .batch:
        for j in 0..<units {
          line[j] *=
            normalization.scale.pointer[j].double
            / size(normalization.runningVariances.pointer[j])
        }
      case .layer:
        let normalized = state.normalized.pointer + example * units
        var sum = 0.0
        var product = 0.0
        for j in 0..<units {
          sum += line[j]
          product += line[j] * normalized[j].double
        }
        let (mean, slope) = (sum / Double(units), product / Double(units))
        let deviation = size(state.variances.pointer[example])
        for j in 0..<units {
          let rest = line[j] - mean - normalized[j].double * slope
          line[j] = normalization.scale.pointer[j].double * rest / deviation
        }
      }
    }
  }

  /// From changes of z to changes of a.
  private func activateChange(
    _ change: Matrix<Double>, _ index: Int, _ activity: Activity<S>, _ example: Int
  ) {
    let (layer, state) = (layers[index], activity.layers[index])
    let units = change.columns
    guard layer.activation.isJoint else {
      let slopes = state.localDerivative.pointer + example * units
      for row in 0..<change.rows {
        let line = change.pointer + row * units
        for j in 0..<units { line[j] *= slopes[j].double }
      }
      return
    }
    let values = state.activation.pointer + example * units
    let isLogarithm = layer.activation == .logSoftmax
    let shares = (0..<units).map {
      isLogarithm ? exponential(values[$0].double) : values[$0].double
    }
    for row in 0..<change.rows {
      let line = change.pointer + row * units
      let before = (0..<units).map { line[$0] }
      // Σ_k S_k (x_j − x_k) = x_j − Σ_k S_k x_k, without losing digits where one share is near 1; and
      // what is equal for all units is lost exactly, however the shares were rounded.
      for j in 0..<units {
        var distance = 0.0
        for k in 0..<units { distance += shares[k] * (before[j] - before[k]) }
        line[j] = isLogarithm ? distance : shares[j] * distance / layer.parameter.double
      }
    }
  }
}
