import Recording

/// Reads a table in two passes over its bytes: the first looks at every cell and decides how its column is to
/// be read, the second reads. Neither holds more of the file than a piece of it, so that the length of a table
/// does not matter (docs/tables.md).
public struct TableReader<Source: ByteSource> {
  private var stream: TextStream<Source>
  private let options: ReadingOptions
  private let layout: TableLayout
  private var names: [String]
  private var isNameless: [Bool]
  private var columns: [ColumnSurvey]
  private var rowCount = 0
  private var faults = FaultList()
  private var reading: TableReading
  /// What is said of the last row, where it looks like one of totals.
  private var totals: TableRemark?

  /// The first pass.
  public init(_ source: Source, name: String, _ options: ReadingOptions) throws(TableError) {
    stream = TextStream(source)
    self.options = options
    layout = try TableLayout(stream, options)
    try layout.checkSeparator(options)
    reading = TableReading(name: name)
    names = layout.names
    isNameless = names.map { $0.utf8.isEmpty }
    columns = names.map { _ in ColumnSurvey() }
    nameColumns()
    try apply(options.textColumns, "text-columns") { $0.isForcedText = true }
    try apply(options.droppedColumns, "drop-columns") { $0.isDropped = true }
    try survey()
  }

  private mutating func nameColumns() {
    for place in names.indices where isNameless[place] {
      names[place] = "column " + (place + 1).description
    }
    let sorted = names.sorted()
    for (name, next) in zip(sorted, sorted.dropFirst()) where name == next {
      faults.add(.repeatedColumn(name))
    }
  }

  private mutating func apply(
    _ wanted: [String], _ option: String, _ change: (inout ColumnSurvey) -> Void
  ) throws(TableError) {
    for name in wanted {
      guard let place = placeOfColumn(name, in: names) else {
        throw .unknownColumn(
          option: option, name, nearest: nearestName(to: name, among: names), columns: names)
      }
      change(&columns[place])
    }
  }

  private mutating func rows() throws(TableError) -> TableRows<Source> {
    let unnamed = isNameless.reversed().prefix { $0 }.count
    return try TableRows(stream, layout, columns: names.count, fewest: names.count - unnamed)
  }

  // MARK: First pass

  private mutating func survey() throws(TableError) {
    var rows = try rows()
    var ragged: [(line: Int, count: Int, text: String)] = []
    var counts = (lowest: Int.max, highest: 0, rows: 0)
    let header = layout.headerLine == nil ? [] : names.map { Array($0.utf8) }
    while try rows.next() {
      if let fault = rows.scanner.fault {
        faults.add(fault)
        // What follows is part of the quoted cell, so that nothing can be said about it.
        if case .openQuote = fault { try faults.check() }
        continue
      }
      let line = rows.scanner.line
      if let second = layout.secondHeader, second.line == line {
        faults.add(.secondHeader(line: line, text: second.text))
        continue
      }
      guard rows.isWhole else {
        let count = rows.scanner.cells.count
        counts = (min(counts.lowest, count), max(counts.highest, count), counts.rows + 1)
        if ragged.count < TableError.mostShown {
          ragged.append((line, count, rows.scanner.recordText))
        }
        continue
      }
      if !header.isEmpty, repeats(header, rows) {
        faults.add(.repeatedHeader(line: line))
        continue
      }
      rows.forEachCell { column, cell, isQuoted, _ in
        columns[column].take(cell, isQuoted: isQuoted, line: line)
      }
    }
    stream = rows.scanner.stream
    rowCount = rows.count
    let isRegular = counts.rows == rows.count && counts.lowest == counts.highest
    if isRegular, counts.lowest > names.count, layout.separator == UInt8(ascii: ","),
      let first = ragged.first
    {
      faults.add(
        .commasWithinNumbers(
          line: first.line, count: first.count, columns: names.count, text: first.text))
    } else {
      for (line, count, text) in ragged {
        faults.add(.ragged(line: line, count: count, columns: names.count, text: text))
      }
      faults.addUntold(counts.rows - ragged.count)
    }
    describe(rows)
    if isTrainingLog, !faults.isEmpty || hasGaps { throw .trainingLog }
    if rowCount == 0, faults.isEmpty { throw .headerOnly }
  }

