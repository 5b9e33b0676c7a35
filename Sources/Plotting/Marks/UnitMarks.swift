import Markup
import Numerals

extension Mark {
  /// Units as a swarm above the lower edge of the panel, each at its value of x, by its state. Those
  /// that would cover each other are piled up; what lies beyond the panel stands at its edge.
  ///
  /// - Parameters:
  ///   - states: nil for a unit without a state.
  ///   - first: the number of the first unit among the points of the figure.
  public static func unitSwarm(x: [Double], states: [UnitState?], first: Int = 0) -> Mark {
    Mark { panel in
      let frame = panel.frame
      let wanted = x.map { min(max(panel.x.position($0), frame.x), frame.right) }
      var radius = 5.0
      var places = swarm(wanted, distance: 2 * radius + 1)
      // Smaller until the highest pile fits, or nothing would be seen any more.
      while radius > 2, !fits(places, radius, frame.height) {
        radius -= 0.5
        places = swarm(wanted, distance: 2 * radius + 1)
      }
      let levels = max(1, floorInt(frame.height / (2 * radius + 1)))
      var elements: [Element] = []
      for (index, (place, state)) in zip(places, states).enumerated() {
        var centre = Point(frame.x, frame.bottom)
        if let place {
          let level = Double(place.level % levels)
          centre = Point(place.x, frame.bottom - radius - 2 - level * (2 * radius + 1))
        }
        let drawn = circle(state, at: centre, radius: place == nil ? 0 : radius)
        elements += drawn.map { $0.with("data-point", (first + index).description) }
      }
      return elements
    }
  }
}

private func fits(
  _ places: [(x: Double, level: Int)?], _ radius: Double, _ height: Double
) -> Bool {
  var highest = 0
  for place in places { highest = max(highest, place?.level ?? 0) }
  return Double(highest + 1) * (2 * radius + 1) <= height
}

/// Each place on the lowest level where nothing is nearer than the distance; nil for a place that is
/// not a number.
private func swarm(_ places: [Double], distance: Double) -> [(x: Double, level: Int)?] {
  let order = places.indices.filter { places[$0].isFinite }.sorted {
    places[$0] < places[$1] || (places[$0] == places[$1] && $0 < $1)
  }
  var ends: [Double] = []
  var result = [(x: Double, level: Int)?](repeating: nil, count: places.count)
  for index in order {
    let x = places[index]
    let level = ends.firstIndex { x - $0 >= distance } ?? ends.count
    if level < ends.count { ends[level] = x } else { ends.append(x) }
    result[index] = (x, level)
  }
  return result
}

private func circle(_ state: UnitState?, at place: Point, radius: Double) -> [Element] {
  if let state { return StateShape.circle(state, at: place, radius: radius) }
  let rim = Stroke(.mutedInk, width: 1.5)
  return [
    Ink.circle(at: place, radius: radius, fill: Fill(.background), stroke: rim),
    Ink.path(PathData(), stroke: rim),
  ]
}
