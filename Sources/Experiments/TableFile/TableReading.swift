import Recording

/// How a table was read, without its values.
public struct TableReading: Sendable, Equatable {
  public var name: String
  public var encoding = TextEncoding.utf8
  /// nil for a file of another kind than rows of text.
  public var separator: UInt8?
  /// What stands before decimals; nil where no number has any.
  public var decimal: DecimalMark?
  /// nil for a table without names.
  public var headerLine: Int?
  public var rows = 0
  public var firstLine = 0
  public var lastLine = 0
  public var blankRows = 0
  public var columns: [ColumnReading] = []
  public var remarks: [TableRemark] = []
  /// nil where no target was named.
  public var task: TaskKind?
  /// How many examples each class has; empty for a regression.
  public var classCounts: [Int] = []
  public var classNames: [String] = []
  public var featureNames: [String] = []

  public init(name: String) { self.name = name }

  /// How many examples are trained on and held out; nil where no target was named.
  public func split(heldOut percent: Int) -> (training: Int, heldOut: Int)? {
    guard let task else { return nil }
    let sizes = task == .classification ? classCounts : nil
    let heldOut = PreparedData.heldOutCounts(sizes, examples: rows, percent: percent)
      .reduce(0, +)
    return (rows - heldOut, heldOut)
  }
}

/// How one column was read.
public struct ColumnReading: Sendable, Equatable {
  public var name: String
  public var content: Content
  public var use: Use

  public enum Content: Sendable, Equatable {
    case numbers(lowest: Double, highest: Double)
    /// Times, in the smallest of their units.
    case times(lowest: Double, highest: Double)
    /// In the order of their bytes, with the number of their rows; `count` is nil where there are too many
    /// to be counted.
    case words([String], counts: [Int], count: Int?)
    case nothing
  }
  public enum Use: Sendable, Equatable {
    case target
    case features(Int)
    case leftOut(LeftOut)
  }
}
