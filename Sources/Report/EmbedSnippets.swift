import Lessons
import Plotting
import Wording

/// What a teacher pastes to show a figure elsewhere, escaped for each language.
public struct EmbedSnippets {
  private let figure: Lessons.Figure

  public init(_ figure: Lessons.Figure) {
    self.figure = figure
  }

  var picturePath: String { "figures/\(figure.name).svg" }
  var dataPath: String { "figures/\(figure.name).csv" }

  public var html: String {
    let alternative = escaped(
      figure.alternative, ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
    return "<img src=\"\(picturePath)\" alt=\"\(alternative)\">"
  }

  public var markdown: String {
    let special = "\\`*_{}[]<>#|!$"
    let alternative = figure.alternative.map { special.contains($0) ? "\\\($0)" : String($0) }
    return "![\(alternative.joined())](\(picturePath))"
  }

  /// Quarto's figure: a caption, a label to refer to, and what it shows.
  public var quarto: String {
    let special = "\\`*_{}[]<>#|!$@^~"
    let title = figure.title.map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
    let alternative = escaped(figure.alternative, ["\\": "\\\\", "\"": "\\\""])
    return "![\(title)](\(picturePath)){#fig-\(figure.name) fig-alt=\"\(alternative)\"}"
  }

  /// A code cell, for notebooks whose text cells are not shown with the pictures of their folder.
  public var notebook: String {
    """
    from IPython.display import SVG, display
    display(
        SVG(filename="\(picturePath)"),
        metadata={"image/svg+xml": {"alt": \(PatchText.json(figure.alternative))}})
    """
  }

  /// LaTeX takes PDF, which the first line makes. The caption stands in for the alternative text, which
  /// LaTeX cannot carry everywhere.
  public var latex: String {
    """
    % rsvg-convert -f pdf -o figures/\(figure.name).pdf \(picturePath)
    \\begin{figure}
      \\centering
      \\includegraphics[width=\\linewidth]{figures/\(figure.name).pdf}
      \\caption{\(LaTeXText.escaped(figure.title))}
      \\label{fig:\(figure.name)}
    \\end{figure}
    """
  }

  public var typst: String {
    let inString: [Character: String] = ["\\": "\\\\", "\"": "\\\""]
    return """
      #figure(
        image("\(picturePath)", width: 100%, alt: "\(escaped(figure.alternative, inString))"),
        caption: "\(escaped(figure.title, inString))",
      )
      """
  }

  /// The figure's part of `embed.md`.
  var section: String {
    let blocks = [
      (EmbedText.markdown, "markdown", markdown), (EmbedText.html, "html", html),
      (EmbedText.quarto, "qmd", quarto), (EmbedText.notebook, "python", notebook),
      (EmbedText.latexNote, "latex", latex), (EmbedText.typst, "typst", typst),
      (EmbedText.command, "sh", figure.command),
    ]
    let text = blocks.map { title, language, code in
      "\(title):\n\n\(fenced(oneParagraph(code), language))\n"
    }
    return "## `\(figure.name)`\n\n" + text.joined(separator: "\n")
  }

  private func escaped(_ text: String, _ replacements: [Character: String]) -> String {
    text.map { replacements[$0] ?? ($0.isNewline ? " " : String($0)) }.joined()
  }

  /// Text without empty lines, so that it cannot end a paragraph.
  private func oneParagraph(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: "\n")
  }

  /// A fence longer than any run of backticks inside.
  private func fenced(_ code: String, _ language: String) -> String {
    let longest = code.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(code)\n\(fence)"
  }
}
