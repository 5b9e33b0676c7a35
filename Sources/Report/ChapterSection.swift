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
  private let prose: ProseMarkup

  init(_ chapter: Chapter, number: Int, isOpening: Bool, contents: Node?, prose: ProseMarkup) {
    self.chapter = chapter
    self.number = number
    self.isOpening = isOpening
    self.contents = contents
    self.prose = prose
  }

  var section: Node {
    var blocks = BlockMarkup(chapter, number: number, isOpening: isOpening, prose: prose)
    var body: [Node] = []
    var contents = self.contents
    for block in chapter.blocks {
      if !blocks.hasScrubber, let scrubber = blocks.scrubber(before: block) {
        body.append(scrubber)
      }
      body += blocks.nodes(block)
      if case .figure = block, let nav = contents {
        body.append(nav)
        contents = nil
      }
    }
    if let nav = contents { body.append(nav) }
    let classes = isOpening ? "chapter opening" : "chapter"
    return .tag(
      "section",
      ["id": chapter.slug, "class": classes, "data-chapter": "", "aria-labelledby": headingID],
      opening + body + [QuizMarkup(chapter.quiz, chapter: chapter.slug, prose: prose).node]
        + sources)
  }

  private var headingID: String { chapter.slug + "-question" }

  private var opening: [Node] {
    let answer: KeyValuePairs<StaticString, String> =
      isOpening ? ["class": "answer", "id": "answer"] : ["class": "answer"]
    return [
      .tag(isOpening ? "h1" : "h2", ["id": headingID], text: chapter.question),
      .tag("p", answer, prose.nodes(chapter.answer)),
    ]
  }

  private var sources: [Node] {
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
