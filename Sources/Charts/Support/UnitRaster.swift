import KernelCode
import Markup
import Plotting
import Recording
import Training
import Wording

/// The states of all ReLU units of one run between the steps at which any of them changed.
struct UnitRaster {
  struct Group: Sendable {
    var name: String
    var rows: Range<Int>
  }

  let run: SelectedRun
  let groups: [Group]
  let columnEdges: [Double]
  /// One for each unit, a state for each stretch between two edges.
  let rows: [[Plotting.UnitState?]]
  /// How many units are dead in each stretch.
  let deadCounts: [Int]

  var unitCount: Int { rows.count }

  init(_ run: SelectedRun) {
    self.run = run
    var groups: [Group] = []
    var firstRow = [Int?](repeating: nil, count: run.layerCount)
    var count = 0
    for (index, layer) in run.manifest.layers.enumerated() where layer.activation.canBeInactive {
      firstRow[index] = count
      groups.append(
        Group(name: UnitLifeText.layer(index + 1), rows: count..<(count + layer.units)))
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
    self.groups = groups
    self.rows = rows
    columnEdges = starts.map { Double($0) } + [Double(end)]
    deadCounts = starts.indices.map { index in
      rows.reduce(0) { $0 + ($1[index] == .dead ? 1 : 0) }
    }
  }

  /// The stretch from which the number of dead units no longer changes.
  var lastChange: Int {
    var index = max(0, deadCounts.count - 1)
    while index > 0 && deadCounts[index - 1] == deadCounts[index] { index -= 1 }
    return index
  }

  var finding: UnitLifeText.Finding {
    // Born dead and never alive.
    var bornDead = 0
    for states in rows where states.filter({ $0 != .dead }).isEmpty && !states.isEmpty {
      bornDead += 1
    }
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
      for group in groups {
        let top = panel.y.position(Double(group.rows.lowerBound) - 0.5)
        let bottom = panel.y.position(Double(group.rows.upperBound) - 0.5)
        lines.segment(Point(panel.frame.x - 6, top), Point(panel.frame.right, top))
        let style = TextStyle(size: 11, role: .mutedInk, anchor: .end)
        let place = Point(panel.frame.x - 7, (top + bottom) / 2)
        elements += Ink.centredText(bottom - top >= 11 ? group.name : "", at: place, style)
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
