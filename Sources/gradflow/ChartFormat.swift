import Charts
import CommandOptions
import Plotting
import Wording

/// Where a figure will stand, as words.
enum LayoutName: String, CaseIterable {
  case column, page, slide

  var format: FigureFormat {
    switch self {
    case .column: FigureFormat(width: .column)
    case .page: FigureFormat(width: .page)
    case .slide: FigureFormat(width: .slide, height: 540, fontSize: 14)
    }
  }
}

/// The options of `gradflow chart` that are the same for every chart.
enum ChartFormat {
  /// Narrower than this no chart can be laid out.
  private static let leastWidth = 200.0

  static func read(_ options: Parsed) throws(Failure) -> FigureFormat {
    var format = (options.word("layout", as: LayoutName.self) ?? .page).format
    if let width = options.integer("width") { format.width = FigureWidth(Double(width)) }
    if let height = options.integer("height") { format.height = Double(height) }
    if let size = options.integer("font-size") { format.fontSize = Double(size) }
    format.showsTitle = !options.has("no-title")
    format.showsCaption = !options.has("no-caption")
    format.decimalSign = options.word("decimal", as: DecimalSign.self) ?? .point
    guard format.layoutWidth.value >= leastWidth else {
      let zoom = format.width.value / format.layoutWidth.value
      throw .usage(
        CommandText.needsWidth(
          fontSize: Int(format.fontSize), least: Int((leastWidth * zoom).rounded(.up)),
          given: Int(format.width.value)))
    }
    return format
  }

  /// `A..B`, `A..`, `..B` or `A`; nil where the option is not given.
  static func range(
    _ name: String, of options: Parsed, least: Int
  ) throws(Failure) -> ClosedRange<Int>? {
    guard let text = options.text(name) else { return nil }
    let wrong = Failure.usage(
      CommandText.notARange("--" + name, Console.visible(text), least: least))
    let ends: [String]
    if let dots = text.firstRange(of: "..") {
      ends = [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
    } else {
      ends = [text, text]
    }
    let numbers = ends.map { end in end.allSatisfy { "0" <= $0 && $0 <= "9" } ? Int(end) : nil }
    for (end, number) in zip(ends, numbers) where number == nil && !end.isEmpty { throw wrong }
    guard !ends.allSatisfy(\.isEmpty) else { throw wrong }
    let first = numbers[0] ?? least
    let last = numbers[1] ?? Int.max
    guard first >= least, first <= last else { throw wrong }
    return first...last
  }

  /// Refuses what the chart does not know.
  static func check(_ name: ChartName, _ options: Parsed) throws(Failure) {
    for option in ChartOption.allCases where options.has(option.rawValue) {
      guard !option.charts.contains(name) else { continue }
      throw .usage(
        CommandText.doesNotTake(
          name.rawValue, "--" + option.rawValue, charts: option.charts.map(\.rawValue)))
    }
  }
}
