import Synchronization
import Wording

/// How far a job is, on standard error: a bar with the time left on a terminal, now and then a line
/// elsewhere. Any thread may tell it.
final class ProgressBar: Sendable {
  enum Style {
    case silent, bar, lines

    /// - Parameter isQuiet: true for `--quiet`.
    init(isQuiet: Bool) {
      self = isQuiet ? .silent : Console.errorIsTerminal ? .bar : .lines
    }
  }

  private struct State {
    var title = ""
    var begin = ContinuousClock.now
    var last = ContinuousClock.now
    var done = 0
    var isShown = false
  }

  private let style: Style
  /// What is counted: nets or steps.
  private let unit: String
  private let state = Mutex(State())
  private static let width = 24

  init(_ style: Style, unit: String) {
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
      if style == .lines {
        Console.remark(CommandText.ran(state.done, of: total, unit))
      } else {
        Console.show("\r\u{1B}[K" + bar(state, total, elapsed: now - state.begin))
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

  /// `2 of 3 chapters [######------] 120 of 400 nets, about 0:12 left`.
  private func bar(_ state: State, _ total: Int, elapsed: Duration) -> String {
    let (done, whole) = (state.done, max(total, 1))
    let filled = min(Self.width, max(0, done * Self.width / whole))
    let parts = String(repeating: "#", count: filled)
    let rest = String(repeating: "-", count: Self.width - filled)
    let title = state.title.isEmpty ? "" : state.title + " "
    var text = title + "[" + parts + rest + "] " + CommandText.done(done, of: whole, unit)
    if done > 0 {
      let seconds = elapsed / .seconds(1)
      let left = seconds / Double(done) * Double(max(whole - done, 0))
      text += ", " + CommandText.timeLeft(seconds: Int(min(left.rounded(.up), 1e6)))
    }
    return text
  }
}
