import CommandOptions
import Experiments
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file read piece by piece, as often as needed. What can be read once only, such as standard input, is
/// copied into a file without a name first.
struct FileBytes: ByteSource {
  private let file: OpenFile
  private var offset: off_t = 0
  private static let pieceSize = 1 << 18

  init(_ input: InputFile) throws(Failure) {
    file = try OpenFile(input)
  }

  /// Why the file ended where it should not have.
  var failure: Int32 { file.failure }

  /// The first bytes.
  func start(_ count: Int) -> [UInt8] {
    var copy = self
    copy.rewind()
    return Array((copy.next() ?? []).prefix(count))
  }

  mutating func next() -> [UInt8]? {
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, used in
        count = pread(file.number, buffer.baseAddress, buffer.count, offset)
        used = max(count, 0)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { file.failure = errno }
      if count <= 0 { return nil }
      offset += off_t(count)
      return piece
    }
  }

  mutating func rewind() { offset = 0 }
}

/// Closed when nobody reads any more.
private final class OpenFile {
  let number: Int32
  var failure: Int32 = 0
  private let stream: UnsafeMutablePointer<FILE>?

  init(_ input: InputFile) throws(Failure) {
    let opened = input.path == "-" ? 0 : open(input.path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw .cannotRead(input.name, SystemError.words) }
    let kind = FileKind(opened)
    if kind == .folder {
      if opened != 0 { _ = close(opened) }
      throw .cannotRead(input.name, CommandText.isFolder)
    }
    if kind == .file {
      (number, stream) = (opened, nil)
      return
    }
    defer { if opened != 0 { _ = close(opened) } }
    guard let copy = tmpfile() else { throw .cannotRead(input.name, SystemError.words) }
    (number, stream) = (fileno(copy), copy)
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = piece.withUnsafeMutableBytes { read(opened, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .cannotRead(input.name, SystemError.words) }
      if count == 0 { return }
      try Descriptor(number: number).write(Array(piece.prefix(count)), name: input.name)
    }
  }

  deinit {
    if let stream { _ = fclose(stream) } else if number != 0 { _ = close(number) }
  }
}
