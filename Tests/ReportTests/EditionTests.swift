import Lessons
import Report
import Testing

/// Screens for a lecture, and sheets of exercises with and without their solutions.
@Suite struct EditionTests {
  private static func report(_ edition: ReportEdition, answer: Int = 1) -> ReportContent {
    var first = Fixture.chapter("short-answer")
    first.quiz.answer = answer
    first.quiz.explanation = "Explained \(answer)."
    var second = Fixture.chapter("training", frames: 5)
    second.quiz = first.quiz
    second.blocks.append(
      .exercise(
        Exercise(
          task: "Show it.", summary: "Solution 1",
          solution: [.paragraph("Solved \(answer)."), .formula("$x = \\sigma$")])))
    var content = Fixture.report([first, second])
    content.edition = edition
    return content
  }

  private func page(_ edition: ReportEdition, answer: Int = 1) -> String {
    Page(Self.report(edition, answer: answer)).text
  }

  private let all = [ReportLayout.page, .lecture].flatMap { layout in
    [false, true].flatMap { isOnly in
      [false, true].map {
        ReportEdition(layout: layout, isExercisesOnly: isOnly, hasSolutions: $0)
      }
    }
  }

  // MARK: Screens

  @Test func everyScreenKnowsItsPlace() {
    let page = page(ReportEdition(layout: .lecture))
    let screens = count("class=\"screen\"", in: page)
    #expect(screens > 10)
    for number in 1...screens {
      #expect(count(">\(number) / \(screens)</p>", in: page) == 1)
      #expect(count("aria-label=\"Screen \(number) of \(screens)\"", in: page) == 1)
    }
  }

  @Test func aScreenHasAtMostOneFigure() {
    let page = page(ReportEdition(layout: .lecture))
    let screens = parts(of: page, from: "class=\"screen\"")
    for screen in screens { #expect(count("<figure ", in: screen) <= 1) }
    #expect(screens.filter { count("<figure ", in: $0) == 1 }.count == 4)
    #expect(screens[0].contains("id=\"answer\""))
  }

  /// A heading stands on the screen of the figure that follows it; text that follows a figure is folded.
  @Test func headingsStayWithTheirFigures() {
    var chapter = Fixture.chapter("training")
    chapter.blocks = [
      .heading("Above"), .figure(Fixture.figure("training-first")), .paragraph("Afterwards."),
      .heading("Alone"), .paragraph("Text of its own."), .list(["Item"]),
    ]
    var content = Fixture.report([chapter])
    content.edition.layout = .lecture
    let screens = parts(of: Page(content).text, from: "class=\"screen\"")
    #expect(screens.count == 5)
    #expect(screens[2].contains("Above") && screens[2].contains("<figure "))
    #expect(
      screens[2].contains(
        "<summary>In words</summary><div class=\"unfolded\"><p>Afterwards.</p></div>"))
    #expect(screens[3].contains("Text of its own.</p><ul><li>Item</li></ul><p class=\"place\""))
  }

  @Test func theScrubberStandsWithTheScreensThatItMoves() throws {
    let page = page(ReportEdition(layout: .lecture))
    #expect(count("data-scrubber", in: page) == 1)
    let moving = try #require(page.firstRange(of: "<div class=\"moving\">"))
    #expect(page[moving.upperBound...].hasPrefix("<div class=\"scrubber\""))
    #expect(count("data-linked", in: String(page[..<moving.lowerBound])) == 0)
  }

  @Test func screensHaveNoLabAndAskForNothingThatItNeeds() {
    let page = page(ReportEdition(layout: .lecture))
    #expect(!page.contains("id=\"lab\"") && !page.contains("wasm-unsafe-eval"))
    #expect(self.page(ReportEdition()).contains("wasm-unsafe-eval"))
  }

  // MARK: Exercises

  /// Nothing in a page without solutions depends on what the answers are.
  @Test func withoutSolutionsThePageDoesNotKnowThem() {
    for edition in all where !edition.hasSolutions {
      #expect(page(edition, answer: 0) == page(edition, answer: 1))
    }
    for edition in all where edition.hasSolutions {
      let page = page(edition)
      #expect(page != self.page(edition, answer: 0))
      #expect(count("Explained 1.", in: page) == 2 && count("Solved 1.", in: page) == 1)
    }
  }

  @Test func tasksAndChoicesStayWhereSolutionsGo() {
    for edition in all {
      let page = page(edition)
      #expect(count("Show it.", in: page) == 1)
      #expect(count("type=\"radio\"", in: page) == 4)
      #expect(count("Solution 1", in: page) == (edition.hasSolutions ? 1 : 0))
    }
  }

  @Test func aSheetIsOneFileWithoutFigures() {
    for edition in all where edition.isExercisesOnly {
      let content = Self.report(edition)
      #expect(ReportFiles.all(content).map(\.path) == ["index.html"])
      #expect(!Page(content).text.contains("<figure"))
      #expect(!Page(content).text.contains("Because of"))
    }
  }

  @Test func everyEditionIsSound() {
    for edition in all {
      let page = page(edition)
      let ids = values(of: "id", in: page)
      #expect(Set(ids).count == ids.count, "\(edition)")
      for target in values(of: "href", in: page) where target.hasPrefix("#") {
        #expect(ids.contains(String(target.dropFirst())), "\(edition) \(target)")
      }
      for id in values(of: "aria-labelledby", in: page).flatMap({ $0.split(separator: " ") }) {
        #expect(ids.contains(String(id)), "\(edition) \(id)")
      }
      #expect(count("<h1", in: page) == 1, "\(edition)")
    }
  }

  /// The text split where a part begins, without what stands before the first.
  private func parts(of text: String, from start: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let range = rest.firstRange(of: start) {
      if !parts.isEmpty { parts[parts.count - 1] = String(rest[..<range.lowerBound]) }
      rest = rest[range.upperBound...]
      parts.append(String(rest))
    }
    return parts
  }
}
