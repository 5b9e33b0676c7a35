import Lessons
import Markup
import Wording

/// The screens of one chapter: its question and answer, every heading with its text, every figure and
/// every table, the prediction.
struct ChapterScreens {
  let chapter: Chapter
  let screens: [Screen]
  /// The screens from the first to the last whose figure moves.
  let moving: Range<Int>
  let scrubbed: ([Node]) -> Node

  /// - Parameter contents: the list of chapters, for the screen after the first.
  init(
    _ chapter: Chapter, number: Int, contents: Node?, edition: ReportEdition, prose: ProseMarkup
  ) {
    let isOpening = number == 1 && !edition.isExercisesOnly
    let section = ChapterSection(
      chapter, number: number, isOpening: isOpening, contents: nil, edition: edition, prose: prose)
    var collection = Collection(
      blocks: BlockMarkup(
        chapter, number: number, isOpening: isOpening, edition: edition, prose: prose))
    let quiz = Screen(body: [section.quiz], notes: edition.isExercisesOnly ? [] : section.sources)
    if edition.isExercisesOnly {
      let question = Node.tag("h2", ["id": section.headingID], text: chapter.question)
      collection.screens = [Screen(body: [question] + quiz.body)]
      for exercise in chapter.exercises { collection.add(exercise) }
    } else {
      collection.screens = [Screen(body: section.opening)]
      if let contents { collection.screens.append(Screen(body: [contents])) }
      for block in chapter.blocks { collection.add(block) }
      collection.screens.append(quiz)
    }
    self.chapter = chapter
    screens = collection.screens
    let moves = screens.indices.filter { [screens] in screens[$0].moves }
    moving = (moves.first ?? 0)..<(moves.last.map { $0 + 1 } ?? 0)
    let blocks = collection.blocks
    scrubbed = { blocks.scrubbed($0) }
  }

  /// - Parameter start: how many screens stand before these.
  func section(after start: Int, of count: Int) -> Node {
    let nodes = screens.enumerated().map { index, screen in
      screen.node(
        id: "\(chapter.slug)-screen-\(index + 1)", number: start + index + 1, of: count)
    }
    let content =
      moving.isEmpty
      ? nodes
      : nodes[..<moving.lowerBound] + [scrubbed(Array(nodes[moving]))]
        + nodes[moving.upperBound...]
    return .tag(
      "section",
      [
        "id": chapter.slug, "class": "chapter", "data-chapter": "",
        "aria-labelledby": chapter.slug + "-question",
      ], Array(content))
  }
}

/// Deals blocks out to screens.
private struct Collection {
  var screens: [Screen] = []
  var blocks: BlockMarkup

  mutating func add(_ block: Block) {
    let moves = blocks.moves(block)
    switch block {
    case .heading:
      screens.append(Screen(body: blocks.nodes(block), takesText: true))
    case .figure, .table, .exercise:
      let nodes = blocks.nodes(block)
      // A heading that nothing stands under is that of the figure.
      if let last = screens.last, last.takesText, last.body.count == 1 {
        screens[screens.count - 1] = Screen(body: last.body + nodes, moves: moves)
      } else {
        screens.append(Screen(body: nodes, moves: moves))
      }
    case .paragraph, .list, .formula:
      let nodes = blocks.nodes(block)
      guard !screens.isEmpty else { return screens = [Screen(body: nodes, takesText: true)] }
      if screens[screens.count - 1].takesText {
        screens[screens.count - 1].body += nodes
      } else {
        screens[screens.count - 1].notes += nodes
      }
    case .folded(let summary, let inner):
      add(.heading(summary))
      for block in inner { add(block) }
    }
  }
}

extension Chapter {
  /// The exercises of the chapter.
  var exercises: [Block] {
    blocks.filter { if case .exercise = $0 { true } else { false } }
  }
}
