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
    var pen = Point(0, 0)
    var start = pen
    var corners: [Point] = []
    for (letter, numbers) in commands(of: Array(data.utf8)) {
      switch letter {
      case UInt8(ascii: "M"), UInt8(ascii: "m"):
        guard numbers.count >= 2 else { return rectangles }
        if let found = rectangle(corners) { rectangles.append(found) }
        let isAbsolute = letter == UInt8(ascii: "M")
        pen = Point((isAbsolute ? 0 : pen.x) + numbers[0], (isAbsolute ? 0 : pen.y) + numbers[1])
        start = pen
        // A pair more is a line.
        corners = numbers.count == 2 ? [pen] : []
      case UInt8(ascii: "h"), UInt8(ascii: "v"):
        for way in numbers {
          if letter == UInt8(ascii: "h") { pen.x += way } else { pen.y += way }
          if !corners.isEmpty { corners.append(pen) }
        }
      case UInt8(ascii: "z"):
        if let found = rectangle(corners) { rectangles.append(found) }
        pen = start
        corners = []
      default: corners = []
      }
    }
    if let found = rectangle(corners) { rectangles.append(found) }
    return rectangles
  }

  /// What three ways along the axes go around, of which the last leads back as the first led away.
  private static func rectangle(_ corners: [Point]) -> Rect? {
    guard corners.count == 4 else { return nil }
    let (first, across, last) = (corners[0], corners[2], corners[3])
    guard abs(first.x - last.x) < 0.01 || abs(first.y - last.y) < 0.01 else { return nil }
    let (x, y) = (min(first.x, across.x), min(first.y, across.y))
    let (width, height) = (abs(across.x - first.x), abs(across.y - first.y))
    return width > 0 && height > 0 ? Rect(x: x, y: y, width: width, height: height) : nil
  }

  /// The letters of a path, each with its numbers.
  private static func commands(of data: [UInt8]) -> [(letter: UInt8, numbers: [Double])] {
    let starts = data.indices.filter { data[$0] >= UInt8(ascii: "A") }
    return starts.enumerated().map { place, start in
      let end = place + 1 < starts.count ? starts[place + 1] : data.count
      return (data[start], numbers(in: data[(start + 1)..<end]))
    }
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
