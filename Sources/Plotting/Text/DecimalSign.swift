import Markup

/// What stands between whole and decimal digits.
public enum DecimalSign: String, CaseIterable, Sendable {
  case point, comma

  /// The text with its numbers written in this way: a point between two digits becomes a comma. A row of
  /// points, as in `1.2.3`, is no number. Both signs are equally wide, so that no layout changes.
  public func applied(to text: String) -> String {
    guard self == .comma else { return text }
    var bytes = Array(text.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
      guard DecimalSign.isDigit(bytes, index - 1), DecimalSign.isDigit(bytes, index + 1) else {
        continue
      }
      let start = DecimalSign.end(of: bytes, from: index, by: -1)
      let end = DecimalSign.end(of: bytes, from: index, by: 1)
      let isRow =
        start > 0 && bytes[start - 1] == UInt8(ascii: ".") && DecimalSign.isDigit(bytes, start - 2)
        || end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ".")
          && DecimalSign.isDigit(bytes, end + 2)
      if !isRow { bytes[index] = UInt8(ascii: ",") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same for every text below an element.
  func applied(to element: Element) -> Element {
    guard self == .comma else { return element }
    var copy = element
    copy.content = element.content.map { node in
      switch node {
      case .element(let child): .element(applied(to: child))
      case .text(let text): .text(applied(to: text))
      case .unescaped: node
      }
    }
    return copy
  }

  private static func isDigit(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes.indices.contains(index) && bytes[index] >= 0x30 && bytes[index] <= 0x39
  }

  /// The last digit of those that lie beside a place.
  private static func end(of bytes: [UInt8], from index: Int, by direction: Int) -> Int {
    var place = index + direction
    while isDigit(bytes, place + direction) { place += direction }
    return place
  }
}
