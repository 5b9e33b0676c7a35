import KernelCode
import Training

extension Evaluation {
  /// Accuracy and Brier score from outputs and one-hot (or, with one output, 0/1) targets, both one row
  /// per example.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public static func ofClasses<S: Scalar>(
    loss: Double, outputs: Matrix<S>, targets: Matrix<S>
  ) -> Evaluation {
    let columns = outputs.columns
    var right = 0
    var squares = 0.0
    for example in 0..<outputs.rows {
      let output = outputs.pointer + example * columns
      let target = targets.pointer + example * columns
      if winner(output, columns: columns) == winner(target, columns: columns) { right += 1 }
      for column in 0..<columns {
        let difference = output[column].double - target[column].double
        squares += difference * difference
      }
    }
    return Evaluation(
      loss: loss, accuracy: Double(right) / Double(outputs.rows),
      brier: squares / Double(outputs.rows))
  }

  /// The class that a row of outputs names: the largest one, or with one output class 1 above ½.
  @_specialize(where S == Float)
  @_specialize(where S == Double)
  public static func winner<S: Scalar>(_ outputs: UnsafePointer<S>, columns: Int) -> Int {
    if columns == 1 { return outputs[0] > 0.5 ? 1 : 0 }
    // Chosen, not jumped to: which output is the largest is hard to guess.
    var (best, largest) = (0, outputs[0])
    for column in 1..<columns {
      let output = outputs[column]
      best = output > largest ? column : best
      largest = output > largest ? output : largest
    }
    return best
  }
}
