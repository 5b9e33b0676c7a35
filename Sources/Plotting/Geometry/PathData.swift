import Numerals

/// The `d` of a path, written as it grows: tenths of a unit, relative to the place before, as short as
/// they can be. Rounded are the places and not the ways between them, so that no error adds up. Places
/// that are not finite never get in.
public struct PathData: Sendable {
  /// A path without ink; an empty `d` is an error in some renderers.
  public static let emptyText = "M0 0"

  private var bytes: [UInt8] = []
  /// Where the pen is and where its stroke began, in tenths.
  private var pen = Tenths(x: 0, y: 0)
  private var start = Tenths(x: 0, y: 0)
  /// A straight way that is not written yet, because the next one may go on in its direction.
  private var pending = Tenths(x: 0, y: 0)
  /// Whether the stroke has a line, if only one without length.
  private var isOpen = false
  /// What numbers without a letter would mean, and whether the last number had decimals.
  private var command: UInt8 = 0
  private var endsInDecimals = false

  private struct Tenths: Equatable {
    var x: Int
    var y: Int

    init(x: Int, y: Int) { (self.x, self.y) = (x, y) }

    init(_ point: Point) { self.init(x: tenths(point.x), y: tenths(point.y)) }

    static func - (a: Tenths, b: Tenths) -> Tenths { Tenths(x: a.x - b.x, y: a.y - b.y) }

    /// Whether a way goes on in the same direction.
    func continues(_ other: Tenths) -> Bool {
      // In 64 bits, which an `Int` of WebAssembly has not. Tenths have 32 bits at most, so nothing
      // overflows; asked whether it does, WebAssembly would need a product of 128 bits.
      let (a, b) = ((x: Int64(x), y: Int64(y)), (x: Int64(other.x), y: Int64(other.y)))
      return a.x &* b.y == a.y &* b.x && a.x &* b.x &+ a.y &* b.y > 0
    }
  }

  public init() {}

  public var isEmpty: Bool { bytes.isEmpty }
  public var text: String {
    guard !isEmpty else { return PathData.emptyText }
    var whole = self
    whole.flush()
    return String(decoding: whole.bytes, as: UTF8.self)
  }

  // Not inlined, for their code is large and they stand everywhere: a page has to carry it.

  @inline(never)
  public mutating func move(to point: Point) {
    guard point.isFinite else { return }
    flush()
    let place = Tenths(point)
    if bytes.isEmpty {
      write(letter: UInt8(ascii: "M"))
      write(place)
      command = 0
    } else {
      write(letter: UInt8(ascii: "m"))
      write(place - pen)
      command = UInt8(ascii: "l")
    }
    pen = place
    start = place
    isOpen = false
  }

  @inline(never)
  public mutating func line(to point: Point) {
    guard point.isFinite else { return }
    let place = Tenths(point)
    let way = place - pen
    pen = place
    if way == Tenths(x: 0, y: 0) {
      if !isOpen { write(way, as: UInt8(ascii: "l")) }
    } else if pending.continues(way) {
      pending = Tenths(x: pending.x + way.x, y: pending.y + way.y)
    } else {
      flush()
      pending = way
    }
    isOpen = true
  }

  public mutating func close() {
    guard !isEmpty else { return }
    flush()
    write(letter: UInt8(ascii: "z"))
    command = 0
    pen = start
  }

  /// A straight stroke from place to place.
  public mutating func segment(_ a: Point, _ b: Point) {
    guard a.isFinite, b.isFinite else { return }
    move(to: a)
    line(to: b)
  }

  public mutating func polygon(_ points: [Point]) {
    guard points.count > 1 else { return }
    for point in points where !point.isFinite { return }
    polyline(points)
    close()
  }

  public mutating func polyline(_ points: [Point]) {
    for (index, point) in points.enumerated() {
      if index == 0 { move(to: point) } else { line(to: point) }
    }
  }

  @inline(never)
  public mutating func rectangle(_ rect: Rect) {
    guard rect.width > 0, rect.height > 0 else { return }
    polygon([
      Point(rect.x, rect.y), Point(rect.right, rect.y), Point(rect.right, rect.bottom),
      Point(rect.x, rect.bottom),
    ])
  }

  /// A rectangle that will be filled and has no outline, so that nothing need close it. Heat maps have
  /// thousands of them: from left to right, the way to the next one is as short as can be.
  mutating func cell(_ rect: Rect) {
    guard rect.width > 0, rect.height > 0 else { return }
    move(to: Point(rect.x, rect.y))
    let size = Tenths(Point(rect.right, rect.bottom)) - pen
    write(letter: UInt8(ascii: "v"))
    write(size.y)
    write(letter: UInt8(ascii: "h"))
    write(size.x)
    write(letter: UInt8(ascii: "v"))
    write(-size.y)
    pen.x += size.x
    isOpen = true
  }

  public mutating func circle(at centre: Point, radius: Double) {
    guard centre.isFinite else { return }
    move(to: Point(centre.x - radius, centre.y))
    let r = tenths(radius)
    for across in [2 * r, -2 * r] {
      write(letter: UInt8(ascii: "a"))
      for number in [r, r, 0, 10, 0, across, 0] { write(number) }
    }
    close()
  }

  /// A quadratic curve from the current place.
  public mutating func curve(through control: Point, to end: Point) {
    guard control.isFinite, end.isFinite else { return }
    flush()
    let place = Tenths(end)
    write(letter: UInt8(ascii: "q"))
    write(Tenths(control) - pen)
    write(place - pen)
    command = 0
    pen = place
    isOpen = true
  }

  private mutating func flush() {
    let way = pending
    guard way != Tenths(x: 0, y: 0) else { return }
    pending = Tenths(x: 0, y: 0)
    if way.y == 0 {
      write(letter: UInt8(ascii: "h"))
      write(way.x)
    } else if way.x == 0 {
      write(letter: UInt8(ascii: "v"))
      write(way.y)
    } else {
      write(way, as: UInt8(ascii: "l"))
    }
  }

  private mutating func write(_ way: Tenths, as letter: UInt8) {
    if command != letter { write(letter: letter) }
    write(way)
  }

  private mutating func write(_ way: Tenths) {
    write(way.x)
    write(way.y)
  }

  private mutating func write(letter: UInt8) {
    bytes.append(letter)
    command = letter
    endsInDecimals = false
  }

  /// A number of tenths: `12`, `.5`, `-3.2`; a space parts it from one before where nothing else does.
  private mutating func write(_ tenths: Int) {
    let magnitude = tenths < 0 ? -tenths : tenths
    let whole = magnitude / 10
    let decimal = magnitude % 10
    if tenths < 0 {
      bytes.append(UInt8(ascii: "-"))
    } else if isAfterNumber, whole > 0 || decimal == 0 || !endsInDecimals {
      bytes.append(UInt8(ascii: " "))
    }
    if whole > 0 || decimal == 0 { writeDigits(whole) }
    if decimal > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(0x30 + UInt8(decimal))
    }
    endsInDecimals = decimal > 0
  }

  private var isAfterNumber: Bool { bytes.last.map { $0 < 0x3A } ?? false }

  private mutating func writeDigits(_ number: Int) {
    if number >= 10 { writeDigits(number / 10) }
    bytes.append(0x30 + UInt8(number % 10))
  }
}

/// Far outside of every canvas at most; larger numbers make Qt drop the shape.
private func tenths(_ value: Double) -> Int {
  roundInt(min(max(value, -100_000), 100_000) * 10)
}
