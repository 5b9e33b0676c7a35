import Markup
import Numerals

/// Layers of units as columns of circles with weighted connections.
public struct NetworkDiagram: Sendable {
  /// The state of each unit, layer by layer; nil for units without one, such as inputs. A layer without
  /// units stands for what is left out.
  public var layers: [[UnitState?]]
  /// Names under the columns.
  public var labels: [String]
  public var edges: [Edge]
  /// Explains the columns in a second line; may be empty.
  public var details: [String]

  /// A connection with how strongly it is drawn.
  public struct Edge: Sendable {
    /// The layer on the left; the connection ends in the next one.
    public var layer: Int
    public var from: Int
    public var to: Int
    /// From 0 (hardly seen) to 1.
    public var strength: Double
    public var role: ColourRole

    public init(layer: Int, from: Int, to: Int, strength: Double, _ role: ColourRole) {
      self.layer = layer
      self.from = from
      self.to = to
      self.strength = strength
      self.role = role
    }
  }

  public init(
    layers: [[UnitState?]], labels: [String], edges: [Edge], details: [String] = []
  ) {
    self.layers = layers
    self.labels = labels
    self.edges = edges
    self.details = details
  }

  public func elements(in rect: Rect) -> [Element] {
    let room = rect.inset(by: Insets(bottom: details.isEmpty ? 24 : 40))
    let radius = radius(in: room)
    let places = unitPlaces(in: room, radius: radius)
    var elements: [Element] = []
    func add(_ edge: Edge, to path: inout PathData) {
      let a = places[edge.layer][edge.from]
      let b = places[edge.layer + 1][edge.to]
      path.segment(Point(a.x + radius, a.y), Point(b.x - radius, b.y))
    }
    if edges.count <= Self.mostSingleEdges {
      for edge in edges {
        var path = PathData()
        add(edge, to: &path)
        elements.append(Ink.path(path, stroke: stroke(edge.role, edge.strength)))
      }
    } else {
      // The same elements whatever the strengths are: one for every look that an edge can have.
      var roles = [ColourRole.missing, .exactZero, .mutedInk]
      for edge in edges where !roles.contains(edge.role) { roles.append(edge.role) }
      for role in roles {
        for grade in 0...Self.grades {
          var path = PathData()
          for edge in edges where edge.role == role && self.grade(edge.strength) == grade {
            add(edge, to: &path)
          }
          elements.append(
            Ink.path(path, stroke: stroke(role, Double(grade) / Double(Self.grades))))
        }
      }
    }
    for (layer, states) in layers.enumerated() {
      for (unit, state) in states.enumerated() {
        elements += circle(state, at: places[layer][unit], radius: radius)
      }
      elements += names(
        of: layer, x: column(layer, in: room, radius: radius), y: room.bottom + 14)
    }
    return elements + veils(places, radius: radius, in: rect)
  }

  /// A layer is its units and the connections that lead to them; the first column is none.
  private func veils(_ places: [[Point]], radius: Double, in rect: Rect) -> [Element] {
    let columns = places.map { $0.first?.x ?? rect.x }
    return columns.indices.dropFirst().map { layer in
      let left = columns[layer - 1] + radius + 1.5
      let right = columns[layer] + radius + 1.5
      return Ink.veil(
        Rect(x: left, y: rect.y, width: max(0, right - left), height: rect.height), layer: layer)
    }
  }

  /// Up to so many edges have elements of their own, which change one by one when a figure moves.
  private static let mostSingleEdges = 600
  /// How finely the strengths of more edges are told apart.
  private static let grades = 8

  private func grade(_ strength: Double) -> Int {
    strength == strength ? roundInt(min(max(strength, 0), 1) * Double(Self.grades)) : 0
  }

  private func stroke(_ role: ColourRole, _ strength: Double) -> Stroke {
    let strength = strength == strength ? min(max(strength, 0), 1) : 0
    return Stroke(role, width: 0.5 + 2.5 * strength, opacity: 0.25 + 0.75 * strength)
  }

  private func circle(_ state: UnitState?, at place: Point, radius: Double) -> [Element] {
    if let state { return StateShape.circle(state, at: place, radius: radius) }
    let rim = Stroke(.mutedInk, width: 1.5)
    return [
      Ink.circle(at: place, radius: radius, fill: Fill(.background), stroke: rim),
      Ink.path(PathData(), stroke: rim),
    ]
  }

  private func names(of layer: Int, x: Double, y: Double) -> [Element] {
    var elements: [Element] = []
    if layer < labels.count {
      elements += Ink.text(labels[layer], at: Point(x, y), TextStyle(size: 11, anchor: .middle))
    }
    if layer < details.count {
      let style = TextStyle(size: 11, role: .mutedInk, anchor: .middle)
      elements += Ink.text(details[layer], at: Point(x, y + 15), style)
    }
    return elements
  }

  private func radius(in rect: Rect) -> Double {
    var most = 1
    for layer in layers { most = max(most, layer.count) }
    // A third of the way to the next column stays free for the connections.
    let pitch = max(0, rect.width - 80) / Double(max(1, layers.count - 1))
    return min(11, pitch / 3, max(2, rect.height / Double(most) * 0.36))
  }

  private func column(_ index: Int, in rect: Rect, radius: Double) -> Double {
    guard layers.count > 1 else { return rect.centre.x }
    let margin = max(radius, 40)
    let span = max(0, rect.width - 2 * margin)
    return rect.x + margin + span * Double(index) / Double(layers.count - 1)
  }

  private func unitPlaces(in rect: Rect, radius: Double) -> [[Point]] {
    layers.enumerated().map { index, units in
      let x = column(index, in: rect, radius: radius)
      let pitch = min(rect.height / Double(max(units.count, 1)), radius * 3.4)
      let top = rect.centre.y - pitch * Double(units.count - 1) / 2
      return units.indices.map { Point(x, top + Double($0) * pitch) }
    }
  }
}
