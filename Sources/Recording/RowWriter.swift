/// Writes the numbers of a row one after the other, in the order of its columns.
struct RowWriter {
  private let numbers: UnsafeMutableBufferPointer<Double>
  private(set) var count = 0

  /// A row of so many numbers, all of which `body` must write.
  static func row(_ count: Int, _ body: (inout RowWriter) -> Void) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { numbers, written in
      var writer = RowWriter(numbers: numbers)
      body(&writer)
      precondition(writer.count == count, "a row of \(count) columns got \(writer.count) numbers")
      written = count
    }
  }

  private init(numbers: UnsafeMutableBufferPointer<Double>) { self.numbers = numbers }

  mutating func append(_ number: Double) {
    precondition(count < numbers.count, "a row of \(numbers.count) columns got more numbers")
    numbers[count] = number
    count &+= 1
  }
}
