import Markup
import Numerals

/// The name of a line, which stands at its end instead of in a legend.
public struct EndLabel: Sendable {
  public var text: String
  public var identity: SeriesIdentity
  public var x: Double
  public var y: Double

  public init(_ text: String, _ identity: SeriesIdentity, x: Double, y: Double) {
    self.text = text
    self.identity = identity
    self.x = x
    self.y = y
  }

  /// At the last value of a line that is a number.
  public init(_ text: String, _ identity: SeriesIdentity, x: [Double], y: [Double]) {
    self.init(text, identity, x: x.last ?? 0, y: .nan)
    for index in stride(from: min(x.count, y.count) - 1, through: 0, by: -1)
    where x[index].isFinite && y[index].isFinite {
      self.x = x[index]
      self.y = y[index]
      return
    }
  }
}

extension Mark {
  /// Labels to the right of the panel at the ends of lines, moved apart where they would overlap; in columns
  /// where a panel is too low for all of them below each other. The marker stands before the text, so that
  /// the text can be in ink.
  public static func endLabels(_ labels: [EndLabel], size: Double = 11) -> Mark {
    let column = EndLabelColumn(labels, size: size)
    return Mark(
      margins: { panel in
        Insets(
          right: labels.isEmpty ? 6 : column.width * Double(column.count(within: panel, axis: 48)))
      },
      draw: { panel in
        let wanted = labels.map { label in
          let y = panel.y.position(label.y)
          return y.isFinite ? min(max(y, panel.frame.y), panel.frame.bottom) : panel.frame.bottom
        }
        let count = column.count(within: panel, axis: 0)
        let room = (panel.frame.y - 4)...(panel.frame.bottom + 4)
        let places = spread(wanted, distance: column.distance / Double(count), within: room)
        let order = places.indices.sorted { places[$0] < places[$1] }
        var elements: [Element] = []
        for (index, label) in labels.enumerated() {
          let rank = order.firstIndex(of: index) ?? 0
          let place = Point(
            panel.frame.right + Double(rank % count) * column.width, places[index])
          elements += endLabel(
            label, from: rank % count == 0 ? wanted[index] : nil, to: place, size: size)
        }
        return elements
      })
  }
}

/// The room that labels take below each other.
private struct EndLabelColumn: Sendable {
  let labels: Int
  let distance: Double
  let width: Double

  init(_ labels: [EndLabel], size: Double) {
    self.labels = labels.count
    distance = size * 1.25
    var widest = 0.0
    for label in labels { widest = max(widest, TextWidth.of(label.text, size: size)) }
    width = widest * TextWidth.reserve + 28
  }

  /// How many columns are needed.
  ///
  /// - Parameter axis: what an axis may still take of the panel's height.
  func count(within panel: Panel, axis: Double) -> Int {
    let rows = max(1, floorInt((panel.frame.height - axis + 8) / distance) + 1)
    return max(1, (labels + rows - 1) / rows)
  }
}

/// - Parameter start: where the line ends; nil for a label that other labels stand before.
private func endLabel(
  _ label: EndLabel, from start: Double?, to place: Point, size: Double
) -> [Element] {
  let role = ColourRole.series(label.identity)
  var leader = PathData()
  if let start { leader.segment(Point(place.x + 2, start), Point(place.x + 9, place.y)) }
  return [
    Ink.path(leader, stroke: Stroke(role, width: 1, opacity: 0.6)),
    Ink.markers(
      label.identity.marker, at: [Point(place.x + 13.5, place.y)], radius: 3.5, role: role),
  ] + Ink.centredText(label.text, at: Point(place.x + 21, place.y), TextStyle(size: size))
}

/// The places nearest to the wanted ones that keep a distance: groups that collide are pooled
/// around their mean until none collide (isotonic regression), then pushed into the room.
public func spread(
  _ wanted: [Double], distance: Double, within room: ClosedRange<Double>
) -> [Double] {
  let order = wanted.indices.sorted {
    wanted[$0] < wanted[$1] || (wanted[$0] == wanted[$1] && $0 < $1)
  }
  var groups: [(sum: Double, count: Int)] = []
  for (rank, index) in order.enumerated() {
    groups.append((wanted[index] - Double(rank) * distance, 1))
    while groups.count > 1 {
      let last = groups[groups.count - 1]
      let before = groups[groups.count - 2]
      guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
      groups.removeLast(2)
      groups.append((before.sum + last.sum, before.count + last.count))
    }
  }
  let height = Double(max(0, wanted.count - 1)) * distance
  let low = room.lowerBound
  let high = max(low, room.upperBound - height)
  var places = wanted
  var rank = 0
  for group in groups {
    let start = min(max(group.sum / Double(group.count), low), high)
    for _ in 0..<group.count {
      places[order[rank]] = start + Double(rank) * distance
      rank += 1
    }
  }
  return places
}
