/// What a file is that is no table, told by its first bytes.
public enum FileSignature: Sendable, Equatable {
  /// An Excel workbook, an OpenDocument spreadsheet or any other zip archive.
  case zip
  /// The workbook of Excel before 2007.
  case oldWorkbook
  case gzip, bzip2, xz, zstandard
  case pdf, html, json, parquet, hdf5, sqlite, numpyArchive
  /// A trace of this program.
  case trace
  case utf32
  case arff, picture
  /// What TensorBoard reads.
  case eventFile

  init?(_ bytes: [UInt8]) {
    for (signature, start) in Self.starts where bytes.starts(with: start) {
      let holdsArrays = bytes.dropFirst(30).prefix(60).split(separator: UInt8(ascii: "."))
        .dropFirst()
        .contains { $0.starts(with: "npy".utf8) }
      self = signature == .zip && holdsArrays ? .numpyArchive : signature
      return
    }
    // A length of eight bytes, a checksum, and the version of the format.
    let isEvents = bytes.count > 40 && bytes.prefix(40).contains(0)
    let version = Array("brain.Event:".utf8)
    if isEvents, (0..<40).contains(where: { bytes[$0...].starts(with: version) }) {
      self = .eventFile
      return
    }
    guard let known = Self.text(bytes) else { return nil }
    self = known
  }

  private static let starts: [(FileSignature, [UInt8])] = [
    (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
    (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0]), (.gzip, [0x1F, 0x8B]),
    (.bzip2, [0x42, 0x5A, 0x68, 0x31]), (.bzip2, [0x42, 0x5A, 0x68, 0x39]),
    (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A]), (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
    (.pdf, [0x25, 0x50, 0x44, 0x46, 0x2D]), (.parquet, [0x50, 0x41, 0x52, 0x31]),
    (.hdf5, [0x89, 0x48, 0x44, 0x46]), (.sqlite, Array("SQLite format 3".utf8)),
    (.picture, [0x89, 0x50, 0x4E, 0x47]), (.picture, [0xFF, 0xD8, 0xFF]),
    (.picture, Array("GIF8".utf8)),
    (.utf32, [0xFF, 0xFE, 0, 0]), (.utf32, [0, 0, 0xFE, 0xFF]),
  ]

  /// Of the kinds that are text: what begins like JSON or a page of the web, which no header does.
  private static func text(_ bytes: [UInt8]) -> FileSignature? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = lowercased(
      bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0).prefix(200)
        .drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 })
    if start.starts(with: "{\"format\":\"gradflow".utf8) { return .trace }
    if isMarkup(start) { return .html }
    if start.starts(with: "@relation".utf8) { return .arff }
    if start.first == UInt8(ascii: "%"), isARFF(bytes) { return .arff }
    let next = start.dropFirst().drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    switch (start.first, next.first) {
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "["), UInt8(ascii: "{")),
      (UInt8(ascii: "["), UInt8(ascii: "[")), (UInt8(ascii: "["), UInt8(ascii: "\"")):
      return .json
    case (UInt8(ascii: "["), let digit?) where isDigit(digit): return .json
    default: return nil
    }
  }

  /// A tag, a declaration or a comment of HTML or XML.
  private static func isMarkup(_ start: [UInt8]) -> Bool {
    guard start.first == UInt8(ascii: "<"), start.contains(UInt8(ascii: ">")), start.count > 1
    else {
      return false
    }
    let names = [
      "!", "?", "html", "head", "meta", "body", "table", "rows", "workbook", "data", "root",
    ]
    return names.contains { start.dropFirst().starts(with: $0.utf8) }
  }

  /// Weka's tables begin with comments and the name of the table.
  private static func isARFF(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(20_000).split(separator: UInt8(ascii: "\n")).contains {
      lowercased($0.prefix(9)).starts(with: "@relation".utf8)
    }
  }
}
