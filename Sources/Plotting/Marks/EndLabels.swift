import Markup

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
  /// Labels to the right of the panel at the ends of lines, moved apart where they would overlap.
  /// The marker stands before the text, so that the text can be in ink.
  public static func endLabels(_ labels: [EndLabel], size: Double = 11) -> Mark {
    Mark(
      margins: { _ in
        var widest = 0.0
        for label in labels { widest = max(widest, TextWidth.of(label.text, size: size)) }
        return Insets(right: labels.isEmpty ? 6 : widest * TextWidth.reserve + 28)
      },
      draw: { panel in
        let wanted = labels.map { label in
          let y = panel.y.position(label.y)
          return y.isFinite ? min(max(y, panel.frame.y), panel.frame.bottom) : panel.frame.bottom
        }
        let room = (panel.frame.y - 4)...(panel.frame.bottom + 4)
        let places = spread(wanted, distance: size * 1.25, within: room)
        var elements: [Element] = []
        for (index, label) in labels.enumerated() {
          elements += endLabel(label, from: wanted[index], to: places[index], panel, size: size)
        }
        return elements
      })
  }
}

private func endLabel(
  _ label: EndLabel, from start: Double, to y: Double, _ panel: Panel, size: Double
) -> [Element] {
  let edge = panel.frame.right
  let role = ColourRole.series(label.identity)
  var leader = PathData()
  leader.segment(Point(edge + 2, start), Point(edge + 9, y))
  return [
    Ink.path(leader, stroke: Stroke(role, width: 1, opacity: 0.6)),
    Ink.markers(label.identity.marker, at: [Point(edge + 13.5, y)], radius: 3.5, role: role),
  ] + Ink.centredText(label.text, at: Point(edge + 21, y), TextStyle(size: size))
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
