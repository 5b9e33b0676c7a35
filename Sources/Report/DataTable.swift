import Charts
import Markup
import Numerals
import Plotting
import Wording

/// The numbers behind a figure: as a table of the page and as a file.
public enum DataTable {
  /// The most rows that the page shows.
  public static let mostRows = 40

  /// The rows that are shown of `count`: all of them, or `mostRows` evenly spaced ones with the first
  /// and the last among them.
  public static func shownRows(of count: Int) -> [Int] {
    guard count > mostRows else { return Array(0..<count) }
    let last = mostRows - 1
    return (0...last).map { ($0 * (count - 1) + last / 2) / last }
  }

  static func table(_ data: FigureData, label: String) -> [Node] {
    let numeric = numericColumns(data)
    let shown = shownRows(of: data.rows.count)
    let head = data.columns.enumerated().map { index, name in
      cell("th", text: name, isNumeric: numeric.contains(index), scope: "col")
    }
    let rows = shown.map { row in
      Node.tag(
        "tr", [:],
        data.rows[row].enumerated().map { index, value in
          cell("td", text: text(value), isNumeric: numeric.contains(index), scope: nil)
        })
    }
    let table = Node.tag(
      "table", ["class": "data"],
      [.tag("thead", [:], [.tag("tr", [:], head)]), .tag("tbody", [:], rows)])
    let note = PageText.thinned(shown: shown.count, of: data.rows.count)
    return [scrolling([table], label: label)]
      + (shown.count < data.rows.count ? [.tag("p", ["class": "note"], text: note)] : [])
  }

  /// All rows as RFC 4180 text: lines end in CR LF, a field is quoted where it must be.
  public static func csv(_ data: FigureData) -> String {
    let lines = [data.columns.map(TextLine.given)] + data.rows.map { $0.map(field) }
    return lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func numericColumns(_ data: FigureData) -> Set<Int> {
    Set(
      data.columns.indices.filter { column in
        data.rows.allSatisfy { row in
          guard row.indices.contains(column), case .text = row[column] else { return true }
          return false
        }
      })
  }

  private static func cell(
    _ name: StaticString, text: String, isNumeric: Bool, scope: String?
  ) -> Node {
    var element = Element(name, [], [.text(text)])
    if isNumeric { element.attributes.append(Attribute("class", "number")) }
    if let scope { element.attributes.append(Attribute("scope", scope)) }
    return .element(element)
  }

  private static func text(_ cell: FigureData.Cell) -> String {
    switch cell {
    case .number(let number): NumberText.significant(number, digits: 4)
    case .text(let text): TextLine.given(text)
    case .missing: PageText.missingValue
    }
  }

  private static func field(_ cell: FigureData.Cell) -> String {
    switch cell {
    case .number(let number): exact(number)
    case .text(let text): TextLine.given(text)
    case .missing: ""
    }
  }

  /// The shortest text that reads back as the same number; `nan`, `inf` and `-inf` for the rest.
  static func exact(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ field: String) -> String {
    let special = field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard special else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
