import CommandOptions
import Wording

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of a report, which appears whole or not at all. Only an older report is replaced, and that
/// only where nobody put files of his own into it.
struct ReportFolder {
  /// As it was typed, for messages.
  let path: String
  private let target: PlacedName
  private let isForced: Bool
  private static let mostNamed = 3

  /// - Parameter isForced: true to replace an older report with other files in its folder, too. The folder is
  ///   kept under another name.
  init(_ path: String, isForced: Bool) {
    self.path = path
    self.isForced = isForced
    target = PlacedName(path)
  }

  /// Finds out whether the report could be written, before anybody waits for it.
  func probe() throws(Failure) {
    _ = try standing()
    let temporary = try TemporaryFolder(self.target, for: path)
    temporary.discard()
  }

  /// - Parameters:
  ///   - files: paths below the folder, with at most one folder between, and their texts.
  ///   - more: files that are made one after the other, because together they are large.
  ///   - goesOn: asked before each file; false takes everything back.
  /// - Returns: whether it is written; where `goesOn` said so, it is not.
  func write(
    _ files: [(path: String, text: String)],
    then more: some Sequence<(path: String, text: String)>, goesOn: () -> Bool
  ) throws(Failure) -> Bool {
    let standing = try standing()
    let temporary = try TemporaryFolder(target, for: path)
    var isDone = false
    defer { if !isDone { temporary.discard() } }
    for (name, text) in files {
      if !goesOn() { return false }
      try temporary.write(text, name)
    }
    for (name, text) in more {
      if !goesOn() { return false }
      try temporary.write(text, name)
    }
    switch standing {
    case .nothing: try temporary.takePlace()
    case .report: try temporary.replace()
    case .reportWithOthers(let older):
      try temporary.replace(keeping: older)
      Console.complain(CommandText.keptOlder(Console.visible(target.shown(older))))
    }
    isDone = true
    return true
  }

  private enum Standing {
    case nothing, report
    /// With files that are not its own; the name for the older folder.
    case reportWithOthers(older: String)
  }

  /// Nothing, an empty folder or an older report may stand there.
  private func standing() throws(Failure) -> Standing {
    if ["", ".", "..", "/"].contains(target.name) || [".", ".."].contains(path) {
      throw .cannotWrite(path, CommandText.notReplaceable)
    }
    guard let kind = FileKind(path: target.path) else {
      if FileKind.isLink(target.path) { throw .cannotWrite(path, CommandText.leadsNowhere) }
      return .nothing
    }
    guard kind == .folder else { throw .cannotWrite(path, CommandText.isNoFolder) }
    guard let names = FolderContents.names(in: target.path) else {
      throw .cannotWrite(path, SystemError.words)
    }
    if names.isEmpty { return .nothing }
    guard let report = OlderReport(in: target.path, names: names) else {
      let (some, more) = Self.some(of: names.sorted())
      throw .cannotWrite(path, CommandText.isNoReport(some, more: more))
    }
    if report.others.isEmpty { return .report }
    let older = target.unused("old")
    guard isForced else {
      let (some, more) = Self.some(of: report.others)
      throw .cannotWrite(
        path,
        CommandText.hasOthersFiles(
          some, more: more, older: Console.visible(target.shown(older))))
    }
    return .reportWithOthers(older: older)
  }

  private static func some(of names: [String]) -> (some: [String], more: Int) {
    (names.prefix(mostNamed).map(Console.visible), max(0, names.count - mostNamed))
  }
}
