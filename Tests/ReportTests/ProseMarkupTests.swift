import Lessons
import Markup
import Report
import Testing
import Wording

@Suite struct ProseMarkupTests {
  private let markup = ProseMarkup(glossary: [
    GlossaryEntry("brier-score", "Brier score", "How sure."), GlossaryEntry("relu", "ReLU", "Max."),
  ])

  private func html(_ prose: Prose) -> String {
    Element("p", [], markup.nodes(prose)).text(.html)
  }

  @Test func emphasis() {
    #expect(html("a *b* **c** `d`") == "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>")
    #expect(html("**a *b* c**") == "<p><strong>a <em>b</em> c</strong></p>")
  }

  @Test func notationThatIsNotClosedIsText() {
    #expect(html("2 * 3 and `x") == "<p>2 * 3 and `x</p>")
    #expect(html("costs $5, [[unit") == "<p>costs $5, [[unit</p>")
    #expect(html("[a] (b) [c](javascript:d)") == "<p>[a] (b) [c](javascript:d)</p>")
  }

  @Test func dataIsNeverNotation() {
    let data = "*a* $b$ [[relu]] <i>"
    #expect(html("\(data)") == "<p>*a* $b$ [[relu]] &lt;i&gt;</p>")
    #expect(html("**\("x*")**") == "<p><strong>x*</strong></p>")
    #expect(html("*\("a")* and \("*")b*") == "<p><em>a</em> and *b*</p>")
  }

  @Test func glossaryLinks() {
    #expect(html("[[relu]]") == "<p><a class=\"term\" href=\"#term-relu\">ReLU</a></p>")
    #expect(
      html("[[brier-score|scores]]")
        == "<p><a class=\"term\" href=\"#term-brier-score\">scores</a></p>")
    #expect(
      html("[[Brier score]]")
        == "<p><a class=\"term\" href=\"#term-brier-score\">Brier score</a></p>")
    #expect(html("[[nothing|shown]] [[nothing]]") == "<p>shown nothing</p>")
  }

  @Test func sourceLinks() {
    #expect(
      html("[He *et al.*](https://x.org/?a=1&b)")
        == "<p><a href=\"https://x.org/?a=1&amp;b\" rel=\"noreferrer\">He <em>et al.</em></a></p>")
  }

  @Test func plainText() {
    let prose: Prose = "*The* [[relu|unit]] has $\\sigma'(z) \\le \\frac{1}{4}$ \("*")"
    #expect(prose.plainText == "The unit has σ'(z) ≤ 1/4 *")
    let nested: Prose = "$\\frac{x_{i}}{a + b} \\to \\text{no {end}}$"
    #expect(nested.plainText == "x_i/(a + b) → no end")
  }

  @Test func everyTermOfTheGlossaryIsExplained() {
    let problems = Glossary.entries.map(\.definition).flatMap { definition in
      Fixture.report([chapter(explaining: definition)]).problems
    }
    #expect(problems == [])
    let ids = Glossary.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.allSatisfy { $0 == "-" || ("a"..."z").contains($0) } })
  }

  private func chapter(explaining definition: Prose) -> Lessons.Chapter {
    var chapter = Fixture.chapter("glossary")
    chapter.answer = definition
    return chapter
  }
}
