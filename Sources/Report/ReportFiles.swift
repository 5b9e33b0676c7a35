import Lessons
import Plotting
import Wording

/// A file of the output, not yet on disk.
public struct ReportFile: Sendable, Equatable {
  /// Below the output directory, with `/` between the names.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// The files of a report, but for the traces, which the program adds.
public enum ReportFiles {
  public static func all(_ content: ReportContent) -> [ReportFile] {
    let page = ReportFile(path: "index.html", text: Page(content).text)
    if content.edition.isExercisesOnly { return [page] }
    let figures = content.chapters.flatMap { Self.figures(in: $0.blocks) }
    return [page]
      + figures.flatMap { Self.files($0, theme: content.theme) }
      + [ReportFile(path: "embed.md", text: embedding(figures))]
  }

  /// All figures of some blocks in reading order, folded ones too.
  public static func figures(in blocks: [Block]) -> [Lessons.Figure] {
    blocks.flatMap { block in
      switch block {
      case .figure(let figure): [figure]
      case .folded(_, let inner): Self.figures(in: inner)
      case .exercise(let exercise): Self.figures(in: exercise.solution)
      default: [Lessons.Figure]()
      }
    }
  }

  private static func files(_ figure: Lessons.Figure, theme: Theme) -> [ReportFile] {
    guard figure.frames.indices.contains(figure.restingFrame) else { return [] }
    var picture = figure.file ?? figure.frames[figure.restingFrame]
    picture.title = figure.title
    picture.description = figure.alternative
    let snippets = EmbedSnippets(figure)
    return [
      ReportFile(
        path: snippets.picturePath,
        text: SVGFile.text(picture, identifier: figure.name, theme: theme)),
      ReportFile(path: snippets.dataPath, text: DataTable.csv(figure.data)),
    ]
  }

  /// Whether a file begins as `embed.md` does.
  public static func isEmbedding(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "# \(EmbedText.title)\n".utf8)
  }

  private static func embedding(_ figures: [Lessons.Figure]) -> String {
    "# \(EmbedText.title)\n\n\(EmbedText.introduction)\n\n"
      + figures.map { EmbedSnippets($0).section }.joined(separator: "\n")
  }
}
