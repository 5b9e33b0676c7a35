import Recording

/// A table as a net can learn from it. Nothing is standardized here.
public struct TabularData: Sendable, Equatable {
  public var name: String
  /// A text column gives one feature `column=value` for each of its values.
  public var featureNames: [String]
  /// In ascending order; empty for regression.
  public var classNames: [String]
  public var task: TaskKind
  /// One list per feature, one number per example.
  public var columns: [FeatureColumn]
  /// Per example the class's index, or the value.
  public var targets: [Double]

  /// The column that is to be learnt; empty for made data, which have no columns with names.
  public var targetName: String

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
    self.featureNames = featureNames
    self.classNames = classNames
    self.task = task
    self.columns = columns.map { FeatureColumn($0) }
    self.targets = targets
    self.targetName = targetName
  }

  /// Reads a table of text that is in the memory, with nothing said about it. A text target or at most ten
  /// different whole numbers means classification; `task` overrides.
  public init(
    name: String, bytes: [UInt8], target: String, task: TaskKind? = nil
  ) throws(TableError) {
    var reader = try TableReader(BytesInMemory(bytes), name: name, ReadingOptions())
    self = try reader.read(target: target, task: task, keepsValues: true).data
  }
}
