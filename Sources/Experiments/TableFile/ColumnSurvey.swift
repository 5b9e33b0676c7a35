/// A cell as a message shows it.
public struct CellExample: Sendable, Equatable {
  public var line: Int
  public var text: String

  public init(line: Int, text: String) {
    self.line = line
    self.text = text
  }
}

/// How many cells are of one kind, and the first of them.
struct Tally {
  private(set) var count = 0
  private(set) var examples: [CellExample] = []

  mutating func add(_ cell: CellBytes, _ line: Int) {
    count += 1
    guard examples.count < TableError.mostShown else { return }
    examples.append(
      CellExample(line: line, text: String(decoding: cell.prefix(200), as: UTF8.self)))
  }

  var isEmpty: Bool { count == 0 }
  var first: CellExample? { examples.first }
}

/// What was met in the cells of one column, before it is decided what they say.
struct ColumnSurvey {
  /// Every cell is a word, whatever it looks like.
  var isForcedText = false
  /// Nothing is looked at.
  var isDropped = false

  private(set) var numbers = Tally()
  private(set) var words = Tally()
  private(set) var missing = Tally()
  /// Dashes and errors of spreadsheets: no value among numbers, a word among words.
  private(set) var doubtful = Tally()
  private(set) var dates = Tally()
  private(set) var times = [Tally(), Tally()]
  private(set) var halfDays = Tally()

  /// Numbers that only a point, or only a comma, can be the decimal sign of; and those where either can.
  private(set) var onlyPoint = Tally()
  private(set) var onlyComma = Tally()
  private(set) var eitherPoint = Tally()
  private(set) var eitherComma = Tally()
  /// The first number with a mark that can be both.
  var either: CellExample? {
    [eitherPoint, eitherComma].compactMap { $0.first }.min { $0.line < $1.line }
  }
  /// Numbers with grouped thousands, a unit, a typographic minus.
  private(set) var special = Tally()
  private(set) var withUnit = Tally()
  private(set) var withOtherUnit = Tally()
  private(set) var unit: [UInt8] = []
  private(set) var leadingZeros = Tally()
  private(set) var compactDates = 0
  private(set) var fractions = 0
  /// Whole numbers that 64-bit floating point would round.
  private(set) var longNumbers = Tally()
  private(set) var tooLarge = Tally()
  private(set) var unusable = Tally()
  /// The first cell, as long as all cells count on from it one by one.
  private(set) var countsFrom: Int?
  /// Numbers such as -999, and between which numbers all others lie.
  private var code = 0.0
  private var codesCount = 0
  private var others = (lowest: Double.infinity, highest: -Double.infinity)
  private var rows = 0

  /// A larger magnitude is refused: the squares of a million of them still add up to a finite number,
  /// so that a column always has a mean and a deviation.
  static let largestMagnitude = 1e150
  private static let largestExact = 9_007_199_254_740_992.0

  mutating func take(_ cell: CellBytes, isQuoted: Bool, line: Int) {
    if isDropped { return }
    defer { rows += 1 }
    if cell.isEmpty { return missing.add(cell, line) }
    if isForcedText { return words.add(cell, line) }
    // What nearly all cells are; 15 digits are always exact.
    if let value = DecimalNumber.short(cell) { return takePlain(cell, value, line) }
    takeOther(cell, isQuoted: isQuoted, line)
  }

  private mutating func takePlain(_ cell: CellBytes, _ value: Double, _ line: Int) {
    numbers.add(cell, line)
    var mark = -1
    for place in cell.indices where cell[place] == 0x2E { mark = place }
    let start = cell[0] == 0x2D ? 1 : 0
    note(value)
    if mark < 0 {
      if cell[start] == 0x30, cell.count > start + 1 { leadingZeros.add(cell, line) }
      if cell.count == 8, isCompactDate(value) { compactDates += 1 }
      count(value)
      return
    }
    if value != value.rounded(.towardZero) { fractions += 1 }
    count(value)
    // With three decimals after one to three digits the point could stand between thousands.
    let couldGroup =
      cell.count - mark == 4 && 1...3 ~= mark - start && cell[start] != 0x30
    if couldGroup { eitherPoint.add(cell, line) } else { onlyPoint.add(cell, line) }
  }

  // MARK: Codes for no value

  /// The first number of nines is kept apart from all others.
  private mutating func note(_ value: Double) {
    if value.magnitude >= 99, code == 0 || value == code, Self.isCode(value) {
      code = value
      codesCount += 1
    } else {
      others = (min(others.lowest, value), max(others.highest, value))
    }
  }

