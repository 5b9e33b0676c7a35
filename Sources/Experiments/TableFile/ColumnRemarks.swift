extension ColumnPlans {
  /// The first of the cells that could be read in both ways whose digits turn out to be grouped; nil where a
  /// remark about the column says so already.
  private func grouped(_ place: Int, _ mark: DecimalMark) -> CellExample? {
    let column = columns[place]
    guard let first = (mark == .point ? column.eitherComma : column.eitherPoint).first else {
      return nil
    }
    let isTold = remarks.contains { remark in
      if case .byOtherColumn(let name, let cell, _, _, _) = remark {
        name == names[place] && cell == first.text
      } else {
        false
      }
    }
    return isTold ? nil : first
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

  mutating func describe(_ place: Int) {
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
      if place != target { describeNames(place) }
      if let nothing = column.codeForNothing {
        remarks.append(
          .codeForNothing(
            column: name, code: nothing.code, rows: nothing.count,
            lowest: nothing.others.lowerBound,
            highest: nothing.others.upperBound))
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
  /// Numbers that name the rows, and numbers that name something else.
  private mutating func describeNames(_ place: Int) {
    let (column, name) = (columns[place], names[place])
    if column.countsFrom != nil, rows > 2 {
      remarks.append(.countsRows(column: name))
    } else if column.fractions == 0, Self.isIdentifier(name), let first = column.numbers.first {
      remarks.append(.numbersAsNames(column: name, cell: first.text))
    }
  }

  /// Whether a column is called like one of keys: `id`, `customer_id`, `customerId`, `zip`.
  static func isIdentifier(_ name: String) -> Bool {
    let word = lowercased(name.utf8)
    let known = ["nr", "nr.", "key", "zip", "plz", "postcode", "phone", "ean", "isbn", "barcode"]
    if countsRows(name) || known.contains(where: { $0.utf8.elementsEqual(word) }) { return true }
    let ends = ["_id", " id", "-id", ".id", "_nr", "_key", "_code", "_zip"]
    if ends.contains(where: { word.suffix($0.utf8.count).elementsEqual($0.utf8) }) { return true }
    let last = Array(name.utf8.suffix(3))
    return last.count == 3 && 0x61...0x7A ~= last[0] && last[1] == UInt8(ascii: "I")
      && lowercased(last.suffix(1)) == [UInt8(ascii: "d")]
  }
}
