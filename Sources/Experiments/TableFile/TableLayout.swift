/// How a text is a table: what parts its cells, which line names its columns, and what stands before.
struct TableLayout: Equatable {
  var separator: UInt8
  /// The number of records before the header, blank ones counted.
  var recordsBefore = 0
  /// What of them was read past.
  var passed: [CellExample] = []
  /// The `sep=;` of a spreadsheet.
  var hasSeparatorLine = false
  /// The line of the header; nil where there is none.
  var headerLine: Int?
  var names: [String] = []
  /// Rows have one cell more than the header: the first, without a name.
  var hasRowNames = false
  /// A line of units, or a second one of names, below the header.
  var secondHeader: CellExample?
  /// The names stand in a comment.
  var hasCommentHeader = false

  /// Of a table of one column: what else could part its cells.
  private var sample: OtherSeparator?

  static let separators = CellSeparator.allCases.map { $0.byte }
}

extension TableLayout {
  /// Reads the first rows of a text in all ways and takes the one in which most of them have the same number
  /// of cells; of several such the one whose cells are numbers and plain words.
  init<Source: ByteSource>(
    _ stream: TextStream<Source>, _ options: ReadingOptions
  ) throws(TableError) {
    var best: (layout: TableLayout, score: [Int])?
    let said = options.separator?.byte
    let first = try Self.rows(stream, separator: said ?? UInt8(ascii: ","), most: 1)
    if first.isEmpty { throw .empty }
    let declared = said ?? Self.declared(first[0].text)
    let ways = declared.map { [$0] } ?? Self.separators
    for separator in ways {
      let rows = try Self.rows(stream, separator: separator, most: 200)
      let score = Self.score(rows, separator)
      guard best.map({ $0.score.lexicographicallyPrecedes(score) }) ?? true else { continue }
      var layout = TableLayout(separator: separator)
      layout.hasSeparatorLine = Self.declared(first[0].text) != nil
      layout.findHeader(rows, options)
      layout.sample = OtherSeparator(rows)
      best = (layout, score)
    }
    guard let best else { throw .empty }
    self = best.layout
    if names.isEmpty { throw .empty }
  }

  /// `sep=;` as the first line tells spreadsheets what parts the cells.
  private static func declared(_ line: String) -> UInt8? {
    let text = trimmed(Array(line.utf8).filter { $0 != UInt8(ascii: "\"") || line.utf8.count > 7 })
    guard text.count == 5 || (text.count == 4 && line.utf8.last == UInt8(ascii: "\t")),
      lowercased(text.prefix(4)) == Array("sep=".utf8)
    else { return nil }
    return text.count == 4 ? UInt8(ascii: "\t") : text[4]
  }

  /// - Parameter most: rows to read; fewer of a wide table.
  private static func rows<Source: ByteSource>(
    _ stream: TextStream<Source>, separator: UInt8, most: Int
  ) throws(TableError) -> [HeadRow] {
    var scanner = RecordScanner(stream, separator: separator)
    var rows: [HeadRow] = []
    var cells = 0
    while rows.count < most, cells < 20_000 || rows.count < 12, try scanner.next() {
      let row = HeadRow(
        line: scanner.line, cells: scanner.cells.map { trimmed(scanner.bytes($0)) },
        text: scanner.recordText, separator: separator)
      cells += row.cells.count
      rows.append(row)
    }
    return rows
  }

  /// Better is larger, the first number before the second: whether there is more than one column, how many
  /// thousandths of the rows have the usual number of cells, how many of their cells say something by
  /// themselves.
  private static func score(_ rows: [HeadRow], _ separator: UInt8) -> [Int] {
    let counted = rows.filter { !$0.isBlank && !$0.isComment }
    guard let usual = usualCount(counted), usual > 1 else { return [0, 0, 0] }
    let regular = counted.filter { $0.cells.count == usual }
    var clean = 0
    for row in regular {
      for cell in row.cells where isClean(cell, separator) { clean += 1 }
    }
    let share = 1000 * regular.count / counted.count
    // A title line or two make no difference, and one row with a cell too many no more.
    return [1, share / 100 * 100, 1000 * clean / (regular.count * usual), share]
  }

