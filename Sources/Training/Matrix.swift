import KernelCode

/// Numbers in rows, one row per example or per input, that live as long as somebody holds them.
///
/// A matrix is shared, not copied, when it is assigned: it is the workspace of one run, on one thread,
/// and kernels write into it. `copy()` makes an independent one.
public struct Matrix<S: Scalar> {
  public let rows: Int
  public let columns: Int
  private let storage: Storage

  /// All entries zero.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    storage = Storage(count: rows * columns)
  }

  /// The nearest numbers of this type; `values` holds one row after the other.
  public init(rows: Int, columns: Int, values: [Double]) {
    self.init(rows: rows, columns: columns)
    precondition(
      values.count == rows * columns,
      "\(values.count) values do not fill \(rows) × \(columns) entries")
    for (index, value) in values.enumerated() { pointer[index] = S(nearest: value) }
  }

  public var count: Int { rows * columns }
  public var pointer: UnsafeMutablePointer<S> { storage.pointer }

  public subscript(row: Int, column: Int) -> S {
    get { pointer[row * columns + column] }
    nonmutating set { pointer[row * columns + column] = newValue }
  }

  public func copy() -> Matrix {
    let result = Matrix(rows: rows, columns: columns)
    result.pointer.update(from: pointer, count: count)
    return result
  }

  /// All entries in 64 bits, exactly.
  public var doubles: [Double] {
    guard count > 0 else { return [] }
    var result = [Double](repeating: 0, count: count)
    result.withUnsafeMutableBufferPointer { buffer in
      if let target = buffer.baseAddress { S.widen(pointer, count: count, into: target) }
    }
    return result
  }

  private final class Storage {
    let pointer: UnsafeMutablePointer<S>

    init(count: Int) {
      // As bytes: this class is not always compiled for one type of numbers, and would else ask for each
      // entry how it is initialized. All bytes 0 are a zero of either type.
      let bytes = max(count, 1) * MemoryLayout<S>.stride
      let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: cacheLine)
      memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
      pointer = memory.bindMemory(to: S.self, capacity: max(count, 1))
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }
  }
}

/// Vectors that begin at a cache line lie in one.
private let cacheLine = 64
