/// How the cells of one column are to be read.
enum CellReading: Equatable {
  case numbers(DecimalMark)
  case times
  case words
  case leftOut(LeftOut)
}

/// The decision about every column of a table, with what there is to say about it.
struct ColumnPlans {
  private(set) var readings: [CellReading] = []
  private(set) var remarks: [TableRemark] = []
  private(set) var faults = FaultList()
  /// Columns whose words have to be few, because they look like numbers in several units.
  private(set) var mixedUnits: [Int] = []

  private let names: [String]
  private let columns: [ColumnSurvey]
  private let rows: Int
  private let options: ReadingOptions
  private let separator: UInt8
  private let target: Int?
  private let isNameless: [Bool]

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
    if column.dates.count > 0, numbers + words + times == 0 {
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
    let isCounting = column.countsFrom != nil && place != target && rows > 2
    if isCounting, isNameless[place] || Self.countsRows(name) { return .leftOut(.rowNumbers) }
    return .numbers(.point)
  }

  /// What people and programs call a column of row numbers.
  static func countsRows(_ name: String) -> Bool {
    let word = lowercased(name.utf8)
    let known = ["id", "index", "row"].contains { $0.utf8.elementsEqual(word) }
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
      } else if column.onlyPoint.isEmpty, let example = column.either.first {
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
    case (nil, nil) where separator == UInt8(ascii: ",") && !hasAmbiguousComma(place):
      remarks.append(.pointAssumed(column: name, cell: example.text))
    default: faults.add(.ambiguousMark(column: name, example))
    }
  }

  private func hasAmbiguousComma(_ place: Int) -> Bool {
    columns.contains { column in
      column.either.examples.contains { $0.text.utf8.contains(UInt8(ascii: ",")) }
    }
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

  /// The first of the cells that could be read in both ways whose digits turn out to be grouped; nil where a
  /// remark about the column says so already.
  private func grouped(_ place: Int, _ mark: DecimalMark) -> CellExample? {
    let name = names[place]
    let isTold = remarks.contains { remark in
      if case .byOtherColumn(let column, _, _, _, _) = remark { column == name } else { false }
    }
    if isTold { return nil }
    return columns[place].either.examples.first { $0.text.utf8.contains(mark.other.byte) }
  }

  /// Two cells whose units differ.
  func unitExamples(_ place: Int) -> (CellExample, CellExample) {
    let none = CellExample(line: 0, text: "")
    return (columns[place].withUnit.first ?? none, columns[place].withOtherUnit.first ?? none)
  }

  func firstWord(_ place: Int) -> CellExample {
    let column = columns[place]
    let found = [column.words, column.numbers, column.doubtful].compactMap { $0.first }
    return found.min { $0.line < $1.line } ?? CellExample(line: 0, text: "")
  }

  private func isLeftOut(_ place: Int) -> Bool {
    if case .leftOut = readings[place] { true } else { false }
  }

  // MARK: Remarks

  private mutating func describe(_ place: Int) {
    let (column, name) = (columns[place], names[place])
    if isNameless[place], place != target, !isLeftOut(place) {
      remarks.append(.nameless(column: name))
    }
    switch readings[place] {
    case .numbers(let mark):
      if let special = column.special.first ?? grouped(place, mark) {
        let value = Self.value(special.text, mark)
        remarks.append(.numberForm(column: name, cell: special.text, value: value))
      }
      if let zero = column.leadingZeros.first {
        remarks.append(.leadingZeros(column: name, cell: zero.text))
      }
      if column.compactDates == rows, rows > 0, let first = column.numbers.first {
        remarks.append(.looksLikeDates(column: name, cell: first.text))
      }
      if column.countsFrom != nil, rows > 2, place != target {
        remarks.append(.countsRows(column: name))
      }
    case .times:
      let first = (column.times[0].first ?? column.times[1].first)?.text ?? ""
      let value = Array(first.utf8).withUnsafeBufferPointer { TimeText($0)?.value ?? .nan }
      remarks.append(.time(column: name, cell: first, value: value))
    case .words:
      if let long = column.longNumbers.first, !column.isForcedText {
        remarks.append(.longNumbersAreText(column: name, cell: long.text))
      }
    case .leftOut(let reason):
      if place != target { remarks.append(.leftOut(column: name, reason)) }
    }
  }
}
