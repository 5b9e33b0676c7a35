import Recording

extension ChartRequest {
  /// Some steps of the runs, the first and the last among them, early ones denser because most happens
  /// early: step `i` of `n` at the share `(i / (n − 1))²` of the way, moved to the nearest recorded
  /// frame of the longest run, or row where it has no frames. Fewer where the run is that short.
  func filmSteps(_ count: Int) -> [Int] {
    let range = steps ?? 0...Int.max
    var recorded: [Int] = []
    for run in runs {
      let own = run.frames.count > 1 ? run.frames.map { $0.step } : run.steps
      let kept = own.filter { range.contains($0) && $0 <= (run.steps.last ?? 0) }
      if (kept.last ?? -1) > (recorded.last ?? -1) { recorded = kept }
    }
    guard let first = recorded.first, let last = recorded.last, count > 1 else {
      return recorded.suffix(1)
    }
    var chosen: [Int] = []
    for index in 0..<count {
      let share = Double(index) / Double(count - 1)
      let wanted = Double(first) + Double(last - first) * share * share
      var nearest = first
      for step in recorded
      where abs(Double(step) - wanted) < abs(Double(nearest) - wanted) { nearest = step }
      if chosen.last != nearest { chosen.append(nearest) }
    }
    return chosen
  }
}
