/// Bytes that can be read piece by piece, and from the beginning as often as needed, so that a table may be
/// larger than the memory.
public protocol ByteSource {
  /// The next piece, which is not empty; nil at the end, and where nothing more can be read. Why it cannot,
  /// the source knows and is asked for afterwards.
  mutating func next() -> [UInt8]?
  /// Begins again at the first byte.
  mutating func rewind()
}

/// Bytes that are in the memory already.
public struct BytesInMemory: ByteSource {
  private let bytes: [UInt8]
  private var isRead = false

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func next() -> [UInt8]? {
    if isRead || bytes.isEmpty { return nil }
    isRead = true
    return bytes
  }

  public mutating func rewind() { isRead = false }
}
