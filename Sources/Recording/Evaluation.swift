extension Evaluation {
  /// Accuracy and Brier score from outputs and one-hot (or, with one output, 0/1) targets, both one row
  /// per example.
  public static func ofClasses(
    loss: Double, outputs: [Double], targets: [Double], columns: Int
  ) -> Evaluation {
    let examples = outputs.count / columns
    var right = 0
    var squares = 0.0
    for example in 0..<examples {
      let isRight =
        winner(outputs, row: example, columns: columns)
        == winner(targets, row: example, columns: columns)
      if isRight { right += 1 }
    }
    for (output, target) in zip(outputs, targets) {
      squares += (output - target) * (output - target)
    }
    return Evaluation(
      loss: loss, accuracy: Double(right) / Double(examples), brier: squares / Double(examples))
  }

  /// The class that a row of outputs names: the largest one, or with one output class 1 above ½.
  public static func winner(_ outputs: [Double], row: Int, columns: Int) -> Int {
    if columns == 1 { return outputs[row] > 0.5 ? 1 : 0 }
    var best = 0
    for column in 1..<columns where outputs[row * columns + column] > outputs[row * columns + best]
    {
      best = column
    }
    return best
  }
}
