import Recording

extension RunRecord {
  /// The record as it stood after a step: its rows, frames and events up to there.
  func upTo(step: Int) -> RunRecord {
    var prefix = self
    let rows = steps.prefix { $0 <= step }.count
    prefix.steps = Array(steps.prefix(rows))
    prefix.values = Array(values.prefix(rows * columns.count))
    prefix.frames = frames.filter { $0.step <= step }
    prefix.events = events.filter { $0.step <= step }
    if case .diverged(let at) = ending, at > step { prefix.ending = .unfinished }
    return prefix
  }
}
