import Markup
import PageResources
import Plotting

/// The page's one style and one script, and the policy that allows them and nothing else.
struct PageCode {
  let style: String
  let script: String

  init() {
    let styles: [EmbeddedFile] = [
      .pageStylesCss, .pageFiguresCss, .pageLabCss, .pagePrintCss,
    ]
    style = Self.withoutBlankLines(styles.map(\.text).joined() + Palette.styleSheet)
    let scripts: [EmbeddedFile] = [
      .pageScriptJs, .pageReadingJs, .pageLabModuleJs, .pageLabFiguresJs, .pageLabSettingsJs,
      .pageLabPointsJs, .pageLabJs, .pageLabHandJs,
    ]
    script = Self.withoutBlankLines(scripts.map(\.text).joined())
  }

  /// The Content-Security-Policy: nothing from anywhere, the style and the script by their digest.
  /// `style` attributes are not allowed by it either. The lab needs two permissions more: to compile its
  /// module, and to start a worker from the page's own text.
  var policy: String {
    [
      "default-src 'none'", "script-src \(SHA256.policySource(script)) 'wasm-unsafe-eval'",
      "worker-src blob:",
      "style-src \(SHA256.policySource(style))", "img-src data: blob:", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ")
  }

  /// The markup writer never writes a blank line, and the digest is over what is written.
  private static func withoutBlankLines(_ text: String) -> String {
    text.split(separator: "\n").filter { line in !line.allSatisfy(\.isWhitespace) }
      .joined(separator: "\n")
  }
}
