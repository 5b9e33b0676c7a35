import CommandOptions
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears whole or not at all: a temporary name beside it, then a rename. `-` is standard
/// output; devices and pipes are written in place.
struct OutputFile {
  /// As it was typed, for messages.
  let path: String

  /// Finds out whether the file could be written, without leaving a trace of that.
  func probe() throws(Failure) {
    if path == "-" { return }
    switch FileKind(path: path) {
    case .folder: throw .cannotWrite(path, CommandText.isFolder)
    case .other: return
    case .file, nil:
      let temporary = target.temporary
      let number = try create(temporary)
      number.close()
      unlink(temporary)
    }
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    if path == "-" {
      return try Descriptor.output.write(bytes, name: CommandText.standardOutput)
    }
    if FileKind(path: path) == .other {
      let number = open(path, O_WRONLY | O_CLOEXEC)
      guard number >= 0 else { throw .cannotWrite(path, SystemError.words) }
      defer { Descriptor(number: number).close() }
      return try Descriptor(number: number).write(bytes, name: path)
    }
    let temporary = target.temporary
    let file = try create(temporary)
    do throws(Failure) {
      defer { file.close() }
      try file.write(bytes, name: path)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target.path) == 0 else {
      let words = SystemError.words
      unlink(temporary)
      throw .cannotWrite(path, words)
    }
  }

  private var target: PlacedName { PlacedName(path) }

  private func create(_ temporary: String) throws(Failure) -> Descriptor {
    let number = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw .cannotWrite(path, SystemError.words) }
    return Descriptor(number: number)
  }
}

/// A path in its folder, through links: what is renamed onto it must be its neighbour.
struct PlacedName {
  /// The path without a slash at its end; where it exists, the one that its links lead to.
  let path: String
  let folder: String
  let name: String

  init(_ typed: String) {
    var resolved = typed
    if let real = realpath(typed, nil) {
      resolved = String(cString: real)
      free(real)
    }
    while resolved.count > 1, resolved.hasSuffix("/") { resolved.removeLast() }
    path = resolved
    guard let slash = resolved.lastIndex(of: "/") else {
      (folder, name) = (".", resolved)
      return
    }
    name = String(resolved[resolved.index(after: slash)...])
    folder = slash == resolved.startIndex ? "/" : String(resolved[..<slash])
  }

  /// A name beside it that nobody else uses.
  var temporary: String { beside("partial") }

  func beside(_ word: String) -> String {
    folder + "/." + name + "." + word + "-" + getpid().description
  }
}
