import Markup

/// How a line is drawn.
public struct Stroke: Sendable {
  public var role: ColourRole
  public var width: Double
  public var dash: Dash
  /// Written whenever given, so that frames in which it becomes 1 keep their shape.
  public var opacity: Double?

  public init(
    _ role: ColourRole, width: Double = 1, dash: Dash = .solid, opacity: Double? = nil
  ) {
    self.role = role
    self.width = width
    self.dash = dash
    self.opacity = opacity
  }
}

extension SeriesIdentity {
  /// The line of this identity.
  public var stroke: Stroke { Stroke(.series(self), width: 2, dash: dash) }
}

/// How a surface is drawn.
public struct Fill: Sendable {
  public var role: ColourRole
  public var opacity: Double?

  public init(_ role: ColourRole, opacity: Double? = nil) {
    self.role = role
    self.opacity = opacity
  }
}

/// Elements with their colours given twice: as an attribute for renderers that know no style sheet,
/// and as a class for the dark theme.
public enum Ink {
  public static func path(
    _ data: PathData, fill: Fill? = nil, stroke: Stroke? = nil, crisp: Bool = false
  ) -> Element {
    element("path", [Attribute("d", data.text)], fill: fill, stroke: stroke, crisp: crisp)
  }

  public static func rect(
    _ rect: Rect, fill: Fill? = nil, stroke: Stroke? = nil, crisp: Bool = false
  ) -> Element {
    element(
      "rect",
      [
        Attribute("x", coordinateText(rect.x)), Attribute("y", coordinateText(rect.y)),
        Attribute("width", coordinateText(rect.width)),
        Attribute("height", coordinateText(rect.height)),
      ], fill: fill, stroke: stroke, crisp: crisp)
  }

  public static func circle(
    at centre: Point, radius: Double, fill: Fill? = nil, stroke: Stroke? = nil
  ) -> Element {
    element(
      "circle",
      [
        Attribute("cx", coordinateText(centre.x)), Attribute("cy", coordinateText(centre.y)),
        Attribute("r", coordinateText(radius)),
      ], fill: fill, stroke: stroke)
  }

  public static func line(_ a: Point, _ b: Point, _ stroke: Stroke) -> Element {
    var data = PathData()
    data.segment(a, b)
    return path(data, stroke: stroke)
  }

  /// A marker: a filled shape with a thin rim of background, or an open one.
  public static func markers(
    _ marker: Marker, at points: [Point], radius: Double, role: ColourRole, rim: Bool = true
  ) -> Element {
    var data = PathData()
    for point in points { marker.add(to: &data, at: point, radius: radius) }
    guard !marker.isOpen else {
      let hollow = marker == .cross || marker == .plus
      return path(
        data, fill: hollow ? nil : Fill(.background),
        stroke: Stroke(role, width: max(1.2, radius * 0.5)))
    }
    return path(data, fill: Fill(role), stroke: rim ? Stroke(.background, width: 0.8) : nil)
  }

  static func element(
    _ name: StaticString, _ geometry: [Attribute], fill: Fill?, stroke: Stroke?, crisp: Bool = false
  ) -> Element {
    var classes = ""
    if let fill { classes = fill.role.className(.fill) }
    if let stroke { classes += (classes.isEmpty ? "" : " ") + stroke.role.className(.stroke) }
    var attributes = classes.isEmpty ? [] : [Attribute("class", classes)]
    attributes += geometry
    attributes.append(Attribute("fill", fill.map { Palette.light.colour($0.role).hex } ?? "none"))
    if let opacity = fill?.opacity {
      attributes.append(Attribute("fill-opacity", coordinateText(opacity)))
    }
    if let stroke { attributes += strokeAttributes(stroke) }
    if crisp { attributes.append(Attribute("shape-rendering", "crispEdges")) }
    return Element(name, attributes)
  }

  private static func strokeAttributes(_ stroke: Stroke) -> [Attribute] {
    var attributes = [
      Attribute("stroke", Palette.light.colour(stroke.role).hex),
      Attribute("stroke-width", coordinateText(stroke.width)),
    ]
    if let dash = stroke.dash.array { attributes.append(Attribute("stroke-dasharray", dash)) }
    if let opacity = stroke.opacity {
      attributes.append(Attribute("stroke-opacity", coordinateText(opacity)))
    }
    return attributes + [Attribute("stroke-linejoin", "round")]
  }
}
