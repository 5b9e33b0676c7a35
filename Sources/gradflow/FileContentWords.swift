import CommandOptions
import Wording

extension FileContent {
  /// What stands there, in words.
  var words: String {
    switch self {
    case .nothing: CommandText.FileWords.nothing
    case .picture: CommandText.FileWords.picture
    case .trace: CommandText.FileWords.trace
    case .lab: CommandText.FileWords.lab
    case .report: CommandText.FileWords.report
    case .otherPicture: CommandText.FileWords.otherPicture
    case .otherTrace: CommandText.FileWords.otherTrace
    case .otherPage: CommandText.FileWords.otherPage
    case .other: CommandText.FileWords.other
    }
  }

  /// What the name of a file that is written has to end with.
  private var ending: String {
    switch self {
    case .picture: "svg"
    case .trace: "trace"
    default: "html"
    }
  }

  /// Refuses a name that promises another kind of file by its ending. `-` has none.
  func checkEnding(of path: String) throws(Failure) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return }
    let ending = name[name.index(after: dot)...].lowercased()
    let stem = Console.visible(String(name[..<dot]))
    if self == .picture, let format = Self.madeOfFigures[ending] {
      throw .usage(CommandText.drawsSVG(stem: stem, ending: ending, format: format))
    }
    guard ending != self.ending, let promised = Self.promised(by: ending, self) else { return }
    throw .usage(
      CommandText.wrongEnding(
        words, promised: promised, right: stem + "." + self.ending,
        given: Console.visible(name)))
  }

  /// What other programs make of a figure, and what `rsvg-convert` calls it.
  private static let madeOfFigures = [
    "png": "png", "pdf": "pdf", "ps": "ps", "eps": "eps", "jpg": "png", "jpeg": "png",
    "gif": "png", "webp": "png",
  ]

  /// A trace is lines of JSON, so that it may be called so.
  private static func promised(by ending: String, _ content: FileContent) -> String? {
    switch ending {
    case "trace": CommandText.FileWords.trace
    case "svg": CommandText.FileWords.picture
    case "html" where content != .lab, "htm" where content != .lab: CommandText.FileWords.page
    case "csv", "tsv": CommandText.FileWords.table
    case "json" where content != .trace: CommandText.FileWords.json
    default: nil
    }
  }
}

extension OutputFile {
  /// What `--output` names, under a name that suits it.
  init(_ options: Parsed, _ content: FileContent) throws(Failure) {
    let path = options.path("output") ?? "-"
    try content.checkEnding(of: path)
    self.init(path: path, content, isForced: options.has("force"))
  }
}
