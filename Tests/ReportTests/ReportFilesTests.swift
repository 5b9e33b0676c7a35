import Charts
import Lessons
import Report
import Testing

@Suite struct ReportFilesTests {
  private let files = ReportFiles.all(Fixture.report([Fixture.chapter("training", frames: 3)]))

  @Test func paths() {
    #expect(
      files.map(\.path) == [
        "index.html", "figures/training-first.svg", "figures/training-first.csv",
        "figures/training-second.svg", "figures/training-second.csv", "embed.md",
      ])
  }

  @Test func picturesRestAtTheirFrameAndCarryTheirTexts() throws {
    let svg = try #require(files.first { $0.path == "figures/training-first.svg" }).text
    #expect(svg.contains("cx=\"20\""))
    #expect(svg.contains("<desc>A dot &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</desc>"))
  }

  @Test func csvQuotesWhatMustBeQuoted() {
    let data = FigureData(
      columns: ["a", "b,c", "d\"e"],
      rows: [
        [.number(0.1), .number(-3), .text("two\nlines")],
        [.missing, .number(.nan), .text("plain")],
        [.number(1e-300), .number(-.infinity), .text("x\r\ny")],
      ])
    #expect(
      DataTable.csv(data) == """
        a,"b,c","d""e"\r
        0.1,-3,"two\nlines"\r
        ,nan,plain\r
        1e-300,-inf,"x\r\ny"\r

        """)
  }

  @Test(arguments: [0, 1, 39, 40, 41, 79, 600, 100_000])
  func tablesAreThinnedEvenly(_ count: Int) {
    let shown = DataTable.shownRows(of: count)
    #expect(shown.count == min(count, DataTable.mostRows))
    #expect(shown.first == (count == 0 ? nil : 0))
    #expect(shown.last == (count == 0 ? nil : count - 1))
    let gaps = zip(shown.dropFirst(), shown).map { $0 - $1 }
    #expect(gaps.allSatisfy { $0 >= 1 })
    if let least = gaps.min(), let most = gaps.max() { #expect(most - least <= 1) }
  }

  @Test func snippetsEscapeForTheirLanguage() {
    var figure = Fixture.figure("a-b")
    figure.alternative = "50 % \"of\" <δ> [x] a_b"
    figure.title = "50 % of $x_1$ & \\more"
    let snippets = EmbedSnippets(figure)
    #expect(
      snippets.html
        == "<img src=\"figures/a-b.svg\" alt=\"50 % &quot;of&quot; &lt;δ&gt; [x] a_b\">")
    #expect(snippets.markdown == "![50 % \"of\" \\<δ\\> \\[x\\] a\\_b](figures/a-b.svg)")
    #expect(snippets.latex.contains("50 \\% of \\$x\\_1\\$ \\& \\textbackslash{}more"))
    #expect(snippets.typst.contains("alt: \"50 % \\\"of\\\" <δ> [x] a_b\""))
  }

  @Test func problemsAreFound() {
    var chapter = Fixture.chapter("training", frames: 3)
    chapter.answer = "*See [[no-such-term]]*"
    chapter.quiz.answer = 9
    chapter.blocks.append(.figure(Fixture.figure("training-first")))
    #expect(
      Fixture.report([chapter]).problems == [
        .unknownTerm("no-such-term", chapter: "training"), .repeatedFigure("training-first"),
        .quizWithoutAnswer(chapter: "training"),
      ])
    #expect(Fixture.report([Fixture.chapter("training", frames: 3)]).problems == [])
  }
}