  /// A number, a date, or a word in which nothing could part cells; a comma with a blank behind it does not.
  private static func isClean(_ cell: [UInt8], _ separator: UInt8) -> Bool {
    if HeadRow.isValue(cell) { return true }
    for (place, byte) in cell.enumerated() where byte != separator && separators.contains(byte) {
      let isProse =
        byte == UInt8(ascii: ",") && place + 1 < cell.count && cell[place + 1] == UInt8(ascii: " ")
      if !isProse { return false }
    }
    return true
  }

  /// The number of cells that most rows have; of several the larger.
  private static func usualCount(_ rows: [HeadRow]) -> Int? {
    var best: (count: Int, rows: Int)?
    let counts = rows.map { $0.cells.count }.sorted()
    var start = 0
    while start < counts.count {
      let end = counts[start...].firstIndex { $0 != counts[start] } ?? counts.count
      if end - start >= best?.rows ?? 0 { best = (counts[start], end - start) }
      start = end
    }
    return best?.count
  }

  /// A table of one column whose cells something else parts.
  func checkSeparator(_ options: ReadingOptions) throws(TableError) {
    if let sample, options.separator == nil { throw sample.fault }
  }

  private mutating func findHeader(_ rows: [HeadRow], _ options: ReadingOptions) {
    var place = hasSeparatorLine ? 1 : 0
    let body = rows.dropFirst(place).filter { !$0.isBlank && !$0.isComment }
    let usual = Self.usualCount(body) ?? 1
    while place < rows.count, rows[place].isBlank || rows[place].isComment { place += 1 }
    guard place < rows.count else { return }
    if options.hasHeader, let header = Self.afterTitles(rows, place, usual) { place = header }
    if options.hasHeader, let header = Self.commentedHeader(rows, before: place, usual) {
      names = header.cells.map { String(decoding: $0, as: UTF8.self) }
      headerLine = header.line
      hasCommentHeader = true
      recordsBefore = place
      passed = Self.examples(rows[..<place].filter { $0.line != header.line })
      return
    }
    if options.hasHeader, let header = Self.lowerHeader(rows, place) { place = header }
    passed = Self.examples(rows[(hasSeparatorLine ? 1 : 0)..<place])
    guard options.hasHeader else {
      recordsBefore = place
      names = (1...max(usual, 1)).map { "c" + $0.description }
      return
    }
    recordsBefore = place + 1
    headerLine = rows[place].line
    names = rows[place].cells.map { String(decoding: $0, as: UTF8.self) }
    secondHeader = textAboveNumbers(rows[(place + 1)...], options)
    hasRowNames = Self.haveRowNames(
      rows[(place + 1)...].filter { !$0.isBlank && !$0.isComment }, rows[place])
    if hasRowNames { names.insert("", at: 0) }
  }

  private static func examples(_ rows: some Sequence<HeadRow>) -> [CellExample] {
    rows.filter { !$0.isBlank }.map { CellExample(line: $0.line, text: $0.text) }
  }

  /// The row of names behind lines that are titles: with another number of cells than the rows have, or with
  /// one that says something. nil where there are none.
  private static func afterTitles(_ rows: [HeadRow], _ first: Int, _ usual: Int) -> Int? {
    guard usual > 1 else { return nil }
    var place = first
    while place < rows.count {
      let row = rows[place]
      let isTitle = row.cells.count != usual || (row.filled == 1 && usual > 2)
      if !row.isBlank, !row.isComment, !isTitle { break }
      place += 1
    }
    guard place > first, place + 1 < rows.count, rows[place].looksLikeNames,
      !haveRowNames(Array(rows[(first + 1)...].prefix(50)), rows[first])
    else { return nil }
    // The first row would do for names as well where it has as many as the rows have cells.
    let follows = rows[(place + 1)...].first { !$0.isBlank }
    return follows.map { $0.cells.count == usual } ?? false ? place : nil
  }

