import CommandOptions
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is read whole; `-` is standard input.
struct InputFile {
  let path: String
  /// What a message calls it.
  var name: String { path == "-" ? CommandText.standardInput : path }

  static let largestTable = 100_000_000
  static let largestTrace = 2_000_000_000
  private static let chunkSize = 1 << 20

  /// - Parameter limit: a file with more bytes is refused before it fills the memory.
  func bytes(limit: Int) throws(Failure) -> [UInt8] {
    let number = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw .cannotRead(name, SystemError.words) }
    defer { if number != 0 { _ = close(number) } }
    if FileKind(number) == .folder { throw .cannotRead(name, CommandText.isFolder) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .cannotRead(name, SystemError.words) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      if bytes.count > limit { throw .cannotRead(name, CommandText.tooLarge(limit: limit)) }
    }
  }
}

/// What stands at a path.
enum FileKind {
  case file, folder
  /// A device, a pipe, a socket: written and read in place, never replaced.
  case other

  /// nil where there is nothing that can be looked at.
  init?(path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    self.init(information)
  }

  /// Of an open file.
  init?(_ number: Int32) {
    var information = stat()
    guard fstat(number, &information) == 0 else { return nil }
    self.init(information)
  }

  private init(_ information: stat) {
    switch information.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
