import CommandOptions
import Wording

/// EXPERIMENT.json: the options of `train` as one JSON object (docs/experiment-format.md).
struct ExperimentFile {
  private let file: InputFile
  private static let largest = 1_000_000

  init(path: String) { file = InputFile(path: path) }

  /// The options with what the file says, where one is given; what is typed wins.
  static func completing(_ parsed: Parsed) throws(Failure) -> Parsed {
    guard let path = parsed.settingsFile else { return parsed }
    let file = ExperimentFile(path: path)
    var options = parsed
    try file.add(to: &options)
    do throws(OptionError) {
      try options.complete()
    } catch {
      throw .usage(error)
    }
    return options
  }

  private func add(to options: inout Parsed) throws(Failure) {
    guard case .object(let members) = try file.json(limit: Self.largest) else {
      throw .wrongContent(file.name, CommandText.noExperiment)
    }
    do throws(OptionError) {
      try options.add(members, folder: folder)
    } catch {
      throw .wrongContent(file.name, error.sentence)
    }
  }

  /// Where relative paths in the file start, with a slash at the end; empty for the current folder.
  private var folder: String {
    guard let slash = file.path.lastIndex(of: "/") else { return "" }
    return String(file.path[...slash])
  }
}

extension InputFile {
  /// - Parameters: those of `bytes`.
  func json(
    limit: Int, isRight: (_ start: [UInt8]) throws(Failure) -> Bool = { _ throws(Failure) in true }
  ) throws(Failure) -> JSONValue {
    let bytes = try bytes(limit: limit, isRight: isRight)
    do throws(JSONError) {
      return try JSONValue(bytes)
    } catch {
      throw .wrongContent(name, error.sentence)
    }
  }
}
