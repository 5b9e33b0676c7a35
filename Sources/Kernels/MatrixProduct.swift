/// C = A·B + bias over raw buffers: C is `rows` × `columns`, k ascends in every sum, so that the
/// result does not depend on how the work is cut into tiles.
public struct MatrixProduct<S: Scalar> {
  public var rows: Int
  public var columns: Int
  public var depth: Int
  /// A(i, k) stands at `a[i · aRowStride + k · aColumnStride]`, so that a transposed A needs no copy.
  public var a: UnsafePointer<S>
  public var aRowStride: Int
  public var aColumnStride: Int
  /// `depth` × `columns`, rows contiguous.
  public var b: UnsafePointer<S>
  public var c: UnsafeMutablePointer<S>
  /// One number per column to start the sums with; zero where nil.
  public var bias: UnsafePointer<S>?

  public init(
    rows: Int, columns: Int, depth: Int, a: UnsafePointer<S>, aRowStride: Int, aColumnStride: Int,
    b: UnsafePointer<S>, c: UnsafeMutablePointer<S>, bias: UnsafePointer<S>? = nil
  ) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.a = a
    self.aRowStride = aRowStride
    self.aColumnStride = aColumnStride
    self.b = b
    self.c = c
    self.bias = bias
  }
}

/// The number of columns that are computed together.
private let panelWidth = 8

extension Scalar {
  /// The product in panels of eight columns. A panel of B is copied once, padded with zeros, and then
  /// read by all rows.
  public static func multiply(_ p: MatrixProduct<Self>) {
    let panel = UnsafeMutablePointer<Self>.allocate(capacity: (p.depth + 1) * panelWidth)
    defer { panel.deallocate() }
    panel.initialize(repeating: 0, count: (p.depth + 1) * panelWidth)
    var column = 0
    while column < p.columns {
      let width = min(panelWidth, p.columns - column)
      for k in 0..<p.depth {
        let source = p.b + (k * p.columns + column)
        let target = panel + k * panelWidth
        for j in 0..<width { target[j] = source[j] }
      }
      let start = panel + p.depth * panelWidth
      for j in 0..<width { start[j] = 0 }
      if let bias = p.bias {
        for j in 0..<width { start[j] = bias[column + j] }
      }
      var row = 0
      while row + 4 <= p.rows {
        fourRows(p, row: row, column: column, width: width, panel: panel)
        row += 4
      }
      while row < p.rows {
        oneRow(p, row: row, column: column, width: width, panel: panel)
        row += 1
      }
      column += panelWidth
    }
  }

  @inline(__always)
  private static func storeColumns(
    _ values: SIMD8<Self>, at target: UnsafeMutablePointer<Self>, width: Int
  ) {
    if width == panelWidth {
      store(values, at: target)
    } else {
      for j in 0..<width { target[j] = values[j] }
    }
  }

  @inline(__always)
  private static func fourRows(
    _ p: MatrixProduct<Self>, row: Int, column: Int, width: Int, panel: UnsafePointer<Self>
  ) {
    let start = eight(panel + p.depth * panelWidth)
    var (sum0, sum1, sum2, sum3) = (start, start, start, start)
    let a0 = p.a + row * p.aRowStride
    let a1 = a0 + p.aRowStride
    let a2 = a1 + p.aRowStride
    let a3 = a2 + p.aRowStride
    for k in 0..<p.depth {
      let b = eight(panel + k * panelWidth)
      let offset = k * p.aColumnStride
      addProduct(a0[offset], b, to: &sum0)
      addProduct(a1[offset], b, to: &sum1)
      addProduct(a2[offset], b, to: &sum2)
      addProduct(a3[offset], b, to: &sum3)
    }
    let c = p.c + (row * p.columns + column)
    storeColumns(sum0, at: c, width: width)
    storeColumns(sum1, at: c + p.columns, width: width)
    storeColumns(sum2, at: c + 2 * p.columns, width: width)
    storeColumns(sum3, at: c + 3 * p.columns, width: width)
  }

  @inline(__always)
  private static func oneRow(
    _ p: MatrixProduct<Self>, row: Int, column: Int, width: Int, panel: UnsafePointer<Self>
  ) {
    var sum = eight(panel + p.depth * panelWidth)
    let a = p.a + row * p.aRowStride
    for k in 0..<p.depth {
      addProduct(a[k * p.aColumnStride], eight(panel + k * panelWidth), to: &sum)
    }
    storeColumns(sum, at: p.c + (row * p.columns + column), width: width)
  }
}
