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

  /// - Parameters:
  ///   - limit: a file with more bytes is refused before it fills the memory.
  ///   - isRight: sees what has been read so far, until it says true, or throws because the rest need not be
  ///     waited for.
  func bytes(
    limit: Int, isRight: (_ start: [UInt8]) throws(Failure) -> Bool = { _ throws(Failure) in true }
  ) throws(Failure) -> [UInt8] {
    let number = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw .cannotRead(name, SystemError.words) }
    defer { if number != 0 { _ = close(number) } }
    if FileKind(number) == .folder { throw .cannotRead(name, CommandText.isFolder) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    var isChecked = false
    while true {
      let count = chunk.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .cannotRead(name, SystemError.words) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      if !isChecked { isChecked = try isRight(bytes) }
      if bytes.count > limit { throw .cannotRead(name, CommandText.tooLarge(limit: limit)) }
    }
  }
}

extension InputFile {
  /// At most so many bytes of a file from its beginning; nil where it cannot be read.
  static func start(of path: String, count: Int) -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    defer { _ = close(number) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(count, chunkSize))
    while bytes.count < count {
      let got = chunk.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { break }
      bytes += chunk.prefix(got)
    }
    return Array(bytes.prefix(count))
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

  /// True where the path leads to the very file that is open under the number. Devices and pipes do not
  /// count: there it makes no difference.
  static func isSame(_ path: String, asOpen number: Int32) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(path, &one) == 0 && fstat(number, &other) == 0 && FileKind(one) == .file
      && one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  static func isLink(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  /// True for a file that nobody may write, as somebody says who wants to keep it; that the folder could be
  /// changed all the same is not asked for, nor that an administrator may write everything.
  static func isProtected(_ path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    return information.st_mode & 0o222 == 0 || access(path, W_OK) != 0
  }

  private init(_ information: stat) {
    switch information.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
