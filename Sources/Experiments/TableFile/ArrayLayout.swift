/// How numbers lie in a file that holds one array: NumPy's `.npy`, and IDX, in which MNIST comes.
struct ArrayLayout: Equatable {
  enum Kind: Equatable { case signed, unsigned, floating }

  var kind: Kind
  /// Bytes of a number: 1, 2, 4 or 8.
  var size: Int
  var isBigEndian: Bool
  var shape: [Int]
  /// Whether the first index runs fastest, as in Fortran, and not the last.
  var isColumnMajor = false
  /// Where the first number begins.
  var offset: Int
  var isIDX = false

  /// nil for a file of another kind.
  init?(_ head: [UInt8]) throws(TableError) {
    if head.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]) {
      self = try Self.numpy(head)
    } else if head.count > 4, head[0] == 0, head[1] == 0, 1...4 ~= head[3],
      let type = Self.types[head[2]]
    {
      self = try Self.idx(head, type)
    } else {
      return nil
    }
  }

  private init(_ kind: Kind, _ size: Int, isBigEndian: Bool, shape: [Int], offset: Int) {
    self.kind = kind
    self.size = size
    self.isBigEndian = isBigEndian
    self.shape = shape
    self.offset = offset
  }

  // MARK: IDX

  /// The codes of the third byte.
  private static let types: [UInt8: (Kind, Int)] = [
    0x08: (.unsigned, 1), 0x09: (.signed, 1), 0x0B: (.signed, 2), 0x0C: (.signed, 4),
    0x0D: (.floating, 4), 0x0E: (.floating, 8),
  ]

  /// Two zeros, a type, the number of dimensions, then each of these in four bytes, the highest first.
  private static func idx(
    _ head: [UInt8], _ type: (Kind, Int)
  ) throws(TableError) -> ArrayLayout {
    let dimensions = Int(head[3])
    guard head.count >= 4 + 4 * dimensions else { throw .array(.cut) }
    let shape = (0..<dimensions).map { place in
      head[(4 + 4 * place)..<(8 + 4 * place)].reduce(0) { $0 * 256 + Int($1) }
    }
    var layout = ArrayLayout(
      type.0, type.1, isBigEndian: true, shape: shape, offset: 4 + 4 * dimensions)
    layout.isIDX = true
    return layout
  }

  // MARK: NumPy

  /// Six bytes, a version, the length of the header, and the header as a dictionary of Python.
  private static func numpy(_ head: [UInt8]) throws(TableError) -> ArrayLayout {
    guard head.count > 12 else { throw .array(.cut) }
    let isShort = head[6] == 1
    let start = isShort ? 10 : 12
    let digits = isShort ? [head[9], head[8]] : [head[11], head[10], head[9], head[8]]
    let length = digits.reduce(0) { $0 * 256 + Int($1) }
    guard start + length <= head.count else { throw .array(.cut) }
    let header = Array(head[start..<(start + length)])
    guard let type = value(of: "descr", in: header),
      let order = value(of: "fortran_order", in: header),
      let shape = shape(in: header)
    else { throw .array(.notNumbers(type: String(decoding: header, as: UTF8.self))) }
    guard var layout = described(type, shape: shape, offset: start + length) else {
      throw .array(.notNumbers(type: String(decoding: type, as: UTF8.self)))
    }
    layout.isColumnMajor = order.starts(with: "True".utf8)
    return layout
  }

  /// `<f8`: the order of its bytes, a letter, their number.
  private static func described(_ type: [UInt8], shape: [Int], offset: Int) -> ArrayLayout? {
    guard type.count == 3, isDigit(type[2]) else { return nil }
    let size = Int(type[2] - 48)
    let kind: Kind
    switch type[1] {
    case UInt8(ascii: "f") where size >= 2: kind = .floating
    case UInt8(ascii: "i"): kind = .signed
    case UInt8(ascii: "u"), UInt8(ascii: "b"): kind = .unsigned
    default: return nil
    }
    guard size == 1 || size == 2 || size == 4 || size == 8 else { return nil }
    return ArrayLayout(
      kind, size, isBigEndian: type[0] == UInt8(ascii: ">"), shape: shape, offset: offset)
  }

  /// The text behind a key, without quotes, to the next comma.
  private static func value(of key: StaticString, in header: [UInt8]) -> [UInt8]? {
    guard let start = end(of: key, in: header) else { return nil }
    let rest = header[start...].drop { $0 == 0x20 || $0 == 0x3A || $0 == 0x27 }
    return Array(rest.prefix { $0 != 0x27 && $0 != 0x2C && $0 != 0x7D })
  }

  private static func shape(in header: [UInt8]) -> [Int]? {
    guard let start = end(of: "shape", in: header),
      let opening = header[start...].firstIndex(of: UInt8(ascii: "(")),
      let closing = header[opening...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    var shape: [Int] = []
    for part in header[(opening + 1)..<closing].split(separator: UInt8(ascii: ",")) {
      if part.contains(UInt8(ascii: "-")) { return nil }
      let digits = part.filter { isDigit($0) }
      if digits.isEmpty { continue }
      guard digits.count <= 12 else { return nil }
      shape.append(digits.reduce(0) { $0 * 10 + Int($1 - 48) })
    }
    return shape
  }

  /// Where a quoted key ends.
  private static func end(of key: StaticString, in header: [UInt8]) -> Int? {
    let text = Array("'".utf8) + Array(key.description.utf8) + Array("'".utf8)
    return header.indices.first { header[$0...].starts(with: text) }.map { $0 + text.count }
  }
}

extension ArrayLayout {
  /// The number in some bytes; nil for a whole number that 64-bit floating point would round.
  func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    var bits: UInt64 = 0
    if isBigEndian {
      for byte in bytes { bits = bits << 8 | UInt64(byte) }
    } else {
      for byte in bytes.reversed() { bits = bits << 8 | UInt64(byte) }
    }
    switch kind {
    case .floating:
      return switch size {
      case 2: Self.half(bits)
      case 4: Double(Float(bitPattern: UInt32(bits)))
      default: Double(bitPattern: bits)
      }
    case .unsigned: return exact(Double(bits))
    case .signed:
      let shift = UInt64(64 - 8 * size)
      return exact(Double(Int64(bitPattern: bits << shift) >> Int64(shift)))
    }
  }

  private func exact(_ value: Double) -> Double? {
    value.magnitude <= 9_007_199_254_740_992 ? value : nil
  }

  /// Of 16 bits: a sign, five of the exponent, ten of the fraction.
  private static func half(_ bits: UInt64) -> Double {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let magnitude: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
      }
    return bits >> 15 == 1 ? -magnitude : magnitude
  }
}
