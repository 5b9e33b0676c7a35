import CommandOptions
import Experiments
import Recording
import Wording

/// A table of the user's: the file with all that was said about it.
struct TableFile {
  let path: String
  let options: ReadingOptions
  private let task: TaskKind?
  private let isQuiet: Bool

  init(_ parsed: Parsed, path: String) {
    self.path = path
    var options = ReadingOptions()
    options.decimal = parsed.word("decimal", as: DecimalMark.self)
    options.separator = parsed.word("separator", as: CellSeparator.self)
    options.textColumns = parsed.names("text-columns")
    options.droppedColumns = parsed.names("drop-columns")
    options.hasHeader = !parsed.has("no-header")
    self.options = options
    task = parsed.word("task", as: TaskKind.self)
    isQuiet = parsed.has("quiet")
  }

  /// The table and how it was read.
  ///
  /// - Parameter keepsValues: false for the description alone.
  func read(
    target: String?, keepsValues: Bool
  ) throws(Failure) -> (data: TabularData, reading: TableReading) {
    let input = InputFile(path: path)
    let bytes = try FileBytes(input)
    let name = fileName.split(separator: ".").first.map(String.init) ?? path
    let result: (data: TabularData, reading: TableReading)
    do throws(TableError) {
      result = try read(bytes, name, target, keepsValues)
    } catch {
      throw bytes.failure == 0
        ? .wrongContent(input.name, error.sentence)
        : .cannotRead(input.name, SystemError.words(bytes.failure))
    }
    if bytes.failure != 0 { throw .cannotRead(input.name, SystemError.words(bytes.failure)) }
    return result
  }

  private func read(
    _ bytes: FileBytes, _ name: String, _ target: String?, _ keepsValues: Bool
  ) throws(TableError) -> (data: TabularData, reading: TableReading) {
    if var reader = try ArrayReader(bytes, name: name, options) {
      return try reader.read(
        target: target, labels: reader.needsLabels ? target.flatMap(labels) : nil, task: task,
        keepsValues: keepsValues)
    }
    var reader = try TableReader(bytes, name: name, options)
    return try reader.read(target: target, task: task, keepsValues: keepsValues)
  }

  /// The file of the labels of images: where it is said to be, or beside the images.
  ///
  /// nil where there is none.
  private func labels(_ target: String) -> FileBytes? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let isThere = FileKind(path: target) != nil
    return try? FileBytes(InputFile(path: isThere ? target : folder + target))
  }

  /// What was guessed, on standard error.
  func tell(_ reading: TableReading) {
    if isQuiet { return }
    for remark in reading.remarks.prefix(Self.mostRemarks) {
      Console.complain(CommandText.wrongContent(Console.visible(fileName), remark.sentence))
    }
    let more = reading.remarks.count - Self.mostRemarks
    if more > 0 { Console.complain(DataText.moreRemarks(more, file: Console.visible(fileName))) }
  }

  private static let mostRemarks = 20

  /// The last part of the path.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The options that read the same table in the same way.
  var arguments: [String] {
    var words: [String] = []
    if let decimal = options.decimal { words += ["--decimal", decimal.rawValue] }
    if let separator = options.separator { words += ["--separator", separator.rawValue] }
    if !options.textColumns.isEmpty { words.append("--text-columns=" + list(options.textColumns)) }
    if !options.droppedColumns.isEmpty {
      words.append("--drop-columns=" + list(options.droppedColumns))
    }
    if !options.hasHeader { words.append("--no-header") }
    return words
  }

  private func list(_ names: [String]) -> String {
    names.map { $0.contains(",") ? "\"" + $0 + "\"" : $0 }.joined(separator: ",")
  }
}