  private static func isCode(_ value: Double) -> Bool {
    [99, 999, 9999, 99_999, 999_999, 99.9, 999.9, 99.99, 999.99, 9999.9].contains(value.magnitude)
  }

  /// A number such as -999 that lies far from all others of the column, the number of its cells, and between
  /// which numbers the others lie; nil where there is none.
  var codeForNothing: (code: Double, count: Int, others: ClosedRange<Double>)? {
    guard codesCount > 0, others.lowest <= others.highest else { return nil }
    let distance = code < 0 ? others.lowest - code : code - others.highest
    let isSigned = code < 0 && others.lowest >= 0
    guard isSigned || distance > others.highest - others.lowest else { return nil }
    return (code, codesCount, others.lowest...others.highest)
  }

  private mutating func count(_ value: Double) {
    if rows == 0 {
      let isWhole = value == value.rounded(.towardZero) && value.magnitude < 1e15
      countsFrom = isWhole ? Int(value) : nil
    } else if let first = countsFrom, value != Double(first + rows) {
      countsFrom = nil
    }
  }

  private mutating func takeOther(_ cell: CellBytes, isQuoted: Bool, _ line: Int) {
    countsFrom = nil
    if let number = WrittenNumber(cell) {
      if cell[0] == UInt8(ascii: "+"), cell.count > 8, !number.hasMark {
        leadingZeros.add(cell, line)
      }
      let (point, comma) = (number.fits(.point), number.fits(.comma))
      if point || comma { return takeNumber(cell, number, point: point, comma: comma, line) }
    }
    if let time = TimeText(cell) {
      times[time.parts - 2].add(cell, line)
      if time.hasHalf { halfDays.add(cell, line) }
    } else if isDate(cell) {
      dates.add(cell, line)
    } else if !isQuoted, Self.isMissing(cell) {
      missing.add(cell, line)
    } else if Self.isDoubtful(cell) || Self.isMissing(cell) {
      doubtful.add(cell, line)
    } else {
      words.add(cell, line)
    }
  }

  private mutating func takeNumber(
    _ cell: CellBytes, _ number: WrittenNumber, point: Bool, comma: Bool, _ line: Int
  ) {
    numbers.add(cell, line)
    if number.hasMark {
      if point, comma {
        if cell.contains(0x2C) { eitherComma.add(cell, line) } else { eitherPoint.add(cell, line) }
      } else if point {
        onlyPoint.add(cell, line)
      } else {
        onlyComma.add(cell, line)
      }
    }
    if number.isSpecial || number.isGrouped { special.add(cell, line) }
    if number.hasUnit {
      if withUnit.isEmpty { unit = number.unit }
      if number.unit == unit { withUnit.add(cell, line) } else { withOtherUnit.add(cell, line) }
    }
    let plain = number.plain(point ? .point : .comma)
    switch DecimalNumber(plain[...]) {
    case .value(let value) where value.magnitude <= Self.largestMagnitude:
      let isWhole = value == value.rounded(.towardZero)
      if !isWhole { fractions += 1 }
      note(value)
      // From here on all numbers are whole, whatever decimals are written.
      if number.exponent.isEmpty, value.magnitude > Self.largestExact {
        longNumbers.add(cell, line)
      }
    case .value: unusable.add(cell, line)
    case .tooLarge, .notANumber: tooLarge.add(cell, line)
    }
  }

  /// `?`, NA, N/A, NaN and null in capital or small letters.
  static func isMissing(_ cell: CellBytes) -> Bool {
    isOne(of: ["?", "na", "n/a", "nan", "null"], cell)
  }

  /// Words that programs and people write where there is nothing, dashes, and errors of spreadsheets such as
  /// `#REF!` and `#######`.
  static func isDoubtful(_ cell: CellBytes) -> Bool {
    if cell[0] == UInt8(ascii: "#"), cell.count > 1, let last = cell.last {
      if last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return true }
      if cell.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    }
    return isOne(
      of: [
        "-", "--", "---", "–", "—", ".", "..", "...", "…", "n.a.", "n.d.", "n/d", "k.a.", "k. a.",
        "s/d",
        "none", "nil", "<na>", "(null)", "\\n", "nat", "missing", "#n/a", "#na", "#nv",
      ], cell)
  }

  private static func isOne(of words: [String], _ cell: CellBytes) -> Bool {
    guard cell.count <= 7 else { return false }
    let word = lowercased(cell)
    return words.contains { $0.utf8.elementsEqual(word) }
  }
}
