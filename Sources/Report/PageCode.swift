import Markup
import PageResources
import Plotting

/// The page's one style and one script, and the policy that allows them and nothing else.
struct PageCode {
  let style: String
  let script: String
  private let hasLab: Bool

  private static let labScripts: [EmbeddedFile] = [
    .pageLabModuleJs, .pageLabFiguresJs, .pageLabSettingsJs, .pageLabPointsJs, .pageLabJs,
    .pageLabHandJs,
  ]

  init(_ edition: ReportEdition) {
    hasLab = edition.hasLab
    let isLecture = edition.layout == .lecture
    let styles: [EmbeddedFile] =
      [.pageStylesCss, .pageFiguresCss] + (hasLab ? [.pageLabCss] : [])
      + (edition == ReportEdition() ? [] : [.pageEditionsCss]) + [.pagePrintCss]
      + (isLecture ? [.pageLecturePrintCss] : [])
    style = Self.withoutBlankLines(styles.map(\.text).joined() + Palette.styleSheet)
    let scripts: [EmbeddedFile] =
      [.pageScriptJs, .pageLayersJs, .pagePointsJs, .pageVariantsJs, .pageReadingJs]
      + (isLecture ? [.pageLectureJs] : []) + (hasLab ? Self.labScripts : [])
      + [.pageAddressJs]
    script = Self.withoutBlankLines(scripts.map(\.text).joined())
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

  /// The markup writer never writes a blank line, and the digest is over what is written.
  private static func withoutBlankLines(_ text: String) -> String {
    text.split(separator: "\n").filter { line in !line.allSatisfy(\.isWhitespace) }
      .joined(separator: "\n")
  }
}
