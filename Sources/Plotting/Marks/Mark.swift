import Markup

/// One layer of a plot: it says which values it shows, how much room it needs around the panel, and
/// draws itself on trained scales.
///
/// A struct of functions, because Embedded Swift has no existentials.
public struct Mark: Sendable {
  /// Adds the mark's values to what the scales will span.
  public var train: @Sendable (inout Extents) -> Void
  /// The room outside of the panel, asked for once the scales are known.
  public var margins: @Sendable (Panel) -> Insets
  /// From back to front.
  public var draw: @Sendable (Panel) -> [Element]

  public init(
    train: @escaping @Sendable (inout Extents) -> Void = { _ in },
    margins: @escaping @Sendable (Panel) -> Insets = { _ in Insets() },
    draw: @escaping @Sendable (Panel) -> [Element]
  ) {
    self.train = train
    self.margins = margins
    self.draw = draw
  }

  /// A mark of both channels with plain values.
  public init(x: [Double], y: [Double], draw: @escaping @Sendable (Panel) -> [Element]) {
    self.init(
      train: { extents in
        for value in x { extents.x.include(value) }
        for value in y { extents.y.include(value) }
      }, draw: draw)
  }
}

/// The area between the axes with its two trained scales. A class, because it is large and
/// handed to every mark.
public final class Panel: Sendable {
  public let frame: Rect
  public let x: Scale
  public let y: Scale
  public let xAxis: Axis
  public let yAxis: Axis

  public init(frame: Rect, xAxis: Axis, yAxis: Axis, extents: Extents) {
    self.frame = frame
    self.xAxis = xAxis
    self.yAxis = yAxis
    x = Scale(xAxis, extent: extents.x, from: frame.x, to: frame.right)
    // The first category stands at the top, the smallest number at the bottom.
    if case .ordinal = yAxis.kind {
      y = Scale(yAxis, extent: extents.y, from: frame.y, to: frame.bottom)
    } else {
      y = Scale(yAxis, extent: extents.y, from: frame.bottom, to: frame.y)
    }
  }

  public func point(_ x: Double, _ y: Double) -> Point {
    Point(self.x.position(x), self.y.position(y))
  }
}
