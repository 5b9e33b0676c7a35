import Markup
import PageResources
import Plotting

/// The page's one style and one script, and the policy that allows them and nothing else.
struct PageCode {
  let style: String
  let script: String
  private let hasLab: Bool

  private static let labScripts: [EmbeddedFile] = [
    .pageLabModuleJs, .pageLabTurnsJs, .pageLabFiguresJs, .pageLabLayersJs, .pageLabSettingsJs,
    .pageLabPointsJs, .pageLabStartJs, .pageLabJs, .pageLabHandJs,
  ]

  init(_ edition: ReportEdition) {
    hasLab = edition.hasLab
    let isLecture = edition.layout == .lecture
    let styles: [EmbeddedFile] =
      [.pageStylesCss, .pageFiguresCss] + (hasLab ? [.pageLabCss] : [])
      + (edition == ReportEdition() ? [] : [.pageEditionsCss]) + [.pagePrintCss]
      + (isLecture ? [.pageLecturePrintCss] : [])
    style = Self.condensed(styles.map(\.text).joined() + Palette.styleSheet)
    let scripts: [EmbeddedFile] =
      [.pageScriptJs, .pageLayersJs, .pagePointsJs, .pageVariantsJs, .pageReadingJs]
      + (isLecture ? [.pageLectureJs] : []) + (hasLab ? Self.labScripts : [])
      + [.pageAddressJs]
    script = Self.condensed(scripts)
  }

  /// The Content-Security-Policy: nothing from anywhere, the style and the script by their digest.
  /// `style` attributes are not allowed by it either. The lab needs two permissions more: to compile its
  /// module, and to start a worker from the page's own text.
  var policy: String {
    let own = "script-src \(SHA256.policySource(script))"
    return
      (["default-src 'none'"]
      + (hasLab ? [own + " 'wasm-unsafe-eval'", "worker-src blob:"] : [own])
      + [
        "style-src \(SHA256.policySource(style))", "img-src data: blob:", "base-uri 'none'",
        "form-action 'none'",
      ]).joined(separator: "; ")
  }

  /// The lines without indentation, and without those that are blank or nothing but a comment, which makes
  /// scripts a fifth smaller. No text of them may go on in a next line (Tests/shape). The markup writer
  /// never writes a blank line, and the digest is over what is written.
  static func condensed(_ files: [EmbeddedFile]) -> String {
    condensed(files.map(\.text).joined())
  }

  private static func condensed(_ text: String) -> String {
    text.split(separator: "\n").map { line in line.drop(while: \.isWhitespace) }
      .filter { line in !line.isEmpty && !line.hasPrefix("// ") }
      .joined(separator: "\n")
  }
}
