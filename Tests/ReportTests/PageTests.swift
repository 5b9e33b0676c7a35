import Lessons
import Report
import Testing

@Suite struct PageTests {
  private let html = Page(
    Fixture.report([Fixture.chapter("short-answer"), Fixture.chapter("training", frames: 5)])
  ).text

  @Test func everyFigureStandsOnceWithItsTools() {
    for name in ["short-answer-first", "short-answer-second", "training-first", "training-second"] {
      #expect(count("<figure id=\"\(name)\"", in: html) == 1)
      #expect(count("href=\"figures/\(name).svg\"", in: html) == 1)
      #expect(count("href=\"figures/\(name).csv\"", in: html) == 1)
      #expect(count("id=\"command-\(name)\"", in: html) == 1)
    }
  }

  @Test func onlyMovingFiguresHavePatchesAndAScrubber() {
    #expect(values(of: "data-patches", in: html) == ["training-first"])
    #expect(html.contains("<figure id=\"training-first\" class=\"small\" data-linked"))
    #expect(count("data-linked=", in: html) == 1)
    #expect(values(of: "data-steps", in: html) == ["0 20 40 60 80"])
  }

  /// The sticky control must not follow the reader into what it does not move.
  @Test func theScrubberSharesItsBoxWithTheMovingFiguresOnly() throws {
    let box = try #require(between("<div class=\"moving\">", "<script type="))
    #expect(box.hasPrefix("<div class=\"scrubber\""))
    #expect(values(of: "id", in: box).contains("training-first"))
    let rest = try #require(html.firstRange(of: "data-patches=\"training-first\""))
    let afterwards = html[rest.upperBound...]
    let end = try #require(afterwards.firstRange(of: "</script></div>"))
    #expect(afterwards[end.upperBound...].contains("<ul><li>One</li>"))
    #expect(afterwards[end.upperBound...].contains("class=\"quiz\""))
  }

  @Test func theFileOfAMovingFigureNamesItsStep() {
    #expect(count("Picture (SVG)</a> shows step 80 ·", in: html) == 1)
    #expect(count("Picture (SVG)</a> ·", in: html) == 3)
  }

  /// For eyes only: who listens has the same title from the picture.
  @Test func everyFigureHasATitleForNarrowWindows() {
    let title = "Finding &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"
    #expect(count("<p class=\"narrow finding\" id=\"", in: html) == 4)
    #expect(count("\" aria-hidden=\"true\">\(title)</p>", in: html) == 4)
  }

  @Test func theContentsNameEveryChapterAndThePageSaysWhatMadeIt() {
    for slug in ["short-answer", "training"] {
      #expect(html.contains("<li><a href=\"#\(slug)\">"))
    }
    #expect(html.contains("<code>swift run -c release gradflow report</code>"))
    #expect(html.contains("<code>gradflow report --seed 7</code>"))
    #expect(html.contains("gradflow 0.0.0 made this page"))
  }

  @Test func idsAreUnique() {
    let ids = values(of: "id", in: html)
    #expect(ids.count > 50)
    #expect(Set(ids).count == ids.count)
  }

  @Test func everyInternalLinkLeadsSomewhere() {
    let ids = Set(values(of: "id", in: html))
    for target in values(of: "href", in: html) where target.hasPrefix("#") {
      #expect(ids.contains(String(target.dropFirst())), "\(target)")
    }
    for attribute in ["for", "aria-labelledby", "data-copy", "data-patches"] {
      for id in values(of: attribute, in: html).flatMap({ $0.split(separator: " ") }) {
        #expect(ids.contains(String(id)), "\(attribute)=\(id)")
      }
    }
  }

  @Test func nothingIsAskedForAndNoStyleStandsInAnAttribute() {
    #expect(values(of: "style", in: html) == [])
    #expect(values(of: "src", in: html).isEmpty)
    #expect(!html.contains("<link"))
    #expect(!html.contains("url("))
    #expect(!html.contains("@import"))
    #expect(values(of: "onclick", in: html).isEmpty)
  }

  @Test func hostileLabelsAreText() {
    #expect(!html.contains("<img src=x"))
    #expect(count("</script>", in: html) == count("<script", in: html))
    #expect(html.contains("Why &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;?"))
  }

  /// The digests are over the very bytes between the tags, which the writer may change.
  @Test func thePolicyNamesTheStyleAndTheScript() throws {
    let style = try #require(between("<style>", "</style>"))
    let script = try #require(between("<script>", "</script>"))
    let policy = try #require(
      values(of: "content", in: html).first { $0.hasPrefix("default-src") })
    for code in [style, script] {
      #expect(policy.contains("sha256-\(base64(SHA256.digest(Array(code.utf8))))"))
    }
    #expect(style.contains(".gf-ink-f"))
  }

  @Test func theFirstChapterOpensThePage() {
    #expect(count("<h1", in: html) == 1)
    #expect(html.contains("<h1 id=\"short-answer-question\""))
    #expect(html.contains("<h2 id=\"training-question\""))
  }

  @Test func aReportOfOneChapterNamesNoOther() {
    let page = Page(Fixture.report([Fixture.chapter("dead-relu")])).text
    #expect(!page.contains("href=\"#training\""))
    #expect(page.contains("<h1 id=\"dead-relu-question\""))
  }

  @Test func aRunThatTwoChaptersDrawHasOneCard() {
    var second = Fixture.chapter("training")
    second.runs = Fixture.chapter("short-answer").runs
    let page = Page(Fixture.report([Fixture.chapter("short-answer"), second])).text
    #expect(values(of: "id", in: page).filter { $0.hasPrefix("run-") } == ["run-short-answer-run"])
  }

  @Test func theSameContentGivesTheSameBytes() {
    let content = Fixture.report([Fixture.chapter("training", frames: 3)])
    #expect(ReportFiles.all(content) == ReportFiles.all(content))
  }

  private func between(_ start: String, _ end: String) -> String? {
    guard let opening = html.firstRange(of: start) else { return nil }
    let rest = html[opening.upperBound...]
    return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits: [Int] = []
    for byte in bytes { for place in 0..<8 { bits.append(Int(byte >> UInt8(7 - place)) & 1) } }
    bits += [0, 0]
    let characters = stride(from: 0, to: bits.count, by: 6).map { start in
      alphabet[bits[start..<start + 6].reduce(0) { $0 * 2 + $1 }]
    }
    return String(characters) + "="
  }
}
