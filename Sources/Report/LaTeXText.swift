/// Text for LaTeX in any of its engines: special characters are escaped, and what pdfLaTeX's fonts lack is
/// set as mathematics.
enum LaTeXText {
  static func escaped(_ text: String) -> String {
    text.map { replacements[$0] ?? ($0.isNewline ? " " : String($0)) }.joined()
  }

  private static let replacements: [Character: String] = {
    var all: [Character: String] = [
      "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "%": "\\%",
      "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "$<$",
      ">": "$>$", "|": "$|$", "\u{A0}": "~", "\u{202F}": "\\,", "\u{2009}": "\\,", "−": "$-$",
      "×": "$\\times$", "·": "$\\cdot$", "‖": "$\\|$", "′": "$'$", "∂": "$\\partial$",
      "≤": "$\\le$",
      "≥": "$\\ge$", "≈": "$\\approx$", "→": "$\\to$", "∞": "$\\infty$", "√": "$\\surd$",
      "ℓ": "$\\ell$",
      "Δ": "$\\Delta$", "Σ": "$\\Sigma$", "½": "$\\frac12$", "¼": "$\\frac14$", "⅓": "$\\frac13$",
      "⁻": "$^-$", "₊": "$_+$", "₋": "$_-$",
    ]
    let greek: [(Character, String)] = [
      ("α", "alpha"), ("β", "beta"), ("γ", "gamma"), ("δ", "delta"), ("ε", "varepsilon"),
      ("η", "eta"), ("θ", "theta"), ("λ", "lambda"), ("μ", "mu"), ("π", "pi"), ("σ", "sigma"),
      ("τ", "tau"), ("φ", "varphi"), ("ω", "omega"),
    ]
    for (letter, name) in greek { all[letter] = "$\\\(name)$" }
    for (value, digit) in "⁰¹²³⁴⁵⁶⁷⁸⁹".enumerated() { all[digit] = "$^\(value)$" }
    for (value, digit) in "₀₁₂₃₄₅₆₇₈₉".enumerated() { all[digit] = "$_\(value)$" }
    return all
  }()
}
