/// How the cells of one column are to be read.
enum CellReading: Equatable {
  case numbers(DecimalMark)
  case times
  case words
  case leftOut(LeftOut)
}

/// The decision about every column of a table, with what there is to say about it.
struct ColumnPlans {
  var readings: [CellReading] = []
  var remarks: [TableRemark] = []
  private(set) var faults = FaultList()
  /// Columns whose words have to be few, because they look like numbers in several units.
  private(set) var mixedUnits: [Int] = []

  let names: [String]
  let columns: [ColumnSurvey]
  let rows: Int
  let options: ReadingOptions
  let separator: UInt8
  let target: Int?
  let isNameless: [Bool]

  init(
    _ columns: [ColumnSurvey], names: [String], isNameless: [Bool], rows: Int, target: Int?,
    separator: UInt8, _ options: ReadingOptions
  ) {
    self.columns = columns
    self.names = names
    self.isNameless = isNameless
    self.rows = rows
    self.target = target
    self.separator = separator
    self.options = options
    for place in columns.indices { readings.append(reading(place)) }
    readMarks()
    for place in columns.indices { describe(place) }
  }

  /// Of a table in which every cell is a number.
  init(_ readings: [CellReading], names: [String]) {
    self.readings = readings
    self.names = names
    columns = names.map { _ in ColumnSurvey() }
    rows = 0
    options = ReadingOptions()
    separator = 0
    target = nil
    isNameless = []
    for (reading, name) in zip(readings, names) {
      if case .leftOut(let reason) = reading {
        remarks.append(.leftOut(column: name, reason))
      }
    }
  }

  // MARK: Kinds

  private mutating func reading(_ place: Int) -> CellReading {
    let column = columns[place]
    if column.isDropped { return .leftOut(.dropped) }
    if column.missing.count == rows, place != target { return .leftOut(.empty) }
    let reading = kind(place)
    if case .leftOut = reading { return reading }
    let name = names[place]
    let isNumeric = reading != .words
    faults.add(column.missing) { [rows] in
      .missingValue(column: name, line: $0.line, cell: $0.text, rows: rows)
    }
    if isNumeric {
      faults.add(column.doubtful) { [rows] in
        .missingValue(column: name, line: $0.line, cell: $0.text, rows: rows)
      }
    }
    return reading
  }

  private mutating func kind(_ place: Int) -> CellReading {
    let column = columns[place]
    if column.isForcedText { return .words }
    let (numbers, words) = (column.numbers.count, column.words.count)
    let times = column.times[0].count + column.times[1].count
    // A column that is left out needs no cell to be mended.
    if column.dates.count > numbers + words + times {
      return .leftOut(.dates(example: column.dates.first?.text ?? ""))
    }
    if times > 0, numbers + words + column.dates.count == 0 { return timeReading(place) }
    if numbers > 0, words + times + column.dates.count == 0 { return numberReading(place) }
    let isUnits = column.withUnit.count + column.withOtherUnit.count == numbers
    let hasOneUnit = column.withOtherUnit.isEmpty && column.withUnit.count > 1
    if numbers == 0 || (isUnits && !hasOneUnit) { return .words }
    // Of the two kinds the rarer one is the mistake.
    let name = names[place]
    let areTextsRare = 2 * numbers > numbers + words + times + column.dates.count
    let rare = areTextsRare ? [column.words, column.dates] + column.times : [column.numbers]
    for tally in rare {
      faults.add(tally) {
        .mixed(column: name, line: $0.line, cell: $0.text, isNumber: !areTextsRare)
      }
    }
    return areTextsRare ? .numbers(.point) : .words
  }

  private mutating func timeReading(_ place: Int) -> CellReading {
    let column = columns[place]
    if let short = column.times[0].first, let long = column.times[1].first {
      faults.add(.twoKindsOfTime(column: names[place], short, long))
    } else if column.halfDays.count > 0,
      column.halfDays.count < column.times[0].count + column.times[1].count,
      let half = column.halfDays.first,
      let whole = (column.times[0].examples + column.times[1].examples).first(where: {
        !column.halfDays.examples.contains($0)
      })
    {
      faults.add(.twoKindsOfTime(column: names[place], half, whole))
    }
    return .times
  }

