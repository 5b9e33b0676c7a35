/// The different numbers of a column in ascending order, as long as they are few.
struct NumberLevels {
  private(set) var values: [Double] = []
  private(set) var counts: [Int] = []
  /// How each of them is first written.
  private(set) var names: [[UInt8]] = []
  private(set) var areWhole = true
  /// True where there are more than are kept.
  private(set) var isFull = false

  mutating func take(_ value: Double, _ cell: CellBytes) {
    if value != value.rounded(.towardZero) { areWhole = false }
    if isFull { return }
    let place = place(of: value)
    if place < values.count, values[place] == value {
      counts[place] += 1
    } else if values.count < WordTable.most {
      values.insert(value, at: place)
      counts.insert(1, at: place)
      names.insert(Array(cell), at: place)
    } else {
      isFull = true
    }
  }

  /// The index of the first value that is not smaller.
  func place(of value: Double) -> Int {
    var range = 0..<values.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let isBefore = values[middle] < value
      range = isBefore ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
