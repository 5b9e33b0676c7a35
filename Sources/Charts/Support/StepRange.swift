import Recording

extension RunRecord {
  /// The record as if only these steps had been kept. What happened to units before them stays known,
  /// and how the run ended only if it ended among them.
  func within(_ range: ClosedRange<Int>) -> RunRecord {
    var copy = self
    copy.steps = []
    copy.values = []
    for (row, step) in steps.enumerated() where range.contains(step) {
      copy.steps.append(step)
      copy.values += values[(row * columns.count)..<((row + 1) * columns.count)]
    }
    copy.buckets = buckets.filter { range.contains($0.steps.lowerBound) }
    copy.frames = framesWithin(range)
    copy.events = events.compactMap { event in
      guard event.step <= range.upperBound else { return nil }
      var event = event
      event.step = max(event.step, range.lowerBound)
      return event
    }
    if case .diverged(let step) = ending, step > range.upperBound { copy.ending = .completed }
    return copy
  }

  /// The frames of these steps, and where there is none at the first, the last one before: it is what is
  /// known of it.
  private func framesWithin(_ range: ClosedRange<Int>) -> [Frame] {
    var kept = frames.filter { range.contains($0.step) }
    if kept.first?.step != range.lowerBound,
      let before = frames.last(where: { $0.step < range.lowerBound })
    {
      kept.insert(before, at: 0)
    }
    return kept
  }
}
