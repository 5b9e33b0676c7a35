import Markup

/// The key to shapes and colours, in one line that wraps; for where labels cannot stand at data.
public struct Legend: Sendable {
  public var entries: [LegendEntry]

  public init(_ entries: [LegendEntry]) {
    self.entries = entries
  }

  /// The key to lines.
  public static func series(_ entries: [(SeriesIdentity, String)]) -> Legend {
    Legend(entries.map { LegendEntry($0.1, .series($0.0)) })
  }

  /// The key to what has become of units.
  public static func states(_ entries: [(UnitState, String)]) -> Legend {
    Legend(entries.map { LegendEntry($0.1, .state($0.0)) })
  }

  /// The key to the points of classes.
  public static func classes(_ entries: [(ClassIdentity, String)]) -> Legend {
    Legend(entries.map { LegendEntry($0.1, .classMark($0.0)) })
  }

  public var isEmpty: Bool { entries.isEmpty }

  public func height(width: Double) -> Double {
    let places = places(width: width)
    return (places.last.map { $0.y } ?? -rowHeight) + rowHeight
  }

  /// Draws with the top left corner at a place.
  public func elements(at origin: Point, width: Double) -> [Element] {
    var elements: [Element] = []
    for (entry, place) in zip(entries, places(width: width)) {
      let key = Rect(
        x: origin.x + place.x, y: origin.y + place.y + 2, width: entry.key.width, height: 12)
      elements += entry.key.elements(in: key)
      let text = Point(key.right + 6, key.centre.y)
      elements += Ink.centredText(entry.text, at: text, TextStyle(size: 11))
    }
    return elements
  }

  private func places(width: Double) -> [Point] {
    var places: [Point] = []
    var place = Point(0, 0)
    for entry in entries {
      let entryWidth =
        entry.key.width + 6 + TextWidth.of(entry.text, size: 11) * TextWidth.reserve
      if place.x > 0 && place.x + entryWidth > width { place = Point(0, place.y + rowHeight) }
      places.append(place)
      place.x += entryWidth + 18
    }
    return places
  }
}

private let rowHeight = 18.0

/// One line of a key.
public struct LegendEntry: Sendable {
  public var text: String
  public var key: LegendKey

  public init(_ text: String, _ key: LegendKey) {
    self.text = text
    self.key = key
  }
}

/// What a legend shows before its words.
public enum LegendKey: Sendable {
  case series(SeriesIdentity)
  case state(UnitState)
  case classMark(ClassIdentity)
  case swatch(ColourRole)
  case line(Stroke)
  /// A marker without a line.
  case marker(Marker, ColourRole)
  /// A surface with hatching.
  case hatched(ColourRole)

  var width: Double {
    switch self {
    case .series, .line: 26
    case .state, .classMark, .marker, .swatch, .hatched: 14
    }
  }

  func elements(in rect: Rect) -> [Element] {
    let left = Point(rect.x, rect.centre.y)
    let right = Point(rect.right, rect.centre.y)
    switch self {
    case .series(let identity):
      return [
        Ink.line(left, right, identity.stroke),
        Ink.markers(identity.marker, at: [rect.centre], radius: 3.5, role: .series(identity)),
      ]
    case .line(let stroke): return [Ink.line(left, right, stroke)]
    case .marker(let marker, let role):
      return [Ink.markers(marker, at: [rect.centre], radius: 4, role: role)]
    case .state(let state): return StateShape.cells(state, [rect])
    case .classMark(let identity):
      return [
        Ink.markers(identity.marker, at: [rect.centre], radius: 4, role: .classMark(identity))
      ]
    case .swatch(let role): return [Ink.rect(rect, fill: Fill(role))]
    case .hatched(let role):
      var lines = PathData()
      rect.hatch(into: &lines, spacing: 4)
      return [
        Ink.rect(rect, fill: Fill(role, opacity: 0.15)), Ink.path(lines, stroke: Stroke(role)),
      ]
    }
  }
}
