import Recording

/// The target column as classes or values.
struct TargetColumn {
  var task: TaskKind
  var classNames: [String]
  var values: [Double]

  init(_ table: CSVTable, _ place: Int, task wanted: TaskKind?) throws(TableError) {
    let target = table.header[place]
    switch try TableColumn(table, place) {
    case .texts:
      if wanted == .regression {
        throw .textTarget(
          target: target, line: table.line(ofRow: 0), cell: table.text(row: 0, column: place))
      }
      let words = ColumnWords(table, place, most: TabularData.mostClasses)
      classNames = words.names
      try Self.check(classNames, of: target, count: words.count)
      values = (0..<table.rowCount).map { row in
        Double(words.place(of: table.trimmedCell(row: row, column: place)))
      }
      task = .classification
    case .numbers(let numbers):
      var levels: [Double] = []
      for number in numbers.sorted() where levels.last != number { levels.append(number) }
      let areIntegers = numbers.allSatisfy { $0 == $0.rounded(.towardZero) }
      let fewIntegers = areIntegers && levels.count <= TabularData.mostIntegerClasses
      task = wanted ?? (fewIntegers ? .classification : .regression)
      guard task == .classification else {
        if levels.count == 1 {
          throw .constantTarget(target: target, cell: table.text(row: 0, column: place))
        }
        (classNames, values) = ([], numbers)
        return
      }
      // A class is called as it is first written.
      classNames = levels.prefix(TabularData.mostClasses).map { level in
        table.text(row: numbers.firstIndex(of: level) ?? 0, column: place)
      }
      try Self.check(classNames, of: target, count: levels.count)
      values = numbers.map { Double(levels.firstIndex(of: $0) ?? 0) }
    }
  }

  /// - Parameter count: how many classes there are, also where they have not all been named.
  private static func check(
    _ names: [String], of target: String, count: Int
  ) throws(TableError) {
    if count == 1 { throw .oneClass(target: target, name: names[0]) }
    if count > TabularData.mostClasses {
      throw .tooManyClasses(target: target, count: count, limit: TabularData.mostClasses)
    }
  }
}
