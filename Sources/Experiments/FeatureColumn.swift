/// What one feature is in every row. All words of a text column share the codes of its rows, so that a column of
/// a hundred words takes no more memory than one.
public struct FeatureColumn: Sendable, Equatable, RandomAccessCollection, ExpressibleByArrayLiteral
{
  private enum Storage: Sendable, Equatable {
    case numbers([Double])
    /// 1 in the rows that have this code, 0 in all others.
    case word(Int32, codes: [Int32])
  }

  private let storage: Storage

  public init(_ numbers: [Double]) { storage = .numbers(numbers) }

  /// 1 where a row has this code, 0 elsewhere.
  init(word: Int, codes: [Int32]) { storage = .word(Int32(word), codes: codes) }

  public init(arrayLiteral elements: Double...) { self.init(elements) }

  public var startIndex: Int { 0 }
  public var endIndex: Int {
    switch storage {
    case .numbers(let numbers): numbers.count
    case .word(_, let codes): codes.count
    }
  }

  public subscript(row: Int) -> Double {
    switch storage {
    case .numbers(let numbers): numbers[row]
    case .word(let word, let codes): codes[row] == word ? 1 : 0
    }
  }

  public subscript(rows: Range<Int>) -> ArraySlice<Double> { rows.map { self[$0] }[...] }

  public static func == (column: FeatureColumn, numbers: [Double]) -> Bool {
    column.elementsEqual(numbers)
  }
}
