import Experiments

extension PreparedData {
  /// The held-out accuracy of always naming the commonest training class; NaN where nothing is held out
  /// or no class is to be named.
  var oneAnswerAccuracy: Double {
    guard task == .classification, heldOutExamples > 0 else { return .nan }
    let counts = classes.indices.map { index in
      trainingTargets.filter { $0 == Double(index) }.count
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return .nan }
    let right = heldOutTargets.filter { $0 == Double(most) }.count
    return Double(right) / Double(heldOutExamples)
  }
}
