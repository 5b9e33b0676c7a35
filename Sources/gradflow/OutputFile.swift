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
///
/// What exists is replaced only where this program wrote it, and the same kind of file.
struct OutputFile {
  /// As it was typed, for messages.
  let path: String
  private let content: FileContent
  private let isForced: Bool

  /// - Parameters:
  ///   - content: what will be written.
  ///   - isForced: true to replace any other file, too.
  init(path: String, _ content: FileContent, isForced: Bool) {
    self.path = path
    self.content = content
    self.isForced = isForced
  }

  /// Also a name of the file that standard output already goes to: it stays open there, and whoever opened it
  /// may want it to go on behind what it holds.
  var isStandardOutput: Bool { path == "-" || FileKind.isSame(path, asOpen: 1) }

  /// Finds out whether the file could be written, without leaving a trace of that.
  func probe() throws(Failure) {
    guard !isStandardOutput, try kind() != .other else { return }
    try PartialFile(path).discard()
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    if isStandardOutput {
      return try Descriptor.output.write(bytes, name: CommandText.standardOutput)
    }
    if try kind() == .other {
      let number = open(path, O_WRONLY | O_CLOEXEC)
      guard number >= 0 else { throw .cannotWrite(path, SystemError.words) }
      defer { Descriptor(number: number).close() }
      return try Descriptor(number: number).write(bytes, name: path)
    }
    let partial = try PartialFile(path)
    do throws(Failure) {
      try partial.file.write(bytes, name: path)
      try partial.takePlace()
    } catch {
      partial.discard()
      throw error
    }
  }

  /// What stands there and may be replaced; nil for nothing.
  func kind() throws(Failure) -> FileKind? {
    guard let kind = FileKind(path: path) else {
      // `rename` would replace the link, and not make what it leads to.
      if FileKind.isLink(path) { throw .cannotWrite(path, CommandText.leadsNowhere) }
      return nil
    }
    switch kind {
    case .folder: throw .cannotWrite(path, CommandText.isFolder)
    case .other: break
    case .file where isForced: break
    case .file:
      guard let found = FileContent(path: path) else {
        throw .cannotWrite(path, SystemError.words)
      }
      guard found == content || found == .nothing else {
        throw .cannotWrite(path, CommandText.notReplaced(found.words, by: content.words))
      }
      if FileKind.isProtected(path) { throw .cannotWrite(path, CommandText.isProtected) }
    }
    return kind
  }
}

/// A file that is made beside the one whose place it takes.
struct PartialFile {
  let file: Descriptor
  private let typed: String
  private let place: PlacedName
  private let path: String

  /// - Parameter typed: the file whose place it will take; it keeps that file's permissions.
  init(_ typed: String) throws(Failure) {
    self.typed = typed
    place = PlacedName(typed)
    let leftovers = Leftovers(place)
    leftovers.sweep()
    path = leftovers.name(.partial)
    let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw .cannotWrite(typed, SystemError.words) }
    flock(number, LOCK_EX)
    var information = stat()
    if stat(place.path, &information) == 0 { fchmod(number, information.st_mode & 0o777) }
    file = Descriptor(number: number)
  }

  func discard() {
    unlink(path)
    file.close()
  }

  func takePlace() throws(Failure) { try take(place.path) }

  /// Takes a free name beside the place instead.
  ///
  /// - Returns: the name.
  func stepAside(_ word: String, ending: String) throws(Failure) -> String {
    let name = place.unused(word, ending: ending)
    try take(name)
    return place.shown(name)
  }

  private func take(_ target: String) throws(Failure) {
    guard rename(path, target) == 0 else { throw .cannotWrite(typed, SystemError.words) }
    file.close()
  }
}
