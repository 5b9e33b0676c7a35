/// C = A·B + bias over raw buffers: C is `rows` × `columns`, k ascends in every sum, so that the
/// result does not depend on how the work is cut into tiles.
public struct MatrixProduct<S> {
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
