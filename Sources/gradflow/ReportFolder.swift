import CommandOptions
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of a report, which appears whole or not at all. Only an older report is replaced.
struct ReportFolder {
  /// As it was typed, for messages.
  let path: String
  private let target: PlacedName
  private static let parts: Set<String> = ["index.html", "figures", "embed.md", "traces"]

  init(_ path: String) {
    self.path = path
    target = PlacedName(path)
  }

  /// Finds out whether the report could be written, before anybody waits for it.
  func probe() throws(Failure) {
    try checkPlace()
    let temporary = target.temporary
    try makeFolder(temporary)
    rmdir(temporary)
  }

  /// - Parameters:
  ///   - files: paths below the folder, with at most one folder between, and their texts.
  ///   - more: files that are made one after the other, because together they are large.
  ///   - goesOn: asked before each file; false takes everything back.
  /// - Returns: false where `goesOn` did.
  func write(
    _ files: [(path: String, text: String)],
    then more: some Sequence<(path: String, text: String)>, goesOn: () -> Bool
  ) throws(Failure) -> Bool {
    try checkPlace()
    let temporary = target.temporary
    try makeFolder(temporary)
    var isDone = false
    defer { if !isDone { Self.remove(temporary) } }
    for (name, text) in files {
      if !goesOn() { return false }
      try write(text, name, in: temporary)
    }
    for (name, text) in more {
      if !goesOn() { return false }
      try write(text, name, in: temporary)
    }
    try replace(with: temporary)
    isDone = true
    return true
  }

  private func write(_ text: String, _ name: String, in folder: String) throws(Failure) {
    let parts = name.split(separator: "/")
    if parts.count > 1, FileKind(path: folder + "/" + parts[0]) == nil {
      try makeFolder(folder + "/" + parts[0])
    }
    try OutputFile(path: folder + "/" + name).write(Array(text.utf8))
  }

  /// Nothing, an empty folder or an older report may stand there.
  private func checkPlace() throws(Failure) {
    if ["", ".", "..", "/"].contains(target.name) || [".", ".."].contains(path) {
      throw .cannotWrite(path, CommandText.notReplaceable)
    }
    guard let kind = FileKind(path: target.path) else { return }
    guard kind == .folder, let names = Self.names(in: target.path) else {
      throw .cannotWrite(path, CommandText.isNoReport)
    }
    if names.isEmpty { return }
    let hasOurNames = names.contains("index.html") && names.isSubset(of: Self.parts)
    guard hasOurNames, hasOnlyOurKinds,
      try isOurs(target.path + "/index.html", isAlone: !names.contains("figures"))
    else { throw .cannotWrite(path, CommandText.isNoReport) }
  }

  /// Nothing but figures, tables and traces, so that no file of the reader's own goes with the rest.
  private var hasOnlyOurKinds: Bool {
    [("figures", [".svg", ".csv"]), ("traces", [".trace"])].allSatisfy { folder, endings in
      let names = Self.names(in: target.path + "/" + folder) ?? []
      return names.allSatisfy { name in endings.contains { name.hasSuffix($0) } }
    }
  }

  /// The page names the program that made it near its beginning; one that stands alone is a sheet of
  /// exercises, as its body says.
  private func isOurs(_ page: String, isAlone: Bool) throws(Failure) -> Bool {
    let bytes = try InputFile(path: page).bytes(limit: InputFile.largestTable)
    let text = String(decoding: bytes.prefix(100_000), as: UTF8.self)
    guard text.contains("gradflow") else { return false }
    return !isAlone
      || ["sheet", "lecture sheet"].contains { text.contains("<body class=\"\($0)\">") }
  }

  private func makeFolder(_ folder: String) throws(Failure) {
    guard mkdir(folder, 0o777) == 0 else { throw .cannotWrite(path, SystemError.words) }
  }

  private func replace(with temporary: String) throws(Failure) {
    let old = target.beside("old")
    let isThere = FileKind(path: target.path) != nil
    guard !isThere || rename(target.path, old) == 0 else {
      throw .cannotWrite(path, SystemError.words)
    }
    guard rename(temporary, target.path) == 0 else {
      let words = SystemError.words
      if isThere { rename(old, target.path) }
      throw .cannotWrite(path, words)
    }
    if isThere { Self.remove(old) }
  }

  /// nil where the folder cannot be read.
  private static func names(in folder: String) -> Set<String>? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: Set<String> = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }

  /// Removes a folder with everything in it; links are removed, not followed.
  private static func remove(_ path: String) {
    for name in names(in: path) ?? [] {
      let inner = path + "/" + name
      if unlink(inner) != 0 { remove(inner) }
    }
    rmdir(path)
  }
}
