import Markup
import Report
import Testing

@Suite struct MathNotationTests {
  private func mathML(_ formula: String) -> String {
    let text = Element("p", [], [MathNotation.element(formula)]).text(.html)
    return String(text.dropFirst("<p><math>".count).dropLast("</math></p>".count))
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("12.5", "<mn>12.5</mn>"),
    ("-1", "<mo>−</mo><mn>1</mn>"),
    ("\\sigma", "<mi>σ</mi>"),
    ("a \\le b", "<mi>a</mi><mo>≤</mo><mi>b</mi>"),
    ("x_i", "<msub><mi>x</mi><mi>i</mi></msub>"),
    ("x^{10}", "<msup><mi>x</mi><mrow><mn>10</mn></mrow></msup>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("\\varphi'", "<msup><mi>φ</mi><mo>′</mo></msup>"),
    ("\\frac{1}{4}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>4</mn></mrow></mfrac>"),
    ("\\frac14", "<mfrac><mn>1</mn><mn>4</mn></mfrac>"),
    ("\\sqrt{n}", "<msqrt><mrow><mi>n</mi></mrow></msqrt>"),
    ("\\sum_j x", "<munder><mo>∑</mo><mi>j</mi></munder><mi>x</mi>"),
    ("\\text{if } x", "<mtext>if </mtext><mi>x</mi>"),
    ("\\unknown x", "<mtext>\\unknown</mtext><mi>x</mi>"),
  ])
  func conversion(_ formula: String, _ expected: String) {
    #expect(mathML(formula) == expected)
  }

  @Test(arguments: [
    "", "_", "^", "'", "}", "{", "\\", "\\frac", "\\frac{", "x_", "x^", "x__", "x^^^", "_^'",
    "\\sqrt",
    "\\left", "\\left(", "\\text", "\\text{", "{{{", "}}}", "\\hat", "a'_b'^c'", "&<>", "\\\\",
  ])
  func nothingFailsAndEverythingEnds(_ formula: String) {
    #expect(!mathML(formula).contains("<>"))
  }
}