  private func repeats(_ header: [[UInt8]], _ rows: TableRows<Source>) -> Bool {
    guard rows.scanner.cells.count == header.count else { return false }
    for (cell, name) in zip(rows.scanner.cells, header) {
      guard cell.end - cell.start >= name.count, trimmed(rows.scanner.bytes(cell)) == name else {
        return false
      }
    }
    return true
  }

  private mutating func describe(_ rows: TableRows<Source>) {
    reading.encoding = stream.encoding
    reading.separator = layout.separator
    reading.headerLine = layout.headerLine
    reading.rows = rowCount
    (reading.firstLine, reading.lastLine) = (rows.firstLine, rows.lastLine)
    reading.blankRows = rows.blank.count
    if stream.encoding != .utf8 { reading.remarks.append(.encoding(stream.encoding)) }
    if layout.hasSeparatorLine { reading.remarks.append(.separatorLine) }
    if !layout.passed.isEmpty { reading.remarks.append(.passed(layout.passed)) }
    if layout.hasCommentHeader, let line = layout.headerLine {
      reading.remarks.append(.commentHeader(line: line))
    }
    if !options.hasHeader { reading.remarks.append(.noHeader(columns: names.count)) }
    if layout.hasRowNames { reading.remarks.append(.rowNames) }
    if rows.blank.count > 0 {
      reading.remarks.append(
        .blankRows(count: rows.blank.count, firstLine: rows.blank.firstLine))
    }
    if let first = rows.comments.first {
      reading.remarks.append(.comments(count: rows.comments.count, first: first))
    }
    if rows.withCellsBehind > 0 { reading.remarks.append(.cellsBehind(rows: rows.withCellsBehind)) }
    if isTrainingLog { reading.remarks.append(.trainingLog) }
  }

  /// What Keras, Lightning and others write down while they train.
  private var isTrainingLog: Bool {
    let words = names.map { lowercased($0.utf8) }
    let counts = words.contains { $0 == Array("epoch".utf8) || $0 == Array("step".utf8) }
    return counts
      && words.contains { word in
        ["loss", "val_loss", "train_loss"].contains { $0.utf8.elementsEqual(word) }
      }
  }

  private var hasGaps: Bool { columns.contains { !$0.missing.isEmpty } }

  // MARK: Second pass

  /// The table as a net can learn from it, and how it was read.
  ///
  /// - Parameters:
  ///   - target: the column to be learnt; nil to look at the table only.
  ///   - keepsValues: false to get the description alone, within the same memory for every length.
  public mutating func read(
    target wanted: String?, task: TaskKind?, keepsValues: Bool
  ) throws(TableError) -> (data: TabularData, reading: TableReading) {
    try checkHeader()
    let target = try wanted.map { name throws(TableError) in try place(of: name) }
    var reading = reading
    var faults = faults
    if rowCount < TabularData.fewestRows {
      faults.add(.tooFewRows(count: rowCount, needed: TabularData.fewestRows))
    }
    if let target { columns[target].isDropped = false }
    let plans = ColumnPlans(
      columns, names: names, isNameless: isNameless, rows: rowCount, target: target,
      separator: layout.separator, options)
    faults.add(plans.faults)
    if let target, case .leftOut(let reason) = plans.readings[target] {
      faults.add(.targetLeftOut(target: names[target], reason))
    }
    try faults.check()
    reading.remarks += plans.remarks
    totals = nil
    reading.decimal = decimal(plans)
    let numeric = plans.readings.filter { $0 != .words }.count
    let contents = try contents(
      plans, target: target, keepsValues: keepsValues && numeric <= TabularData.mostFeatures + 50)
    if let totals { reading.remarks.append(totals) }
    var assembly = TableAssembly(
      names: names, contents: contents, plans: plans, target: target, task: task, rows: rowCount,
      forced: columns.map { $0.isForcedText }, reading: reading)
    try assembly.assemble(keepsValues: keepsValues)
    return (assembly.data, assembly.reading)
  }