  private mutating func numberReading(_ place: Int) -> CellReading {
    let (column, name) = (columns[place], names[place])
    let units = column.withUnit.count + column.withOtherUnit.count
    if units > 0, units < column.numbers.count, let with = column.withUnit.first,
      let without = column.numbers.examples.first(where: { example in
        !column.withUnit.examples.contains(example)
          && !column.withOtherUnit.examples.contains(example)
      })
    {
      faults.add(.unitMissing(column: name, with: with, without: without))
      return .numbers(.point)
    }
    if !column.withOtherUnit.isEmpty {
      mixedUnits.append(place)
      return .words
    }
    if let long = column.longNumbers.first {
      if column.fractions == 0, column.onlyPoint.isEmpty, column.onlyComma.isEmpty { return .words }
      faults.add(.longNumber(column: name, long), times: column.longNumbers.count)
    }
    faults.add(column.tooLarge) { .hugeNumber(column: name, line: $0.line, cell: $0.text) }
    faults.add(column.unusable) { .unusableNumber(column: name, line: $0.line, cell: $0.text) }
    if let first = column.countsFrom, place != target, rows > 2,
      isNameless[place] ? 0...1 ~= first : Self.countsRows(name)
    {
      return .leftOut(.rowNumbers)
    }
    return .numbers(.point)
  }

  /// What people and programs call a column of row numbers.
  static func countsRows(_ name: String) -> Bool {
    let word = lowercased(name.utf8)
    let known = ["id", "index", "row", "#"].contains { $0.utf8.elementsEqual(word) }
    return known || word.starts(with: "unnamed: ".utf8)
  }

  // MARK: Decimal signs

  private mutating func readMarks() {
    let numeric = readings.indices.filter { readings[$0] == .numbers(.point) }
    let pointed = numeric.first { !columns[$0].onlyPoint.isEmpty && columns[$0].onlyComma.isEmpty }
    let withComma = numeric.first {
      !columns[$0].onlyComma.isEmpty && columns[$0].onlyPoint.isEmpty
    }
    var toldComma = false
    for place in numeric {
      let (column, name) = (columns[place], names[place])
      if let said = options.decimal {
        let wrong = said == .point ? column.onlyComma : column.onlyPoint
        faults.add(wrong) { .wrongMark(column: name, said: said, $0) }
        readings[place] = .numbers(said)
        continue
      }
      if let point = column.onlyPoint.first, let comma = column.onlyComma.first {
        faults.add(.bothMarks(column: name, point: point, comma: comma))
      } else if let comma = column.onlyComma.first {
        readings[place] = .numbers(.comma)
        if !toldComma { remarks.append(.decimalComma(column: name, cell: comma.text)) }
        toldComma = true
      } else if column.onlyPoint.isEmpty, let example = column.either {
        readByOthers(place, example, pointed, withComma)
      }
    }
    if options.decimal == nil, let pointed, let withComma {
      remarks.append(.marksDiffer(point: names[pointed], comma: names[withComma]))
    }
  }

  /// A column in which every point, or comma, can be both.
  private mutating func readByOthers(
    _ place: Int, _ example: CellExample, _ pointed: Int?, _ withComma: Int?
  ) {
    let name = names[place]
    let isComma = example.text.utf8.contains(UInt8(ascii: ","))
    switch (pointed, withComma) {
    case (.some(let other), nil):
      guard isComma, let known = columns[other].onlyPoint.first else { return }
      remark(place, example, .point, other, known)
    case (nil, .some(let other)):
      readings[place] = .numbers(.comma)
      guard let known = columns[other].onlyComma.first else { return }
      remark(place, example, .comma, other, known)
    case (nil, nil) where separator == UInt8(ascii: ",") && !hasAmbiguousComma:
      remarks.append(.pointAssumed(column: name, cell: example.text))
    default: faults.add(.ambiguousMark(column: name, example))
    }
  }

  private var hasAmbiguousComma: Bool {
    columns.contains { !$0.eitherComma.isEmpty }
  }

  private mutating func remark(
    _ place: Int, _ example: CellExample, _ mark: DecimalMark, _ other: Int, _ known: CellExample
  ) {
    remarks.append(
      .byOtherColumn(
        column: names[place], cell: example.text, value: Self.value(example.text, mark),
        other: names[other], otherCell: known.text))
  }

  static func value(_ text: String, _ mark: DecimalMark) -> Double {
    Array(text.utf8).withUnsafeBufferPointer { cell in
      guard let number = WrittenNumber(cell),
        case .value(let value) = DecimalNumber(number.plain(mark)[...])
      else { return .nan }
      return value
    }
  }
}
