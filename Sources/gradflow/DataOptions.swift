import CommandOptions
import Experiments
import Lessons
import PageResources
import Recording
import Wording

/// `--dataset`, or `--data` with `--target` and `--task`; and `--scaling`.
struct DataOptions {
  private let dataset: DatasetName?
  private let file: TableFile?
  private let target: String
  private let task: TaskKind?
  let scaling: Scaling

  init(_ parsed: Parsed) {
    dataset = parsed.word("dataset", as: DatasetName.self)
    file = parsed.path("data").map { TableFile(parsed, path: $0) }
    target = parsed.text("target") ?? ""
    task = parsed.word("task", as: TaskKind.self)
    scaling = parsed.word("scaling", as: Scaling.self) ?? .standard
  }

  static let irisFile = EmbeddedFile.dataIrisCsv.bytes

  var isGiven: Bool { dataset != nil || file != nil }

  /// The data set that was asked for, if no noise is made for it.
  var withoutNoise: DatasetName? { dataset.flatMap { $0.hasNoise ? nil : $0 } }

  /// The options as they make the same again. Of a file's path only its name, because a report may be
  /// read where nobody should learn the names of folders.
  var arguments: [String] {
    source + (scaling == .standard ? [] : ["--scaling", scaling.rawValue])
  }

  private var source: [String] {
    if let file {
      let name = file.fileName
      // A word that begins with a dash would be read as an option.
      return ["--data", name.hasPrefix("-") ? "./" + name : name]
        + (target.hasPrefix("-") ? ["--target=" + target] : ["--target", target])
        + (task.map { ["--task", $0.rawValue] } ?? []) + file.arguments
    }
    return dataset.map { ["--dataset", $0.rawValue] } ?? []
  }

  /// The table, with what was guessed about it told on standard error.
  ///
  /// - Parameter standard: the data set where none is asked for.
  func table(
    seed: UInt64, standard: DatasetName, noise: Int = DatasetName.usualNoise
  ) throws(Failure) -> TabularData {
    try read(seed: seed, standard: standard, noise: noise).data
  }

  /// The same with how it was read; nil for a data set of the program.
  private func read(
    seed: UInt64, standard: DatasetName, noise: Int
  ) throws(Failure) -> (data: TabularData, reading: TableReading?) {
    if let file {
      let (data, reading) = try file.read(target: target, keepsValues: true)
      file.tell(reading)
      return (data, reading)
    }
    let name = dataset ?? standard
    do throws(TableError) {
      return (try name.table(seed: seed, irisFile: Self.irisFile, noise: noise), nil)
    } catch {
      throw .wrongContent(name.rawValue, error.sentence)
    }
  }

  /// The table as lessons take it, and how it was read; nil where none is asked for.
  func chosen(seed: UInt64) throws(Failure) -> (data: ChosenData, reading: TableReading?)? {
    guard isGiven else { return nil }
    let (table, reading) = try read(
      seed: seed, standard: .spiral, noise: DatasetName.usualNoise)
    let chosen = ChosenData(
      table: table, arguments: arguments.map(ShellWord.quoted).joined(separator: " "),
      scaling: scaling)
    return (chosen, reading)
  }
}
