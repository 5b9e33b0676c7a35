import Lessons
import Markup
import Wording

/// One chapter as a section of the page.
struct ChapterSection {
  private let chapter: Chapter
  private let number: Int
  /// True for the chapter that opens the page, whose question is the page's heading.
  private let isOpening: Bool
  /// What stands after the first figure.
  private let contents: Node?
  private let edition: ReportEdition
  private let prose: ProseMarkup

  init(
    _ chapter: Chapter, number: Int, isOpening: Bool, contents: Node?, edition: ReportEdition,
    prose: ProseMarkup
  ) {
    self.chapter = chapter
    self.number = number
    self.isOpening = isOpening
    self.contents = contents
    self.edition = edition
    self.prose = prose
  }

  var section: Node {
    let classes = isOpening ? "chapter opening" : "chapter"
    return .tag(
      "section",
      ["id": chapter.slug, "class": classes, "data-chapter": "", "aria-labelledby": headingID],
      opening + body + [quiz] + sources + ending)
  }

  var quiz: Node {
    QuizMarkup(
      chapter.quiz, chapter: chapter.slug, hasAnswer: edition.hasSolutions, prose: prose
    ).node
  }

  private var body: [Node] {
    var blocks = BlockMarkup(
      chapter, number: number, isOpening: isOpening, edition: edition, prose: prose)
    var contents = self.contents
    var figures = 0
    let content = chapter.blocks.map { block in
      var nodes = blocks.nodes(block)
      if case .figure = block {
        figures += 1
        // After the two ways in which the Jacobian can be small.
        if figures == 2, edition.hasLab, chapter.slug == LessonName.softmaxJacobian.rawValue {
          nodes.append(SoftmaxHandMarkup().node)
        }
      }
      guard case .figure = block, let nav = contents else { return nodes }
      contents = nil
      return nodes + [nav]
    }
    let rest = contents.map { [$0] } ?? []
    guard let moving = blocks.movingBlocks else { return content.joined() + rest }
    return content[..<moving.lowerBound].joined()
      + [blocks.scrubbed(Array(content[moving].joined()))]
      + content[(moving.upperBound + 1)...].joined() + rest
  }

  /// Back to the list of chapters, where that is not in sight.
  private var ending: [Node] {
    guard !isOpening else { return [] }
    return [
      .tag(
        "p", ["class": "onward"],
        [.tag("a", ["href": "#" + Page.contentsID], text: PageText.backToContents)])
    ]
  }

  var headingID: String { chapter.slug + "-question" }

  /// The question and its answer.
  var opening: [Node] {
    let answer: KeyValuePairs<StaticString, String> =
      isOpening ? ["class": "answer", "id": "answer"] : ["class": "answer"]
    return [
      .tag(isOpening ? "h1" : "h2", ["id": headingID], text: chapter.question),
      .tag("p", answer, prose.nodes(chapter.answer)),
    ]
  }

  var sources: [Node] {
    guard !chapter.sources.isEmpty else { return [] }
    return [
      .tag(
        "aside", ["class": "sources", "aria-label": PageText.sources + ": " + chapter.shortTitle],
        [
          .tag("p", ["class": "label"], text: PageText.sources),
          .tag("ul", [:], chapter.sources.map { .tag("li", [:], prose.nodes($0)) }),
        ])
    ]
  }
}
