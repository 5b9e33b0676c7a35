import Recording

/// A table as a net can learn from it. Nothing is standardized here.
public struct TabularData: Sendable, Equatable {
  public var name: String
  /// A text column gives one feature `column=value` for each of its values.
  public var featureNames: [String]
  /// The column that is to be learnt; empty for made data, which have no columns with names.
  public var targetName: String
  /// In ascending order; empty for regression.
  public var classNames: [String]
  public var task: TaskKind
  /// One list per feature, one number per example.
  public var columns: [[Double]]
  /// Per example the class's index, or the value.
  public var targets: [Double]

  public static let fewestRows = 10
  public static let mostFeatures = 200
  public static let mostClasses = 20
  /// A target of whole numbers with more different values than this is a regression.
  public static let mostIntegerClasses = 10

  public init(
    name: String, featureNames: [String], classNames: [String], task: TaskKind,
    columns: [[Double]], targets: [Double], targetName: String = ""
  ) {
    self.name = name
    self.targetName = targetName
    self.featureNames = featureNames
    self.classNames = classNames
    self.task = task
    self.columns = columns
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
    guard table.rowCount >= Self.fewestRows else {
      throw .tooFewRows(count: table.rowCount, needed: Self.fewestRows)
    }
    let answers = try TargetColumn(table, place, task: task)
    self.init(
      name: name, featureNames: [], classNames: answers.classNames, task: answers.task,
      columns: [], targets: answers.values, targetName: target)
    if classNames.count == targets.count { throw .noClassTwice(target: target) }
    var count = 0
    for index in table.header.indices where index != place {
      count += try addFeatures(of: table, index)
    }
    if count > Self.mostFeatures {
      throw .tooManyFeatures(count: count, limit: Self.mostFeatures)
    }
  }

  /// Returns how many features the column makes; they are added only where there is room for them.
  private mutating func addFeatures(of table: CSVTable, _ place: Int) throws(TableError) -> Int {
    let name = table.header[place]
    let room = Self.mostFeatures - columns.count
    switch try TableColumn(table, place) {
    case .numbers(let numbers):
      if room > 0 {
        featureNames.append(name)
        columns.append(numbers)
      }
      return 1
    case .texts:
      let words = ColumnWords(table, place, most: room)
      if words.count > room { return words.count }
      let first = columns.count
      for word in words.names {
        featureNames.append(name + "=" + word)
        columns.append([Double](repeating: 0, count: table.rowCount))
      }
      for row in 0..<table.rowCount {
        columns[first + words.place(of: table.trimmedCell(row: row, column: place))][row] = 1
      }
      return words.count
    }
  }
}
