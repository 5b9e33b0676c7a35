import FoundationEssentials

/// Why the benchmark cannot go on, in one sentence without a full stop.
struct Problem: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

/// Numbers as they stand in the files of a workload: 32 bits each (64 for drawings), little-endian, nothing else.
enum Files {
  static func floats(_ path: String) throws(Problem) -> [Double] {
    try words(path).map { Double(Float(bitPattern: $0)) }
  }

  static func doubles(_ path: String) throws(Problem) -> [Double] {
    let data = try bytes(path)
    guard data.count % 8 == 0 else { throw Problem("\(path) ends within a number") }
    return data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 8).map {
        Double(
          bitPattern: UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
      }
    }
  }

  static func integers(_ path: String) throws(Problem) -> [Int] {
    try words(path).map { Int(Int32(bitPattern: $0)) }
  }

  static func write(_ integers: [Int], to path: String) throws(Problem) {
    var data = Data()
    for integer in integers {
      withUnsafeBytes(of: Int32(truncatingIfNeeded: integer).littleEndian) {
        data.append(contentsOf: $0)
      }
    }
    try write(data, to: path)
  }

  static func write(_ text: String, to path: String) throws(Problem) {
    try write(Data(text.utf8), to: path)
  }

  private static func write(_ data: Data, to path: String) throws(Problem) {
    do {
      try data.write(to: URL(filePath: path))
    } catch {
      throw Problem("cannot write \(path)")
    }
  }

  static func settings(_ path: String) throws(Problem) -> Workload.Settings {
    let data = try bytes(path)
    do {
      return try JSONDecoder().decode(Workload.Settings.self, from: data)
    } catch {
      throw Problem("\(path) is not the description of a workload")
    }
  }

  private static func words(_ path: String) throws(Problem) -> [UInt32] {
    let data = try bytes(path)
    guard data.count % 4 == 0 else { throw Problem("\(path) ends within a number") }
    return data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
      }
    }
  }

  private static func bytes(_ path: String) throws(Problem) -> Data {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Problem("cannot read \(path)")
    }
  }
}
