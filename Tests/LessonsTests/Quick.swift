import Experiments
import Lessons
import PageResources
import Synchronization
import Testing
import Wording

/// Chapters as a quick report with two seeds makes them, each made once for all tests.
enum Quick {
  private static let made = Mutex<[String: Chapter]>([:])
  private static let stages = Mutex<[String: Int]>([:])

  static func context(
    seeds: Int = 2, seed: UInt64 = 1, chosen: DatasetName? = nil
  ) throws -> LessonContext {
    let file = try #require(EmbeddedFile.named("data/iris.csv"))
    return LessonContext(
      program: "test", seed: seed, seeds: seeds, isQuick: true,
      chosen: try chosen.map {
        ChosenData(
          table: try $0.table(seed: seed, irisFile: file.bytes),
          arguments: "--dataset \($0.rawValue)")
      }, tables: try StandardTables(seed: seed, irisFile: file.bytes),
      progress: Progress())
  }

  static func chapter(
    _ name: LessonName, seeds: Int = 2, chosen: DatasetName? = nil
  ) throws -> Chapter {
    let key = "\(name) \(seeds) \(chosen?.rawValue ?? "")"
    if let chapter = made.withLock({ $0[key] }) { return chapter }
    let context = try context(seeds: seeds, chosen: chosen)
    let chapter = try name.chapter(context)
    made.withLock { $0[key] = chapter }
    stages.withLock { $0[key] = context.progress.stages }
    return chapter
  }

  /// How often the chapter did jobs in parallel.
  static func stages(of name: LessonName) throws -> Int {
    _ = try chapter(name)
    return stages.withLock { $0["\(name) 2 "] ?? 0 }
  }
}

extension Chapter {
  /// All blocks, those that are folded among them.
  var everything: [Block] { Chapter.flat(blocks) }

  private static func flat(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { block -> [Block] in
      switch block {
      case .folded(_, let inner): [block] + flat(inner)
      case .exercise(let exercise): [block] + flat(exercise.solution)
      default: [block]
      }
    }
  }

  var figures: [Figure] {
    everything.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  var tables: [Table] {
    everything.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// Every sentence that a reader sees, as plain text.
  var texts: [String] {
    [question, shortTitle, answer.plain, quiz.question.plain, quiz.explanation.plain]
      + quiz.choices.map(\.plain) + sources.map(\.plain)
      + everything.flatMap { block -> [String] in
        switch block {
        case .heading(let text): [text]
        case .paragraph(let text), .formula(let text): [text.plain]
        case .list(let items): items.map(\.plain)
        case .figure(let figure): [figure.title, figure.caption.plain, figure.alternative]
        case .table(let table):
          [table.caption.plain] + table.header.map(\.plain) + table.rows.joined().map(\.plain)
        case .folded(let summary, _): [summary]
        case .exercise(let exercise): [exercise.task.plain, exercise.summary]
        }
      }
  }

  func figure(_ name: String) -> Figure? { figures.first { $0.name == slug + "-" + name } }
}

/// The percentages of a text, such as `97 %` with its no-break space.
func percentages(_ text: String) -> [String] {
  text.split(separator: " ").map(String.init).filter { $0.contains("\u{A0}%") }
    .map { word in String(word.drop { !$0.isNumber }.prefix { $0 != "%" }) + "%" }
}
