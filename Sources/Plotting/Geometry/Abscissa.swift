/// The places of a line along x, with what drawing many points needs to know of them. Lines over the same
/// steps share one, so that it is found out once.
public struct Abscissa: Sendable {
  public let values: [Double]
  /// Whether no value is smaller than the one before it, and all are finite.
  let ascends: Bool

  public init(_ values: [Double]) {
    self.values = values
    ascends = Abscissa.ascends(values)
  }

  private static func ascends(_ x: [Double]) -> Bool {
    guard let first = x.first, let last = x.last, first.isFinite, last.isFinite else {
      return false
    }
    return x.withUnsafeBufferPointer { values in
      let bytes = UnsafeRawBufferPointer(values)
      var index = 1
      while index + 8 <= values.count {
        let before = bytes.loadUnaligned(fromByteOffset: (index - 1) * 8, as: SIMD8<Double>.self)
        let later = bytes.loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self)
        if any(.!(before .<= later)) { return false }
        index += 8
      }
      while index < values.count {
        if !(values[index - 1] <= values[index]) { return false }
        index += 1
      }
      return true
    }
  }
}
