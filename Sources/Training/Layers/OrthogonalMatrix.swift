/// Random matrices whose shorter side is orthonormal, every rotation as likely as every other (Saxe,
/// McClelland & Ganguli 2013; Stewart 1980).
enum OrthogonalMatrix {
  /// `rows` × `columns` numbers, one row after the other: rows of length 1 at right angles to each
  /// other, or columns where there are more rows than columns.
  static func draw(
    rows: Int, columns: Int, from generator: inout RandomGenerator
  ) -> [Double] {
    let count = min(rows, columns)
    let length = max(rows, columns)
    let vectors = orthonormal(count, length: length, from: &generator)
    if rows <= columns { return vectors }
    var transposed = [Double](repeating: 0, count: rows * columns)
    for vector in 0..<count {
      for place in 0..<length {
        transposed[place * columns + vector] = vectors[vector * length + place]
      }
    }
    return transposed
  }

  /// `count` ≤ `length` vectors, one after the other, by the method of Gram and Schmidt.
  ///
  /// What one pass leaves of the other directions is rounding error, which weighs more the shorter the
  /// rest is; a second pass removes that, too ("twice is enough", Giraud, Langou & Rozložník 2005).
  private static func orthonormal(
    _ count: Int, length: Int, from generator: inout RandomGenerator
  ) -> [Double] {
    var vectors = [Double](repeating: 0, count: count * length)
    vectors.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      for index in 0..<count {
        let vector = first + index * length
        var rest = 0.0
        // A vector that all but lies among those before it says nothing about what is left: draw again.
        while !(rest > 1e-6) {
          for place in 0..<length { vector[place] = generator.normal() }
          for _ in 0..<2 {
            for other in 0..<index { remove(first + other * length, from: vector, length: length) }
          }
          rest = product(vector, vector, length: length).squareRoot()
        }
        for place in 0..<length { vector[place] /= rest }
      }
    }
    return vectors
  }

  /// v ← v − (u · v) u for a u of length 1.
  private static func remove(
    _ direction: UnsafeMutablePointer<Double>, from vector: UnsafeMutablePointer<Double>,
    length: Int
  ) {
    let share = product(direction, vector, length: length)
    for place in 0..<length { vector[place] -= share * direction[place] }
  }

  /// The inner product in eight lanes, which are summed in a fixed order.
  private static func product(
    _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>, length: Int
  ) -> Double {
    var lanes = SIMD8<Double>()
    var place = 0
    while place + 8 <= length {
      for lane in 0..<8 { lanes[lane] += first[place + lane] * second[place + lane] }
      place += 8
    }
    var sum = 0.0
    for lane in 0..<8 { sum += lanes[lane] }
    while place < length {
      sum += first[place] * second[place]
      place += 1
    }
    return sum
  }
}
