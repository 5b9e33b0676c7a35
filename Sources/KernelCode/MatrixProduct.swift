import Kernels

/// A product whose panels are wider than this in bytes is cut along k, so that a panel of B stays in the
/// first cache. C then holds the sums so far, which costs no bit.
private let panelBytes = 32 * 1024
/// B with at most this many columns is read where it stands: its rows are near each other.
private let nearColumns = 64

extension Scalar {
  /// The product in panels of a few columns of B, which all rows of A read one after the other.
  @inline(__always)
  static func multiply(_ p: MatrixProduct<Self>) {
    if p.columns <= NarrowPanel.width {
      multiply(p, in: NarrowPanel.self)
    } else {
      multiply(p, in: WidePanel.self)
    }
  }

  @inline(__always)
  private static func multiply<P: PanelVector>(
    _ p: MatrixProduct<Self>, in _: P.Type
  ) where P.Element == Self {
    let width = P.width
    let deepest = max(1, panelBytes / (width * MemoryLayout<Self>.stride))
    let isNear = p.columns % width == 0 && p.columns <= nearColumns
    let capacity = (min(p.depth, deepest) + 1) * width
    withUnsafeTemporaryAllocation(of: Self.self, capacity: capacity) { room in
      guard let packed = room.baseAddress else { return }
      var column = 0
      while column < p.columns {
        let used = min(width, p.columns - column)
        var first = 0
        repeat {
          let depth = min(deepest, p.depth - first)
          let start = packed + min(p.depth, deepest) * width
          fillStart(p, column: column, used: used, width: width, start: start)
          var slice = Slice<Self>(
            firstRow: 0, column: column, used: used, first: first, depth: depth, start: start,
            panel: p.b + (first * p.columns + column), panelStride: p.columns)
          if !isNear {
            pack(p, slice, width: width, into: packed)
            slice.panel = UnsafePointer(packed)
            slice.panelStride = width
          }
          rows(p, slice, in: P.self)
          first += depth
        } while first < p.depth
        column += width
      }
    }
  }

  /// What every sum begins with.
  @inline(__always)
  private static func fillStart(
    _ p: MatrixProduct<Self>, column: Int, used: Int, width: Int,
    start: UnsafeMutablePointer<Self>
  ) {
    for j in 0..<width { start[j] = 0 }
    if let bias = p.bias {
      for j in 0..<used { start[j] = bias[column + j] }
    }
  }

  /// Copies a panel of B, padded with zeros to its full width.
  @inline(__always)
  private static func pack(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, width: Int,
    into packed: UnsafeMutablePointer<Self>
  ) {
    for k in 0..<slice.depth {
      let source = slice.panel + k * p.columns
      let target = packed + k * width
      for j in 0..<slice.used { target[j] = source[j] }
      for j in slice.used..<width { target[j] = 0 }
    }
  }

  @inline(__always)
  private static func rows<P: PanelVector>(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, in _: P.Type
  ) where P.Element == Self {
    var slice = slice
    var left = p.rows
    // Two tiles of eight keep more sums under way than one of twelve and one of four.
    while left >= tileRows, left != 16 {
      #if AVX512
        tile(p, slice, InlineArray<12, P>.self)
      #else
        tile(p, slice, InlineArray<6, P>.self)
      #endif
      slice.firstRow += tileRows
      left -= tileRows
    }
    while left >= 8 {
      tile(p, slice, InlineArray<8, P>.self)
      slice.firstRow += 8
      left -= 8
    }
    while left >= 4 {
      tile(p, slice, InlineArray<4, P>.self)
      slice.firstRow += 4
      left -= 4
    }
    while left > 0 {
      tile(p, slice, InlineArray<1, P>.self)
      slice.firstRow += 1
      left -= 1
    }
  }

  /// R rows by one panel of C; the sums stay in registers.
  @inline(__always)
  private static func tile<P: PanelVector, let R: Int>(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, _: InlineArray<R, P>.Type
  ) where P.Element == Self {
    let c = p.c + (slice.firstRow * p.columns + slice.column)
    let isWhole = slice.used == P.width
    var sums = InlineArray<R, P>(repeating: P(at: slice.start))
    if slice.first > 0 {
      for r in 0..<R { sums[r] = load(c + r * p.columns, used: slice.used, isWhole: isWhole) }
    }
    var a = p.a + (slice.firstRow * p.aRowStride + slice.first * p.aColumnStride)
    var b = slice.panel
    for _ in 0..<slice.depth {
      let panel = P(at: b)
      for r in 0..<R { sums[r].addProduct(a[r * p.aRowStride], panel) }
      a += p.aColumnStride
      b += slice.panelStride
    }
    for r in 0..<R {
      if isWhole {
        sums[r].store(at: c + r * p.columns)
      } else {
        storePart(sums[r], at: c + r * p.columns, used: slice.used)
      }
    }
  }

  @inline(__always)
  private static func load<P: PanelVector>(
    _ c: UnsafeMutablePointer<Self>, used: Int, isWhole: Bool
  ) -> P where P.Element == Self {
    if isWhole { return P(at: c) }
    return withUnsafeTemporaryAllocation(of: Self.self, capacity: P.width) { room in
      for j in 0..<P.width { room[j] = j < used ? c[j] : 0 }
      return P(at: room.baseAddress.unsafelyUnwrapped)
    }
  }

  @inline(__always)
  private static func storePart<P: PanelVector>(
    _ sum: P, at c: UnsafeMutablePointer<Self>, used: Int
  ) where P.Element == Self {
    withUnsafeTemporaryAllocation(of: Self.self, capacity: P.width) { room in
      sum.store(at: room.baseAddress.unsafelyUnwrapped)
      for j in 0..<used { c[j] = room[j] }
    }
  }

  /// Square blocks, so that both sides are read and written near each other.
  @inline(__always)
  static func transpose(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, result: UnsafeMutablePointer<Self>
  ) {
    let block = 16
    for top in stride(from: 0, to: rows, by: block) {
      for left in stride(from: 0, to: columns, by: block) {
        for row in top..<min(top + block, rows) {
          for column in left..<min(left + block, columns) {
            result[column * rows + row] = matrix[row * columns + column]
          }
        }
      }
    }
  }
}

/// The part of a product that is under way: columns from `column` on, k from `first` on.
private struct Slice<S> {
  var firstRow: Int
  var column: Int
  /// Columns of the panel that exist.
  var used: Int
  var first: Int
  var depth: Int
  /// What the sums begin with at k = 0.
  var start: UnsafeMutablePointer<S>
  var panel: UnsafePointer<S>
  /// From one k to the next.
  var panelStride: Int
}
