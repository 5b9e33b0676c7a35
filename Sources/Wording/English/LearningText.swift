/// What is said of nets that stayed with a constant answer, and what “learned” means.
enum LearningText {
  static let definition: Prose = """
    Learned: its loss is below half of that of the best constant answer; in part: below nine tenths of it. \
    Above, a net is called hardly better than a constant answer, and from \(Say.percent(Learning.notFrom)) on no \
    better.
    """

  /// `hardly better than`; of a net that is stuck.
  static func beside(_ learning: Learning) -> String {
    learning == .hardly ? "hardly better than" : "no better than"
  }

  /// `**sigmoid and softmax** did hardly better than always giving the same answer (…)`.
  static func stuck(
    _ fates: [TrainingText.Fate], _ constantLoss: Double, loss: String = ChartText.loss
  ) -> Prose {
    let losses = Say.apart(fates.map { $0.finalLoss } + [constantLoss])
    let clauses = [Learning.hardly, .not].compactMap { learning -> Prose? in
      let own = fates.indices.filter { fates[$0].kind == .ended(learning) }
      guard !own.isEmpty else { return nil }
      let names = Say.list(own.map { fates[$0].label })
      return """
        **\(names)** did \(beside(learning)) always giving the same answer (a \(loss) of \
        \(Say.list(own.map { losses[$0] })) in the end; the best constant answer has \(losses[fates.count]))
        """
    }
    guard let first = clauses.first else { return "" }
    return clauses.dropFirst().reduce(first) { $0 + " and " + $1 }
  }

  /// Whether nets that are no better by their loss guess better than the commonest class; empty where none
  /// does.
  static func guesses(_ fates: [TrainingText.Fate], commonest: Double) -> Prose {
    let better = fates.filter { Learning.isMoreRight($0.accuracy, than: commonest) }
    guard !better.isEmpty else { return "" }
    let names = Say.list(better.map { $0.label })
    let shares = Say.list(better.map { Say.percent($0.accuracy) })
    return """
      Even so \(names) \(better.count == 1 ? "has" : "have") \(shares) of unseen examples right, where the \
      commonest class alone gets \(Say.percent(commonest)): a loss counts how sure a net is, not only which \
      way it leans. 
      """
  }
}
