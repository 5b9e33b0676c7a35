import Lessons
import Markup
import Wording

/// Turns the blocks of one chapter into markup, counting its figures and tables.
struct BlockMarkup {
  private let chapter: Chapter
  private let number: Int
  /// True where the chapter's heading is the page's, so that its own headings are one level higher.
  private let isOpening: Bool
  private let edition: ReportEdition
  private let prose: ProseMarkup
  private var figures = 0
  private var tables = 0

  init(
    _ chapter: Chapter, number: Int, isOpening: Bool, edition: ReportEdition, prose: ProseMarkup
  ) {
    self.chapter = chapter
    self.number = number
    self.isOpening = isOpening
    self.edition = edition
    self.prose = prose
  }

  /// The blocks from the first to the last that holds a figure that moves.
  var movingBlocks: ClosedRange<Int>? {
    let moving = chapter.blocks.indices.filter { moves(chapter.blocks[$0]) }
    guard let first = moving.first, let last = moving.last else { return nil }
    return first...last
  }

  func moves(_ block: Block) -> Bool { movingFigure([block]) != nil }

  /// Blocks with the scrubber that moves them, which stays in sight as long as they are.
  func scrubbed(_ content: [Node]) -> Node {
    let scrubber = movingFigure(chapter.blocks).map {
      Scrubber(chapter, restingFrame: $0.restingFrame).node
    }
    return .tag("div", ["class": "moving"], (scrubber.map { [$0] } ?? []) + content)
  }

  mutating func nodes(_ block: Block) -> [Node] {
    switch block {
    case .heading(let text): return [.tag(isOpening ? "h2" : "h3", ["class": "sub"], text: text)]
    case .paragraph(let text): return [.tag("p", [:], prose.nodes(text))]
    case .list(let items):
      return [.tag("ul", [:], items.map { .tag("li", [:], prose.nodes($0)) })]
    case .formula(let formula):
      return [
        .tag(
          "div",
          ["class": "formula", "role": "group", "aria-label": PageText.formula],
          prose.displayed(formula))
      ]
    case .figure(let figure):
      figures += 1
      let label = PageText.figureNumber(number, figures)
      return FigureMarkup(
        figure, label: label, steps: moves(figure) ? chapter.frameSteps : [],
        hasTools: edition.layout == .page, prose: prose
      ).nodes
    case .table(let table): return [node(table)]
    case .folded(let summary, let blocks):
      return [folded(summary, blocks)]
    case .exercise(let exercise):
      let task = Node.tag("p", [:], prose.nodes(exercise.task))
      let solution =
        edition.hasSolutions ? [folded(exercise.summary, exercise.solution)] : []
      return [.tag("div", ["class": "exercise"], [task] + solution)]
    }
  }

  private mutating func folded(_ summary: String, _ blocks: [Block]) -> Node {
    var content: [Node] = []
    for block in blocks { content += nodes(block) }
    return .tag(
      "details", ["class": "aside", "data-print": ""],
      [.tag("summary", text: summary), .tag("div", ["class": "unfolded"], content)])
  }

  private mutating func node(_ table: Table) -> Node {
    tables += 1
    let label = PageText.tableNumber(number, tables)
    func cells(_ name: StaticString, _ row: [Prose]) -> Node {
      .tag(
        "tr", [:],
        row.enumerated().map { index, cell in
          let isNumber = table.numericColumns.contains(index)
          switch (name.description, isNumber) {
          case ("th", true):
            return .tag("th", ["scope": "col", "class": "number"], header(cell))
          case ("th", false): return .tag("th", ["scope": "col"], header(cell))
          case (_, true): return .tag("td", ["class": "number"], prose.nodes(cell))
          default: return .tag("td", [:], prose.nodes(cell))
          }
        })
    }
    let caption = Node.tag(
      "caption", [:],
      [.tag("span", ["class": "number-label"], text: label), .text(" ")]
        + prose.nodes(table.caption))
    let markup = Node.tag(
      "table", [:],
      [
        caption, .tag("thead", [:], [cells("th", table.header)]),
        .tag("tbody", [:], table.rows.map { cells("td", $0) }),
      ])
    return scrolling([markup], label: label)
  }

  /// A header that is a formula and nothing else says it in words, too: not all who read aloud take
  /// mathematics for the name of a column.
  private func header(_ cell: Prose) -> [Node] {
    let nodes = prose.nodes(cell)
    guard nodes.count == 1, case .element(let element) = nodes[0], element.isNamed("math") else {
      return nodes
    }
    return [.element(element.with("aria-label", cell.plainText))]
  }

  private func moves(_ figure: Lessons.Figure) -> Bool {
    figure.frames.count > 1 && figure.frames.count == chapter.frameSteps.count
  }

  private func movingFigure(_ blocks: [Block]) -> Lessons.Figure? {
    for block in blocks {
      switch block {
      case .figure(let figure) where moves(figure): return figure
      case .folded(_, let inner):
        if let figure = movingFigure(inner) { return figure }
      case .exercise(let exercise):
        if let figure = movingFigure(exercise.solution) { return figure }
      default: continue
      }
    }
    return nil
  }
}
