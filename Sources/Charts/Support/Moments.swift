import Numerals
import Plotting
import Recording
import Wording

/// When what a chart shows of each run was measured. The step that was asked for need not be among what a run
/// recorded: it may have ended before, keep a bucket of steps in one row, or have frames at other steps.
struct Moments {
  /// That of the run that is furthest.
  let common: Moment
  /// The runs' names in sentences; one whose moment is another says so.
  let names: [String]

  init(_ names: [String], at common: Moment) {
    (self.names, self.common) = (names, common)
  }

  init(_ own: [(run: SelectedRun, moment: Moment)], asked step: Int) {
    let common = own.map { $0.moment }.max { $0.firstStep < $1.firstStep } ?? .step(step)
    self.common = common
    names = own.map { run, moment in
      moment == common ? run.label : MovingText.name(run.label, at: moment)
    }
  }
}

extension Selection {
  /// For charts of the row at the step.
  var rowMoments: Moments {
    Moments(runs.map { ($0, $0.moment(row: $0.row)) }, asked: step)
  }

  /// What is told of each run, without those that have broken off by then: that is told anyway.
  func unbroken<Finding>(_ findings: [Finding]) -> [Finding] {
    zip(runs, findings).filter { run, _ in !run.hasBroken(by: step) }.map { $0.1 }
  }

  /// For charts of the frame at the step.
  var frameMoments: Moments { moments(runs.map { ($0, $0.frame(atStep: step)) }) }

  /// For charts that choose their frames in another way.
  func moments(_ frames: [(run: SelectedRun, frame: Frame?)]) -> Moments {
    Moments(frames.map { ($0.run, .step($0.frame?.step ?? step)) }, asked: step)
  }

  /// Whether a finding may speak of the end.
  func tellsEnd(_ moments: Moments) -> Bool {
    close == .end && cursor == nil && moments.common == .step(lastStep)
  }

  /// `at step 40`, and of what was asked for if it is another step, for descriptions.
  func momentWords(_ moments: Moments) -> String {
    let isAsked: Bool
    switch moments.common {
    case .step(let own): isAsked = own >= step
    case .steps(let own): isAsked = own.upperBound >= step
    }
    return moments.common.words + (isAsked ? "" : MovingText.shownInstead(of: step))
  }

  /// `step 40 of 599`, as wide at every step, so that a subtitle breaks in the same place.
  func stepWords(_ moments: Moments) -> String {
    if case .head = format.part { return ChartText.stepByStep }
    let last = NumberText.whole(lastStep)
    let shown: String
    switch moments.common {
    case .step(let step): shown = ChartText.stepOf(NumberText.whole(step), last: last)
    case .steps(let steps):
      shown = ChartText.stepsOf(
        NumberText.whole(steps.lowerBound), NumberText.whole(steps.upperBound), last: last)
    }
    let isInBuckets = runs.contains { !$0.record.buckets.isEmpty }
    let widest =
      isInBuckets
      ? ChartText.stepsOf(last, last, last: last) : ChartText.stepOf(last, last: last)
    var words = shown
    // A no-break space is half as wide as a digit.
    let space = TextWidth.of("\u{A0}", size: 12)
    var missing = TextWidth.of(widest, size: 12) - TextWidth.of(shown, size: 12)
    while missing > 1 {
      words += "\u{A0}"
      missing -= space
    }
    return words
  }
}
