import Lessons
import Markup
import Wording

/// A report as screens to project; without scripts it is a long page of them.
struct Lecture {
  private let chapters: [ChapterScreens]
  /// What stands before the chapters.
  private let opening: Screen?

  init(_ content: ReportContent, contents: Node, prose: ProseMarkup) {
    let edition = content.edition
    opening =
      edition.isExercisesOnly
      ? Screen(body: ExerciseSheet(content, prose: prose).opening) : nil
    chapters = content.chapters.enumerated().map { index, chapter in
      ChapterScreens(
        chapter, number: index + 1,
        contents: index == 0 && !edition.isExercisesOnly ? contents : nil, edition: edition,
        prose: prose)
    }
  }

  var sections: [Node] {
    var start = opening == nil ? 0 : 1
    let count = chapters.reduce(start) { $0 + $1.screens.count }
    let first = opening.map { screen in
      Node.tag(
        "section", ["id": ExerciseSheet.id, "class": "chapter", "data-chapter": ""],
        [screen.node(id: ExerciseSheet.id + "-screen-1", number: 1, of: count)])
    }
    return [first].compactMap { $0 }
      + chapters.map { chapter in
        defer { start += chapter.screens.count }
        return chapter.section(after: start, of: count)
      }
  }
}

/// The predictions and exercises of a report, chapter by chapter.
struct ExerciseSheet {
  static let id = "exercises"
  private let content: ReportContent
  private let prose: ProseMarkup

  init(_ content: ReportContent, prose: ProseMarkup) {
    self.content = content
    self.prose = prose
  }

  var opening: [Node] {
    let about = PageText.aboutExercises(hasSolutions: content.edition.hasSolutions)
    return [
      .tag("h1", text: PageText.exercises), .tag("p", [:], prose.nodes(about)),
    ]
  }

  var sections: [Node] {
    [.tag("section", ["id": Self.id], opening)] + content.chapters.enumerated().map(section)
  }

  private func section(_ index: Int, _ chapter: Chapter) -> Node {
    let section = ChapterSection(
      chapter, number: index + 1, isOpening: false, contents: nil, edition: content.edition,
      prose: prose)
    var blocks = BlockMarkup(
      chapter, number: index + 1, isOpening: false, edition: content.edition, prose: prose)
    return .tag(
      "section",
      [
        "id": chapter.slug, "class": "chapter", "data-chapter": "",
        "aria-labelledby": section.headingID,
      ],
      [.tag("h2", ["id": section.headingID], text: chapter.question), section.quiz]
        + chapter.exercises.flatMap { blocks.nodes($0) })
  }
}
