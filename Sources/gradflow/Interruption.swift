import Dispatch
import Synchronization
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ctrl-C, a polite request to end, and a terminal that was closed (SIGINT, SIGTERM, SIGHUP), as something
/// that can be asked for. Whoever wants a run to outlive its terminal ignores SIGHUP (`nohup`), and it stays
/// ignored.
///
/// A second signal ends the program at once, in case that nobody asks.
final class Interruption: Sendable {
  static let exitCode: Int32 = 130
  private let wasSeen = Atomic<Bool>(false)
  private let stopsAtOnce: Atomic<Bool>

  /// - Parameter stopsAtOnce: true where there is nothing to be kept, so that the first signal ends the
  ///   program.
  init(stopsAtOnce: Bool) {
    self.stopsAtOnce = Atomic(stopsAtOnce)
  }

  /// True after a signal.
  var isAsked: Bool { wasSeen.load(ordering: .relaxed) }

  /// From now on the first signal is only remembered.
  func hold() { stopsAtOnce.store(false, ordering: .relaxed) }

  /// Listens as long as the result lives.
  func listen() -> [any DispatchSourceSignal] {
    // A queue of its own has a thread even while training takes all others.
    let queue = DispatchQueue(label: "gradflow.signals")
    return [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      let earlier = signal(number, SIG_IGN)
      if number == SIGHUP, isIgnored(earlier) { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { self.take() }
      source.activate()
      return source
    }
  }

  private func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private func take() {
    let isSecond = wasSeen.exchange(true, ordering: .relaxed)
    guard isSecond || stopsAtOnce.load(ordering: .relaxed) else { return }
    if Console.errorIsTerminal { Console.show("\n") }
    Console.complain(isSecond ? CommandText.interruptedTwice : CommandText.interrupted)
    _exit(Self.exitCode)
  }
}
