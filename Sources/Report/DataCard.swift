import Markup
import Wording

/// How the reader's own table was read: what `gradflow data` says of it, so that a guess cannot hide behind
/// the figures.
struct DataCard {
  static let id = "data"
  private let summary: DataSummary

  init(_ summary: DataSummary) { self.summary = summary }

  var section: Node {
    let facts = summary.facts.map { name, value in
      Node.tag("div", [:], [.tag("dt", text: name), .tag("dd", text: value)])
    }
    let head = DataText.columnsHeader.map { Node.tag("th", ["scope": "col"], text: $0) }
    let rows = summary.columns.prefix(DataTable.mostRows).map { row in
      Node.tag("tr", [:], row.map { .tag("td", text: $0) })
    }
    let table = Node.tag(
      "table", ["class": "data"],
      [.tag("thead", [:], [.tag("tr", [:], head)]), .tag("tbody", [:], Array(rows))])
    let remarks =
      summary.remarks.isEmpty
      ? [] : [Node.tag("ul", [:], summary.remarks.map { .tag("li", text: $0) })]
    return .tag(
      "section", ["id": Self.id, "class": "appendix"],
      [
        .tag("h2", text: DataText.heading),
        .tag("p", text: summary.remarks.isEmpty ? DataText.noGuess : DataText.guesses),
      ] + remarks + [
        .tag(
          "div", ["class": "cards"],
          [
            .tag(
              "details", ["class": "card", "data-print": ""],
              [
                .tag("summary", [:], [.tag("code", text: summary.name)]),
                .tag("dl", [:], facts),
              ])
          ]),
        scrolling([table], label: DataText.heading),
      ])
  }
}
