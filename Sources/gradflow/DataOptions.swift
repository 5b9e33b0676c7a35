import CommandOptions
import Experiments
import Lessons
import PageResources
import Recording
import Wording

/// `--dataset`, or `--data` with `--target` and `--task`; and `--scaling`.
struct DataOptions {
  private let dataset: DatasetName?
  private let file: String?
  private let target: String
  private let task: TaskKind?
  let scaling: Scaling

  init(_ parsed: Parsed) {
    dataset = parsed.word("dataset", as: DatasetName.self)
    file = parsed.path("data")
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
      let name = fileName(file)
      // A word that begins with a dash would be read as an option.
      return ["--data", name.hasPrefix("-") ? "./" + name : name]
        + (target.hasPrefix("-") ? ["--target=" + target] : ["--target", target])
        + (task.map { ["--task", $0.rawValue] } ?? [])
    }
    return dataset.map { ["--dataset", $0.rawValue] } ?? []
  }

  /// - Parameter standard: the data set where none is asked for.
  func table(
    seed: UInt64, standard: DatasetName, noise: Int = DatasetName.usualNoise
  ) throws(Failure) -> TabularData {
    guard let file else {
      let name = dataset ?? standard
      do throws(TableError) {
        return try name.table(seed: seed, irisFile: Self.irisFile, noise: noise)
      } catch {
        throw .wrongContent(name.rawValue, error.sentence)
      }
    }
    let input = InputFile(path: file)
    let bytes = try input.bytes(limit: InputFile.largestTable)
    do throws(TableError) {
      let name = fileName(file).split(separator: ".").first.map(String.init) ?? file
      return try TabularData(name: name, bytes: bytes, target: target, task: task)
    } catch {
      throw .wrongContent(input.name, error.sentence)
    }
  }

  /// The table as lessons take it; nil where none is asked for.
  func chosen(seed: UInt64) throws(Failure) -> ChosenData? {
    guard isGiven else { return nil }
    return ChosenData(
      table: try table(seed: seed, standard: .spiral),
      arguments: arguments.map(ShellWord.quoted).joined(separator: " "), scaling: scaling)
  }

  private func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
