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

/// Ctrl-C and a polite request to end (SIGINT, SIGTERM), as something that can be asked for.
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
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { self.take() }
      source.activate()
      return source
    }
  }

  private func take() {
    let isSecond = wasSeen.exchange(true, ordering: .relaxed)
    guard isSecond || stopsAtOnce.load(ordering: .relaxed) else { return }
    if Console.errorIsTerminal { Console.show("\n") }
    Console.complain(isSecond ? CommandText.interruptedTwice : CommandText.interrupted)
    _exit(Self.exitCode)
  }
}
