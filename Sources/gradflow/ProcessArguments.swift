#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program was started with, its own name first.
enum ProcessArguments {
  /// On Linux the standard library reads them from `/proc`, which a bare root does not have. They are in the
  /// memory of every process, too, as its ABI says: their number, their addresses, a null, and then what
  /// `environ` points to.
  static var all: [String] {
    let known = Swift.CommandLine.arguments
    #if os(Linux)
      let environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
      guard known.isEmpty, environment[-1] == nil else { return known }
      var count = 0
      while Int(bitPattern: environment[-2 - count]) != count {
        count += 1
        if count > mostArguments { return known }
      }
      return (0..<count).compactMap { environment[$0 - count - 1].map { String(cString: $0) } }
    #else
      return known
    #endif
  }

  /// No address is as small as this; more than it would have been found before.
  private static let mostArguments = 50_000
}
