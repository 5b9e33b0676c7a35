extension Scalar {
  /// Square blocks, so that both sides are read and written near each other; in them squares of four
  /// rows and columns, which are turned in registers.
  @inline(__always)
  static func transpose(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    let block = 32
    for top in stride(from: 0, to: rows, by: block) {
      for left in stride(from: 0, to: columns, by: block) {
        let (bottom, right) = (min(top + block, rows), min(left + block, columns))
        var row = top
        while row < bottom {
          let isSquare = row + 4 <= bottom
          var column = left
          while column < right {
            let source = matrix + (row * columns + column)
            let target = result + (column * rows + row)
            if isSquare && column + 4 <= right {
              transposeSquare(source, columns, into: target, rows)
              column += 4
            } else {
              for i in 0..<min(4, bottom - row) { target[i] = source[i * columns] }
              column += 1
            }
          }
          row += 4
        }
      }
    }
  }
}

// The same lines for both types: a shuffle of a generic SIMD type is a loop over lanes.

extension Float {
  @inline(__always)
  public static func transposeSquare(
    _ source: UnsafePointer<Float>, _ sourceStride: Int, into target: UnsafeMutablePointer<Float>,
    _ targetStride: Int
  ) {
    func row(_ index: Int) -> SIMD4<Float> {
      UnsafeRawPointer(source + index * sourceStride).loadUnaligned(as: SIMD4<Float>.self)
    }
    let upper = SIMD8(lowHalf: row(0), highHalf: row(1))
    let lower = SIMD8(lowHalf: row(2), highHalf: row(3))
    let even = SIMD8(lowHalf: upper.evenHalf, highHalf: lower.evenHalf)
    let odd = SIMD8(lowHalf: upper.oddHalf, highHalf: lower.oddHalf)
    func store(_ column: Int, _ values: SIMD4<Float>) {
      UnsafeMutableRawPointer(target + column * targetStride)
        .storeBytes(of: values, as: SIMD4<Float>.self)
    }
    store(0, even.evenHalf)
    store(1, odd.evenHalf)
    store(2, even.oddHalf)
    store(3, odd.oddHalf)
  }
}

extension Double {
  @inline(__always)
  public static func transposeSquare(
    _ source: UnsafePointer<Double>, _ sourceStride: Int,
    into target: UnsafeMutablePointer<Double>, _ targetStride: Int
  ) {
    func row(_ index: Int) -> SIMD4<Double> {
      UnsafeRawPointer(source + index * sourceStride).loadUnaligned(as: SIMD4<Double>.self)
    }
    let upper = SIMD8(lowHalf: row(0), highHalf: row(1))
    let lower = SIMD8(lowHalf: row(2), highHalf: row(3))
    let even = SIMD8(lowHalf: upper.evenHalf, highHalf: lower.evenHalf)
    let odd = SIMD8(lowHalf: upper.oddHalf, highHalf: lower.oddHalf)
    func store(_ column: Int, _ values: SIMD4<Double>) {
      UnsafeMutableRawPointer(target + column * targetStride)
        .storeBytes(of: values, as: SIMD4<Double>.self)
    }
    store(0, even.evenHalf)
    store(1, odd.evenHalf)
    store(2, even.oddHalf)
    store(3, odd.oddHalf)
  }
}
