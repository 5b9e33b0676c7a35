import Synchronization
import Wording

/// How far a job is, on standard error: a bar with the time left on a terminal, now and then a line
/// elsewhere. Any thread may tell it. It never goes backwards.
final class ProgressBar: Sendable {
  enum Style {
    case silent, bar, lines

    /// - Parameter isQuiet: true for `--quiet`.
    init(isQuiet: Bool) {
      self = isQuiet ? .silent : Console.errorIsTerminal ? .bar : .lines
    }
  }

  /// What is counted.
  enum Unit {
    case steps
    /// Estimated cost, shown as a share of the whole.
    case work
  }

  private struct State {
    var title = ""
    var begin = ContinuousClock.now
    var last = ContinuousClock.now
    var done = 0
    var isShown = false
  }

  private let style: Style
  private let unit: Unit
  private let state = Mutex(State())

  init(_ style: Style, of unit: Unit) {
    self.style = style
    self.unit = unit
  }

  /// The time that is left is counted from here.
  func begin(_ title: String) {
    state.withLock { state in
      let now = ContinuousClock.now
      state.title = title
      (state.begin, state.last) = (now, now)
    }
  }

  /// What stands before the bar.
  func name(_ title: String) {
    state.withLock { $0.title = title }
  }

  func show(_ done: Int, of total: Int) {
    if style == .silent { return }
    state.withLock { state in
      state.done = max(state.done, done)
      let now = ContinuousClock.now
      let pause: Duration = style == .bar ? .milliseconds(100) : .seconds(10)
      guard now - state.last >= pause else { return }
      state.last = now
      let line = ProgressLine(
        title: state.title, done: state.done, total: total,
        count: unit == .steps
          ? CommandText.done(state.done, of: total, CommandText.steps)
          : CommandText.share(state.done, of: total), elapsed: (now - state.begin) / .seconds(1))
      if style == .lines {
        Console.remark(
          unit == .steps ? CommandText.ran(line.words) : CommandText.made(line.words))
      } else {
        Console.show("\r\u{1B}[K" + line.text(columns: Console.errorColumns))
        state.isShown = true
      }
    }
  }

  /// Takes the bar away.
  func finish() {
    state.withLock { state in
      if state.isShown { Console.show("\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
