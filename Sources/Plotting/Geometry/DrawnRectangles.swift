import Markup

/// Reads back which rectangles an element covers: a `rect`, or a path of `PathData.rectangle`.
enum DrawnRectangles {
  static func of(_ element: Element) -> [Rect] {
    if element.isNamed("rect") {
      func side(_ name: StaticString) -> Double {
        element.value(of: name).map { numbers(in: $0).first ?? 0 } ?? 0
      }
      return [Rect(x: side("x"), y: side("y"), width: side("width"), height: side("height"))]
    }
    guard element.isNamed("path"), let data = element.value(of: "d") else { return [] }
    return data.utf8.split(separator: UInt8(ascii: "Z")).compactMap { part in
      // `M x y H right V bottom H x`; everything else is no rectangle.
      let found = numbers(in: String(decoding: part, as: UTF8.self))
      guard found.count == 5, part.contains(UInt8(ascii: "H")), found[4] == found[0] else {
        return nil
      }
      return Rect(x: found[0], y: found[1], width: found[2] - found[0], height: found[3] - found[1])
    }
  }

  /// The numbers of a text, in the notation of `coordinateText`.
  static func numbers(in text: String) -> [Double] {
    var numbers: [Double] = []
    var digits = 0.0
    var scale = 0.0
    var sign = 1.0
    var isOpen = false
    func close() {
      if isOpen { numbers.append(sign * (scale > 0 ? digits / scale : digits)) }
      (digits, scale, sign, isOpen) = (0, 0, 1, false)
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Double(byte - 0x30)
        if scale > 0 { scale *= 10 }
        isOpen = true
      case UInt8(ascii: "."): scale = 1
      case UInt8(ascii: "-"):
        close()
        sign = -1
      default: close()
      }
    }
    close()
    return numbers
  }
}
