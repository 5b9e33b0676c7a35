/// What stands between the cells of a row.
public enum CellSeparator: String, CaseIterable, Sendable {
  case comma, semicolon, tab, bar

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }
}

/// What somebody says about a table, so that it need not be guessed.
public struct ReadingOptions: Sendable, Equatable {
  /// What stands before decimals in every column; nil to tell it from the cells.
  public var decimal: DecimalMark?
  /// nil to tell it from the rows.
  public var separator: CellSeparator?
  /// Names of columns whose cells are words, whatever they look like.
  public var textColumns: [String] = []
  /// Names of columns that are left out.
  public var droppedColumns: [String] = []
  /// False for a table without names: its columns are then c1, c2 …
  public var hasHeader = true

  public init() {}
}