  /// `# x y kind` as the last comment above rows of numbers.
  private static func commentedHeader(
    _ rows: [HeadRow], before place: Int, _ usual: Int
  ) -> HeadRow? {
    guard place > 0, place < rows.count, rows[place].cells.contains(where: HeadRow.isValue),
      var row = rows[..<place].last(where: { !$0.isBlank }), row.isComment, row.cells.count == usual
    else { return nil }
    let name = trimmed(Array(row.cells[0].drop { $0 == UInt8(ascii: "#") }))
    // `#` by itself is what people call a number.
    row.cells[0] = name.isEmpty ? [UInt8(ascii: "#")] : name
    return row.looksLikeNames && usual > 1 ? row : nil
  }

  /// R writes tables whose header has no cell for the names of the rows, which are different words or count
  /// the rows.
  private static func haveRowNames(_ rows: [HeadRow], _ header: HeadRow) -> Bool {
    guard rows.count >= 2, header.looksLikeNames,
      rows.allSatisfy({
        $0.cells.count == header.cells.count + 1 && !$0.cells[$0.cells.count - 1].isEmpty
      })
    else { return false }
    let firsts = rows.map { $0.cells[0] }
    // In `1,50,oak` below two names the comma can be a decimal sign; who writes names of rows puts them in quotes.
    let isQuoted = rows[0].text.utf8.first == UInt8(ascii: "\"")
    if rows[0].isParted(by: UInt8(ascii: ",")), !isQuoted, hasDigitsInPairs(rows) { return false }
    let counting = firsts.indices.allSatisfy {
      firsts[$0].elementsEqual(($0 + 1).description.utf8)
    }
    let sorted = firsts.sorted { $0.lexicographicallyPrecedes($1) }
    let areWords = !firsts.contains { $0.isEmpty || HeadRow.isValue($0) }
    return counting || (areWords && !zip(sorted, sorted.dropFirst()).contains { $0 == $1 })
  }

  /// Whether two neighboring cells are digits in every row.
  private static func hasDigitsInPairs(_ rows: [HeadRow]) -> Bool {
    func areDigits(_ place: Int) -> Bool {
      rows.allSatisfy { row in
        let digits = row.cells[place].drop { $0 == UInt8(ascii: "-") }
        return !digits.isEmpty && digits.allSatisfy { isDigit($0) }
      }
    }
    return rows[0].cells.indices.dropLast().contains { areDigits($0) && areDigits($0 + 1) }
  }

  /// The second of two lines of names, where it has more different ones.
  private static func lowerHeader(_ rows: [HeadRow], _ first: Int) -> Int? {
    guard
      let second = rows[(first + 1)...].firstIndex(where: { !$0.isBlank && !$0.isComment }),
      rows[second].cells.count == rows[first].cells.count,
      rows[second].differentTexts > rows[first].differentTexts,
      rows[second].differentTexts == rows[second].filled
    else { return nil }
    let isAbove = isTextAboveNumbers(rows[second...], rows[second].cells.indices)
    return isAbove ? second : nil
  }

  private func textAboveNumbers(
    _ rows: ArraySlice<HeadRow>, _ options: ReadingOptions
  ) -> CellExample? {
    let chosen = options.textColumns + options.droppedColumns
    let places = names.indices.filter { !chosen.contains(names[$0]) }
    let rows = rows.drop { $0.isBlank || $0.isComment }
    guard let row = rows.first, row.cells.count == names.count,
      Self.isTextAboveNumbers(rows, places)
    else { return nil }
    return CellExample(line: row.line, text: row.text)
  }

  /// Whether the first of some rows has texts in all columns that have nothing but numbers in the others.
  private static func isTextAboveNumbers(
    _ rows: ArraySlice<HeadRow>, _ places: some Sequence<Int>
  ) -> Bool {
    guard let first = rows.first else { return false }
    let others = rows.dropFirst().filter {
      !$0.isBlank && !$0.isComment && $0.cells.count == first.cells.count
    }
    guard others.count >= 3 else { return false }
    var texts = 0
    for place in places {
      let cells = others.map { $0.cells[place] }.filter { !$0.isEmpty }
      guard !cells.isEmpty, cells.allSatisfy(HeadRow.isValue) else { continue }
      if first.cells[place].isEmpty { continue }
      if HeadRow.isValue(first.cells[place]) || HeadRow.isNothing(first.cells[place]) {
        return false
      }
      texts += 1
    }
    return texts > 0
  }
}
