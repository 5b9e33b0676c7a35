import Markup

/// Reads back which rectangles an element covers: a `rect`, or a path of `PathData.rectangle`.
enum DrawnRectangles {
  static func of(_ element: Element) -> [Rect] {
    if element.isNamed("rect") {
      func side(_ name: StaticString) -> Double {
        element.value(of: name).map { numbers(in: Array($0.utf8)[...]).first ?? 0 } ?? 0
      }
      return [Rect(x: side("x"), y: side("y"), width: side("width"), height: side("height"))]
    }
    guard element.isNamed("path"), let data = element.value(of: "d") else { return [] }
    var rectangles: [Rect] = []
    var corner = Point(0, 0)
    for part in data.utf8.split(separator: UInt8(ascii: "z")) {
      // `m dx dy h width v height h -width`; everything else is no rectangle.
      let part = Array(part)
      let found = numbers(in: part[...])
      guard found.count > 1 else { return rectangles }
      // The first place is absolute, and so the way from the corner of the canvas.
      corner = Point(corner.x + found[0], corner.y + found[1])
      guard found.count == 5, part.contains(UInt8(ascii: "h")), found[4] == -found[2] else {
        continue
      }
      rectangles.append(Rect(x: corner.x, y: corner.y, width: found[2], height: found[3]))
    }
    return rectangles
  }

  /// The numbers of a text, in the notation of `coordinateText` and of `PathData`.
  static func numbers(in text: ArraySlice<UInt8>) -> [Double] {
    var numbers: [Double] = []
    var digits = 0.0
    var scale = 0.0
    var sign = 1.0
    var isOpen = false
    func close() {
      if isOpen { numbers.append(sign * (scale > 0 ? digits / scale : digits)) }
      (digits, scale, sign, isOpen) = (0, 0, 1, false)
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Double(byte - 0x30)
        if scale > 0 { scale *= 10 }
        isOpen = true
      case UInt8(ascii: "."):
        // A second point begins a number.
        if scale > 0 { close() }
        scale = 1
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
