/// A place in user units; y grows downwards.
public struct Point: Sendable, Equatable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// False for a place that cannot be drawn.
  public var isFinite: Bool { x.isFinite && y.isFinite }
}

/// An axis-parallel rectangle in user units.
public struct Rect: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  public var right: Double { x + width }
  public var bottom: Double { y + height }
  public var centre: Point { Point(x + width / 2, y + height / 2) }

  /// What is left after the margins are taken away.
  public func inset(by margins: Insets) -> Rect {
    Rect(
      x: x + margins.left, y: y + margins.top,
      width: width - margins.left - margins.right, height: height - margins.top - margins.bottom)
  }

  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
  }

  /// Equal cells, row by row, with a gap between neighbours.
  public func grid(columns: Int, rows: Int, gap: Double) -> [Rect] {
    let width = (self.width - gap * Double(columns - 1)) / Double(columns)
    let height = (self.height - gap * Double(rows - 1)) / Double(rows)
    return (0..<rows * columns).map { index in
      Rect(
        x: x + Double(index % columns) * (width + gap),
        y: y + Double(index / columns) * (height + gap), width: width, height: height)
    }
  }
}

/// Room kept free at the four sides.
public struct Insets: Sendable, Equatable {
  public var top: Double
  public var right: Double
  public var bottom: Double
  public var left: Double

  public init(top: Double = 0, right: Double = 0, bottom: Double = 0, left: Double = 0) {
    self.top = top
    self.right = right
    self.bottom = bottom
    self.left = left
  }

  /// Room enough for both.
  public func union(_ other: Insets) -> Insets {
    Insets(
      top: max(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom), left: max(left, other.left))
  }
}
