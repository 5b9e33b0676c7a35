import Plotting

/// What stands in a file, as its first bytes tell: one of the program's own files, or somebody else's.
enum FileContent: Equatable {
  case nothing
  /// What this program wrote.
  case picture, trace, lab, report
  /// The same kinds, made by something else or changed since.
  case otherPicture, otherTrace, otherPage
  case other

  /// A page has its styles before the first word that tells it from another page.
  private static let enough = 300_000

  /// nil where the file cannot be read.
  init?(path: String) {
    guard let start = InputFile.start(of: path, count: Self.enough) else { return nil }
    self.init(start)
  }

  init(_ start: [UInt8]) {
    let head = String(decoding: start.prefix(4096), as: UTF8.self)
    if start.isEmpty {
      self = .nothing
    } else if Self.isFigure(head) {
      self = .picture
    } else if head.contains("<svg") {
      self = .otherPicture
    } else if head.hasPrefix("{"), head.contains("\"gradflow-trace\"") {
      // A label cannot imitate this: its quotes are escaped.
      self = head.contains("\"program\":\"gradflow ") ? .trace : .otherTrace
    } else if head.lowercased().contains("<!doctype html") || head.contains("<html") {
      let isOurs = head.contains("<meta name=\"generator\" content=\"gradflow ")
      let text = isOurs ? String(decoding: start, as: UTF8.self) : ""
      self = !isOurs ? .otherPage : text.contains("class=\"skip\" href=\"#lab\"") ? .lab : .report
    } else {
      self = .other
    }
  }

  /// What every SVG file of the program begins with, but for its size. Editors that save it write another root.
  private static func isFigure(_ head: String) -> Bool {
    let empty = Picture(width: 1, height: 1, title: "", description: "", content: [])
    let parts = SVGFile.light(empty).split(separator: ">")[0].split(separator: " role=")
    guard parts.count == 2, let size = parts[0].firstRange(of: " width="),
      let root = head.split(separator: ">", maxSplits: 1).first
    else { return false }
    return root.hasPrefix(parts[0][..<size.lowerBound]) && root.hasSuffix(parts[1])
  }
}