  private func place(of name: String) throws(TableError) -> Int {
    if let place = placeOfColumn(name, in: names) { return place }
    let unknown = TableError.unknownTarget(
      name, nearest: nearestName(to: name, among: names), columns: names)
    // What is wrong with the rows tells why.
    var faults = faults
    faults.add(unknown)
    if let text = oneCell { faults.add(.oneCell(line: text.line, text: text.text)) }
    try faults.check()
    throw unknown
  }

  /// The header of a table of one column, where it has separators within.
  private var oneCell: CellExample? {
    guard names.count == 1, let line = layout.headerLine,
      names[0].utf8.contains(where: TableLayout.separators.contains)
    else { return nil }
    return CellExample(line: line, text: names[0])
  }

  /// A first line of numbers above columns of numbers is one of the rows, unless it counts.
  private mutating func checkHeader() throws(TableError) {
    guard let line = layout.headerLine, rowCount > 0 else { return }
    var values: [Double] = []
    for place in names.indices where !isNameless[place] {
      let survey = columns[place]
      guard survey.numbers.count > 0, survey.words.isEmpty, survey.dates.isEmpty else { continue }
      guard HeadRow.isValue(Array(names[place].utf8)) else { return }
      values.append(ColumnPlans.value(names[place], .point))
    }
    guard let first = values.first else { return }
    let step = values.count > 1 ? values[1] - first : 0
    let isCounting = values.indices.allSatisfy { values[$0] == first + Double($0) * step }
    let pairs = zip(values, values.dropFirst())
    let areYears =
      values.allSatisfy { 1500...2200 ~= $0 && $0 == $0.rounded(.towardZero) }
      && (pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 })
    guard values.count > 1, (step > 0 && isCounting) || areYears else {
      throw .noHeader(line: line, text: layout.names.joined(separator: ", "))
    }
    reading.remarks.append(.namesAreNumbers(line: line))
  }

  /// Spreadsheets end with sums and means, in a row of their own.
  private mutating func lookForTotals(_ rows: TableRows<Source>, _ contents: [ColumnContent]) {
    var isFound = false
    rows.forEachCell { column, cell, _, _ in
      let words = contents[column].words
      let isOnce = words.words.isEmpty || words.counts.last == 1
      if isOnce, names[column].utf8.count > 0, isWordForTotals(cell) { isFound = true }
    }
    if isFound {
      totals = .totals(line: rows.scanner.line, text: rows.scanner.recordText)
    }
  }

  private func decimal(_ plans: ColumnPlans) -> DecimalMark? {
    for (column, reading) in zip(columns, plans.readings) {
      guard case .numbers(let mark) = reading else { continue }
      let used = mark == .point ? column.onlyPoint : column.onlyComma
      if !used.isEmpty || column.either != nil { return mark }
    }
    return nil
  }

  private mutating func contents(
    _ plans: ColumnPlans, target: Int?, keepsValues: Bool
  ) throws(TableError) -> [ColumnContent] {
    var contents = plans.readings.enumerated().map { place, reading in
      ColumnContent(
        reading, rows: rowCount, keepsValues: keepsValues, isTarget: place == target)
    }
    var rows = try rows()
    while try rows.next() {
      rows.forEachCell { column, cell, _, isPadded in
        contents[column].take(cell, isPadded: isPadded)
      }
      if rows.scanner.line == reading.lastLine { lookForTotals(rows, contents) }
    }
    return contents
  }
}
