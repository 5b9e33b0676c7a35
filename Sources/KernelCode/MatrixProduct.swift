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
    #if AVX512
      // As many sums as half of the registers hold.
      while left >= 8 {
        eightRows(p, slice, in: P.self)
        slice.firstRow += 8
        left -= 8
      }
    #endif
    while left >= 4 {
      fourRows(p, slice, in: P.self)
      slice.firstRow += 4
      left -= 4
    }
    while left > 0 {
      oneRow(p, slice, in: P.self)
      slice.firstRow += 1
      left -= 1
    }
  }

  @inline(__always)
  private static func eightRows<P: PanelVector>(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, in _: P.Type
  ) where P.Element == Self {
    let (c, a) = starts(p, slice)
    var upper = sums(p, slice, at: c, in: P.self)
    var lower = sums(p, slice, at: c + 4 * p.columns, in: P.self)
    var (a0, a4) = (a, a + 4 * p.aRowStride)
    var b = slice.panel
    for _ in 0..<slice.depth {
      let panel = P(at: b)
      upper.addProducts(a0, p.aRowStride, panel)
      lower.addProducts(a4, p.aRowStride, panel)
      a0 += p.aColumnStride
      a4 += p.aColumnStride
      b += slice.panelStride
    }
    store(upper, p, slice, at: c)
    store(lower, p, slice, at: c + 4 * p.columns)
  }

  @inline(__always)
  private static func fourRows<P: PanelVector>(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, in _: P.Type
  ) where P.Element == Self {
    let start = starts(p, slice)
    var a = start.a
    var four = sums(p, slice, at: start.c, in: P.self)
    var b = slice.panel
    for _ in 0..<slice.depth {
      four.addProducts(a, p.aRowStride, P(at: b))
      a += p.aColumnStride
      b += slice.panelStride
    }
    store(four, p, slice, at: start.c)
  }

  @inline(__always)
  private static func oneRow<P: PanelVector>(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, in _: P.Type
  ) where P.Element == Self {
    let (c, a) = starts(p, slice)
    var sum = slice.first == 0 ? P(at: slice.start) : load(c, slice)
    for k in 0..<slice.depth {
      sum.addProduct(a[k * p.aColumnStride], P(at: slice.panel + k * slice.panelStride))
    }
    store(sum, at: c, slice)
  }

  /// Where the rows of a tile begin in C and A.
  @inline(__always)
  private static func starts(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>
  ) -> (c: UnsafeMutablePointer<Self>, a: UnsafePointer<Self>) {
    (
      p.c + (slice.firstRow * p.columns + slice.column),
      p.a + (slice.firstRow * p.aRowStride + slice.first * p.aColumnStride)
    )
  }

  /// What four rows of sums begin with: the bias, or at a later k the sums so far.
  @inline(__always)
  private static func sums<P: PanelVector>(
    _ p: MatrixProduct<Self>, _ slice: Slice<Self>, at c: UnsafeMutablePointer<Self>,
    in _: P.Type
  ) -> FourSums<P> where P.Element == Self {
    if slice.first == 0 {
      let start = P(at: slice.start)
      return FourSums(first: start, second: start, third: start, fourth: start)
    }
    return FourSums(
      first: load(c, slice), second: load(c + p.columns, slice),
      third: load(c + 2 * p.columns, slice), fourth: load(c + 3 * p.columns, slice))
  }

  @inline(__always)
  private static func store<P: PanelVector>(
    _ sums: FourSums<P>, _ p: MatrixProduct<Self>, _ slice: Slice<Self>,
    at c: UnsafeMutablePointer<Self>
  ) where P.Element == Self {
    store(sums.first, at: c, slice)
    store(sums.second, at: c + p.columns, slice)
    store(sums.third, at: c + 2 * p.columns, slice)
    store(sums.fourth, at: c + 3 * p.columns, slice)
  }

  @inline(__always)
  private static func load<P: PanelVector>(
    _ c: UnsafeMutablePointer<Self>, _ slice: Slice<Self>
  ) -> P where P.Element == Self {
    if slice.used == P.width { return P(at: c) }
    return withUnsafeTemporaryAllocation(of: Self.self, capacity: P.width) { room in
      for j in 0..<P.width { room[j] = j < slice.used ? c[j] : 0 }
      return P(at: room.baseAddress.unsafelyUnwrapped)
    }
  }

  @inline(__always)
  private static func store<P: PanelVector>(
    _ sum: P, at c: UnsafeMutablePointer<Self>, _ slice: Slice<Self>
  ) where P.Element == Self {
    if slice.used == P.width {
      sum.store(at: c)
      return
    }
    withUnsafeTemporaryAllocation(of: Self.self, capacity: P.width) { room in
      sum.store(at: room.baseAddress.unsafelyUnwrapped)
      for j in 0..<slice.used { c[j] = room[j] }
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

/// Four rows of sums under way, by name, so that they stay in registers.
private struct FourSums<P: PanelVector> {
  var first: P
  var second: P
  var third: P
  var fourth: P

  @inline(__always)
  mutating func addProducts(_ a: UnsafePointer<P.Element>, _ stride: Int, _ b: P) {
    first.addProduct(a[0], b)
    second.addProduct(a[stride], b)
    third.addProduct(a[2 * stride], b)
    fourth.addProduct(a[3 * stride], b)
  }
}
