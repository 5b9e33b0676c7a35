/// When the numbers of a sentence were measured.
public enum Moment: Sendable, Equatable {
  case step(Int)
  /// The numbers are means over these steps, of a run that is kept in buckets.
  case steps(ClosedRange<Int>)

  public init(_ span: ClosedRange<Int>) {
    self = span.count == 1 ? .step(span.lowerBound) : .steps(span)
  }

  public var firstStep: Int {
    switch self {
    case .step(let step): step
    case .steps(let steps): steps.lowerBound
    }
  }

  /// `at step 40`, `over steps 32 to 47`.
  public var words: String {
    switch self {
    case .step: "at \(name)"
    case .steps: "over \(name)"
    }
  }

  /// `step 40`, `steps 32 to 47`.
  var name: String {
    switch self {
    case .step(let step): "step \(Say.whole(step))"
    case .steps(let steps):
      "steps \(Say.whole(steps.lowerBound)) to \(Say.whole(steps.upperBound))"
    }
  }
}

/// Where the runs stand that a picture shows as a whole.
public enum Close: Sendable, Equatable {
  /// All of them are over and shown to their end.
  case end
  /// They go on, or only their steps up to this one are shown.
  case still(Moment)

  public var words: String {
    switch self {
    case .end: "at the end"
    case .still(let moment): moment.words
    }
  }

  /// The same at the beginning of a sentence.
  public var capital: String {
    switch self {
    case .end: "At the end"
    case .still(.step(let step)): "At step \(Say.whole(step))"
    case .still(let moment): "Over \(moment.name)"
    }
  }

  /// What a sentence says after its verb: nothing after `ends at`, but ` at step 40` after `is at`.
  var after: String { isEnd ? "" : " " + words }
  var isEnd: Bool { self == .end }
}

/// Words of figures that move with a slider.
public enum MovingText {
  public static func at(_ moment: Moment, _ finding: String) -> String {
    switch moment {
    case .step: "At \(moment.name): \(finding)"
    case .steps: "Over \(moment.name): \(finding)"
    }
  }

  /// The name of a run whose numbers are of another moment than those of the runs beside it.
  public static func name(_ label: String, at moment: Moment) -> String {
    "\(label) (\(moment.name))"
  }

  /// The same chart at several steps in one picture.
  public static func film(_ steps: [Int]) -> String {
    "\(Say.count(steps.count, "picture", "pictures")) side by side, at "
      + (steps.count == 1 ? "step " : "steps ") + Say.list(steps.map { Say.whole($0) }) + ". "
  }

  /// In a description, where what is shown was recorded before the step that was asked for.
  public static func shownInstead(of step: Int) -> String {
    ", the last that was recorded up to step \(Say.whole(step))"
  }
}
