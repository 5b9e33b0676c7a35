/// What stands in one column, read as was decided.
struct ColumnContent {
  let reading: CellReading
  private let keepsValues: Bool
  private let keepsLevels: Bool

  /// One number per row, where they are kept.
  private(set) var numbers: [Double] = []
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity
  /// Of the target only.
  private(set) var levels = NumberLevels()

  private(set) var words = WordTable()
  /// The code of each row's word, where they are kept.
  private(set) var codes: [Int32] = []

  init(_ reading: CellReading, rows: Int, keepsValues: Bool, isTarget: Bool) {
    self.reading = reading
    self.keepsValues = keepsValues
    keepsLevels = isTarget
    guard keepsValues else { return }
    switch reading {
    case .numbers, .times: numbers.reserveCapacity(rows)
    case .words: codes.reserveCapacity(rows)
    case .leftOut: break
    }
  }

  mutating func take(_ cell: CellBytes, isPadded: Bool) {
    switch reading {
    case .numbers(let mark): take(Self.number(cell, mark), cell)
    case .times: take(TimeText(cell)?.value ?? .nan, cell)
    case .words:
      let code = words.code(of: cell, isPadded: isPadded)
      if keepsValues { codes.append(code) }
    case .leftOut: break
    }
  }

  /// A number that was never written in digits.
  mutating func take(_ value: Double) {
    guard case .numbers = reading else { return }
    let text = keepsLevels ? Array(valueText(value).utf8) : []
    text.withUnsafeBufferPointer { take(value, $0) }
  }

  /// The numbers, which are then no longer here: a table may fill half of the memory.
  mutating func takeNumbers() -> [Double] {
    defer { numbers = [] }
    return numbers
  }

  /// The places of the words of all rows, which are then no longer here either.
  mutating func takeCodes(_ places: [Int]) -> [Int32] {
    var codes: [Int32] = []
    swap(&codes, &self.codes)
    for row in codes.indices { codes[row] = Int32(places[Int(codes[row])]) }
    return codes
  }

  private mutating func take(_ value: Double, _ cell: CellBytes) {
    lowest = min(lowest, value)
    highest = max(highest, value)
    if keepsValues { numbers.append(value) }
    if keepsLevels { levels.take(value, cell) }
  }

  private static func number(_ cell: CellBytes, _ mark: DecimalMark) -> Double {
    if let value = DecimalNumber.short(cell, mark: mark.byte) { return value }
    guard let number = WrittenNumber(cell),
      case .value(let value) = DecimalNumber(number.plain(mark)[...])
    else { return .nan }
    return value
  }
}
