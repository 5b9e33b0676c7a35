import Recording

/// A table as a net can learn from it. Nothing is standardised here.
public struct TabularData: Sendable, Equatable {
  public var name: String
  /// A text column gives one feature `column=value` for each of its values.
  public var featureNames: [String]
  /// In ascending order; empty for regression.
  public var classNames: [String]
  public var task: TaskKind
  /// One row per example, one number per feature.
  public var features: [[Double]]
  /// Per example the class's index, or the value.
  public var targets: [Double]

  public static let fewestRows = 10
  public static let mostFeatures = 200
  public static let mostClasses = 20
  /// A target of whole numbers with more different values than this is a regression.
  public static let mostIntegerClasses = 10

  public init(
    name: String, featureNames: [String], classNames: [String], task: TaskKind,
    features: [[Double]], targets: [Double]
  ) {
    self.name = name
    self.featureNames = featureNames
    self.classNames = classNames
    self.task = task
    self.features = features
    self.targets = targets
  }

  /// Reads a CSV file. A text target or at most ten different whole numbers means classification;
  /// `task` overrides.
  public init(
    name: String, bytes: [UInt8], target: String, task: TaskKind? = nil
  ) throws(TableError) {
    let table = try CSVTable(bytes)
    guard let place = table.header.firstIndex(where: { $0.utf8.elementsEqual(target.utf8) }) else {
      let nearest = nearestName(to: target, among: table.header)
      throw .unknownTarget(target, nearest: nearest, columns: table.header)
    }
    if table.header.count == 1 { throw .noFeatures(target: target) }
    guard table.rows.count >= Self.fewestRows else {
      throw .tooFewRows(count: table.rows.count, needed: Self.fewestRows)
    }
    self.name = name
    featureNames = []
    features = table.rows.map { _ in [] }
    let answers = try TargetColumn(table, place, task: task)
    (self.task, classNames, targets) = (answers.task, answers.classNames, answers.values)
    if classNames.count == targets.count { throw .noClassTwice(target: target) }
    var columns: [(name: String, values: [Double])] = []
    for index in table.header.indices where index != place {
      columns += try Self.features(of: table, index, room: Self.mostFeatures - columns.count)
    }
    featureNames = columns.map { $0.name }
    features = table.rows.indices.map { row in columns.map { $0.values[row] } }
  }

  private static func features(
    of table: CSVTable, _ place: Int, room: Int
  ) throws(TableError) -> [(name: String, values: [Double])] {
    let name = table.header[place]
    switch try TableColumn(table, place) {
    case .numbers(let numbers):
      if room < 1 { throw .tooManyFeatures(count: mostFeatures + 1, limit: mostFeatures) }
      return [(name, numbers)]
    case .texts(let texts):
      let words = distinct(texts)
      if words.count > room {
        throw .tooManyFeatures(count: mostFeatures - room + words.count, limit: mostFeatures)
      }
      return words.map { word in
        (name + "=" + word, texts.map { $0.utf8.elementsEqual(word.utf8) ? 1 : 0 })
      }
    }
  }
}

/// The target column as classes or values.
private struct TargetColumn {
  var task: TaskKind
  var classNames: [String]
  var values: [Double]

  init(_ table: CSVTable, _ place: Int, task wanted: TaskKind?) throws(TableError) {
    let target = table.header[place]
    let cells = table.rows.map { trimmed($0.cells[place]) }
    switch try TableColumn(table, place) {
    case .texts(let texts):
      if wanted == .regression {
        throw .textTarget(target: target, line: table.rows[0].line, cell: texts[0])
      }
      classNames = distinct(texts)
      try Self.check(classNames, of: target)
      let names = classNames
      values = texts.map { text in
        Double(names.firstIndex { $0.utf8.elementsEqual(text.utf8) } ?? 0)
      }
      task = .classification
    case .numbers(let numbers):
      var levels: [Double] = []
      for number in numbers.sorted() where levels.last != number { levels.append(number) }
      let areIntegers = numbers.allSatisfy { $0 == $0.rounded(.towardZero) }
      let fewIntegers = areIntegers && levels.count <= TabularData.mostIntegerClasses
      task = wanted ?? (fewIntegers ? .classification : .regression)
      guard task == .classification else {
        if levels.count == 1 { throw .constantTarget(target: target, cell: cells[0]) }
        (classNames, values) = ([], numbers)
        return
      }
      // A class is called as it is first written.
      let names = levels.prefix(TabularData.mostClasses).map { level in
        cells[numbers.firstIndex(of: level) ?? 0]
      }
      classNames = Array(names)
      try Self.check(classNames, of: target, count: levels.count)
      values = numbers.map { Double(levels.firstIndex(of: $0) ?? 0) }
    }
  }

  private static func check(
    _ names: [String], of target: String, count: Int? = nil
  ) throws(TableError) {
    let count = count ?? names.count
    if count == 1 { throw .oneClass(target: target, name: names[0]) }
    if count > TabularData.mostClasses {
      throw .tooManyClasses(target: target, count: count, limit: TabularData.mostClasses)
    }
  }
}
