import CommandOptions
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output for results, standard error for everything else.
enum Console {
  /// Writes to standard output, as it is.
  static func print(_ text: String) throws(Failure) {
    try Descriptor.output.write(Array(text.utf8), name: CommandText.standardOutput)
  }

  /// One line on standard error, with the program's name before it.
  static func complain(_ sentence: String) {
    remark("gradflow: " + sentence)
  }

  /// One line on standard error.
  static func remark(_ line: String) {
    show(line + "\n")
  }

  /// On standard error, as it is. Where that is closed there is nobody to tell.
  static func show(_ text: String) {
    try? Descriptor.error.write(Array(text.utf8), name: "")
  }

  /// True where standard error is a terminal that can move its cursor.
  static var errorIsTerminal: Bool {
    guard isatty(2) == 1, let terminal = getenv("TERM") else { return false }
    return String(cString: terminal) != "dumb"
  }

  /// The width of the terminal that shows standard error, asked anew each time because windows change.
  static var errorColumns: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static var outputIsTerminal: Bool { isatty(1) == 1 }
  static var inputIsTerminal: Bool { isatty(0) == 1 }

  /// A text that somebody typed, without control characters that could act on a terminal, and not
  /// endlessly long.
  static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(200) {
      visible.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(visible) + (text.unicodeScalars.dropFirst(200).isEmpty ? "" : "…")
  }
}

/// An open file.
struct Descriptor {
  let number: Int32

  static let output = Descriptor(number: 1)
  static let error = Descriptor(number: 2)

  /// Writes all bytes, however many calls it takes.
  ///
  /// - Parameter name: the file as a message calls it.
  func write(_ bytes: [UInt8], name: String) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(number, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0 { throw .cannotWrite(name, SystemError.words) }
      rest = rest.dropFirst(written)
    }
  }

  func close() { _ = systemClose(number) }
}

/// What the last system call complained about.
enum SystemError {
  static var words: String { words(errno) }

  /// Such as `no such file or directory`.
  static func words(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error " + code.description }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}

// Named apart from the methods that call them.
private func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}

private func systemClose(_ number: Int32) -> Int32 { close(number) }
