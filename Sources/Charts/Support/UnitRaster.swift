import KernelCode
import Markup
import Plotting
import Recording
import Training
import Wording

/// The states of all ReLU units of one run between the steps at which any of them changed.
struct UnitRaster {
  struct Group: Sendable {
    var layer: Int
    var name: String
    var rows: Range<Int>
  }

  let run: SelectedRun
  let groups: [Group]
  let columnEdges: [Double]
  /// One for each row that is drawn, a state for each stretch between two edges.
  let rows: [[Plotting.UnitState?]]
  /// How many units a row stands for at most; 1 where every unit has its own.
  let unitsPerRow: Int
  /// All ReLU units, and those that are dead all the time.
  let unitCount: Int
  private let bornDead: Int
  /// How many units are dead in each stretch.
  let deadCounts: [Int]

  /// More rows than this are thinner than two units of a picture of one run.
  private static let mostRows = 320

  init(_ run: SelectedRun) {
    self.run = run
    var groups: [Group] = []
    var firstRow = [Int?](repeating: nil, count: run.layerCount)
    var count = 0
    for (index, layer) in run.manifest.layers.enumerated() where layer.activation.canBeInactive {
      firstRow[index] = count
      groups.append(
        Group(
          layer: index + 1, name: UnitLifeText.layer(index + 1),
          rows: count..<(count + layer.units)))
      count += layer.units
    }
    let start = run.record.steps.first ?? 0
    let end = (run.record.steps.last ?? 0) + 1
    var starts = [start]
    let events = run.record.events.filter { $0.step < end }
    for event in events where event.step > (starts.last ?? start) { starts.append(event.step) }
    var rows = [[Plotting.UnitState?]](
      repeating: Array(repeating: .healthy, count: starts.count), count: count)
    var stretch = 0
    for event in events {
      while stretch + 1 < starts.count && starts[stretch + 1] <= event.step { stretch += 1 }
      guard event.layer >= 1, event.layer <= run.layerCount, let first = firstRow[event.layer - 1],
        event.unit >= 0, event.unit < run.manifest.layers[event.layer - 1].units
      else { continue }
      let state: Plotting.UnitState = event.kind == .revived ? .healthy : .dead
      for later in stretch..<starts.count { rows[first + event.unit][later] = state }
    }
    unitCount = rows.count
    bornDead = rows.filter { states in !states.contains { $0 != .dead } && !states.isEmpty }.count
    columnEdges = starts.map { Double($0) } + [Double(end)]
    deadCounts = starts.indices.map { index in
      rows.reduce(0) { $0 + ($1[index] == .dead ? 1 : 0) }
    }
    unitsPerRow = (rows.count + Self.mostRows - 1) / Self.mostRows
    let summary = Self.summarised(rows, groups, unitsPerRow: unitsPerRow, edges: columnEdges)
    self.groups = summary.groups
    self.rows = summary.rows
  }

  /// Fewer rows for many units: those of a layer in the order of how long they are dead, the middle one
  /// of every so many drawn for them all.
  private static func summarised(
    _ rows: [[Plotting.UnitState?]], _ groups: [Group], unitsPerRow: Int, edges: [Double]
  ) -> (groups: [Group], rows: [[Plotting.UnitState?]]) {
    guard unitsPerRow > 1 else { return (groups, rows) }
    var kept: [[Plotting.UnitState?]] = []
    var keptGroups: [Group] = []
    for group in groups {
      let lengths = group.rows.map { row in
        var dead = 0.0
        for (stretch, state) in rows[row].enumerated() where state == .dead {
          dead += edges[stretch + 1] - edges[stretch]
        }
        return (row: row, dead: dead)
      }
      let order = lengths.sorted { $0.dead > $1.dead || ($0.dead == $1.dead && $0.row < $1.row) }
      let first = kept.count
      for start in stride(from: 0, to: order.count, by: unitsPerRow) {
        let end = min(start + unitsPerRow, order.count)
        kept.append(rows[order[(start + end - 1) / 2].row])
      }
      keptGroups.append(
        Group(layer: group.layer, name: group.name, rows: first..<kept.count))
    }
    return (keptGroups, kept)
  }

  /// The stretch from which the number of dead units no longer changes.
  var lastChange: Int {
    var index = max(0, deadCounts.count - 1)
    while index > 0 && deadCounts[index - 1] == deadCounts[index] { index -= 1 }
    return index
  }

  var finding: UnitLifeText.Finding {
    var revived = 0
    for event in run.record.events {
      if event.kind == .revived { revived += 1 }
    }
    return UnitLifeText.Finding(
      label: run.label, units: unitCount, deadAtEnd: deadCounts.last ?? 0,
      since: Int(columnEdges[lastChange]), bornDead: bornDead, revived: revived)
  }
}

extension Mark {
  /// The names of layers beside their rows, and lines between them.
  static func unitGroups(_ groups: [UnitRaster.Group]) -> Mark {
    Mark { panel in
      var lines = PathData()
      var elements: [Element] = []
      var nameEnd = -Double.infinity
      for group in groups {
        let top = panel.y.position(Double(group.rows.lowerBound) - 0.5)
        let bottom = panel.y.position(Double(group.rows.upperBound) - 0.5)
        lines.segment(Point(panel.frame.x - 6, top), Point(panel.frame.right, top))
        let style = TextStyle(size: 11, role: .mutedInk, anchor: .end)
        let place = Point(panel.frame.x - 7, (top + bottom) / 2)
        // Of layers that are thinner than their names only some are named.
        let isNamed = place.y - 6 >= nameEnd
        if isNamed { nameEnd = place.y + 6 }
        elements += Ink.centredText(isNamed ? group.name : "", at: place, style)
      }
      return [Ink.path(lines, stroke: Stroke(.background, width: 2))] + elements
    }
  }

  /// How many units are dead at the end, above the step since when it is so.
  static func lifeRemark(_ life: UnitRaster) -> Mark {
    let finding = life.finding
    return Mark(
      margins: { _ in Insets(top: finding.deadAtEnd > 0 ? 28 : 8) },
      draw: { panel in
        if life.unitCount == 0 {
          let place = Point(panel.frame.x + 10, panel.frame.centre.y)
          return Ink.centredText(UnitLifeText.cannotDie, at: place, .annotation)
        }
        guard finding.deadAtEnd > 0 else { return [] }
        let words = UnitLifeText.remark(finding)
        let x = panel.x.position(Double(finding.since))
        let width = TextWidth.of(words, size: 12) * TextWidth.reserve
        let left = max(panel.frame.x, min(x + 8, panel.frame.right - width))
        let y = panel.frame.y - 15
        var leader = PathData()
        // Words that would leave the panel stand above the step, not beside it.
        let isBeside = left > x
        leader.polyline(
          (isBeside ? [Point(left - 3, y), Point(x, y)] : [Point(x, y + 8)])
            + [Point(x, panel.frame.y)])
        return [Ink.path(leader, stroke: Stroke(.mutedInk))]
          + Ink.centredText(words, at: Point(left, y), .annotation)
      })
  }
}
