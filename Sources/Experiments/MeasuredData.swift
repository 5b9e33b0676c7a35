import Recording

/// Data that come with the program and were not made by it.
enum MeasuredData {
  /// Fisher's flowers from `iris.csv`: four columns of numbers, then the species.
  ///
  /// The file is the program's own, so that nothing has to be guessed about it, and the page's lab need not carry
  /// what reads the tables of others.
  static func iris(_ bytes: [UInt8]) throws(TableError) -> TabularData {
    var lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    }
    guard lines.count > 1 else { throw .empty }
    let header = lines.removeFirst()
    let features = header.count - 1
    var columns = [[Double]](repeating: [], count: features)
    var species: [String] = []
    for (row, cells) in lines.enumerated() {
      guard cells.count == header.count else {
        throw .ragged(line: row + 2, count: cells.count, columns: header.count, text: "")
      }
      for feature in 0..<features {
        guard let value = DecimalNumber.short(cells[feature]) else {
          throw .mixed(
            column: text(header[feature]), line: row + 2, cell: text(cells[feature]),
            isNumber: false)
        }
        columns[feature].append(value)
      }
      species.append(text(cells[features]))
    }
    // In the order of their bytes, in which the file has them.
    var classes: [String] = []
    for name in species where !classes.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      classes.append(name)
    }
    let targets = species.map { name in
      Double(classes.firstIndex { $0.utf8.elementsEqual(name.utf8) } ?? 0)
    }
    return TabularData(
      name: DatasetName.iris.rawValue, featureNames: header.prefix(features).map { text($0) },
      classNames: classes, task: .classification, columns: columns, targets: targets,
      targetName: text(header[features]))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
