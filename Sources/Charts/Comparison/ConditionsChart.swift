import Markup
import Plotting
import Wording

/// How several arms do under several conditions: a row per condition, in it a range per arm, with every
/// seed as a faint dot.
public struct ConditionsChart: Sendable {
  public struct Condition: Sendable {
    public var label: String
    /// One value per seed in `runs[0]` of each group.
    public var groups: [SeedGroup]

    public init(label: String, groups: [SeedGroup]) {
      self.label = label
      self.groups = groups
    }
  }

  public struct Panel: Sendable {
    public var heading: String
    public var axis: Axis
    public var conditions: [Condition]
    public var reference: Double?

    public init(
      heading: String, axis: Axis, conditions: [Condition], reference: Double? = nil
    ) {
      self.heading = heading
      self.axis = axis
      self.conditions = conditions
      self.reference = reference
    }
  }

  public var panels: [Panel]

  public init(panels: [Panel]) {
    self.panels = panels
  }

  public func draw(_ figure: Figure, rowHeight: Double = 54) -> Chart {
    let rows = panels.reduce(0) { max($0, $1.conditions.count) }
    let plots = panels.map { panel in
      Plot(
        panel.heading, x: panel.axis,
        y: .ordinal(panel.conditions.map { $0.label }),
        axes: AxisPlacement(grid: false), marks: marks(panel))
    }
    let height = Double(rows) * rowHeight + 64
    let picture =
      plots.count == 1
      ? figure.picture(height: height, plots[0])
      : figure.panels(
        height: height, rigid: figure.format.layoutWidth.isNarrow,
        Facets(plots, columns: plots.count, gap: 20, sharesX: false, sharesY: true))
    return Chart(picture: picture, data: data)
  }

  private func marks(_ panel: Panel) -> [Mark] {
    var marks: [Mark] = [.gridX()]
    if panel.conditions.contains(where: { $0.groups.count > 1 }) {
      marks.append(Self.separators(panel.conditions.count))
    }
    if let reference = panel.reference {
      marks.append(.ruleX(reference, Stroke(.mutedInk, width: 1, dash: .dotted)))
    }
    for (row, condition) in panel.conditions.enumerated() {
      for (index, group) in condition.groups.enumerated() {
        let values = group.runs.first ?? []
        let quartiles = Quartiles(values)
        let offset = (Double(index) + 0.5) / Double(condition.groups.count) - 0.5
        marks.append(
          Self.range(
            row: Double(row) + offset * 0.78, quartiles, singles: values, group))
      }
    }
    return marks
  }

  /// A thin line above each row but the first, where rows hold several arms.
  private static func separators(_ rows: Int) -> Mark {
    Mark { panel in
      var lines = PathData()
      for row in 1..<max(rows, 1) {
        let y = panel.y.position(Double(row) - 0.5)
        lines.segment(Point(panel.frame.x, y), Point(panel.frame.right, y))
      }
      return [Ink.path(lines, stroke: Stroke(.grid), crisp: true)]
    }
  }

  /// A lying range with its median.
  private static func range(
    row: Double, _ quartiles: Quartiles, singles: [Double], _ group: SeedGroup
  ) -> Mark {
    let role = ColourRole.series(group.identity)
    let values = [quartiles.lower, quartiles.median, quartiles.upper] + singles
    return Mark(x: values, y: [row]) { panel in
      var bar = PathData()
      if let (a, b) = panel.frame.clip(
        panel.point(quartiles.lower, row), panel.point(quartiles.upper, row))
      {
        bar.segment(a, b)
      }
      var seeds = PathData()
      for value in singles {
        let place = panel.point(value, row)
        if place.isFinite, panel.frame.grown(by: 1).contains(place) {
          seeds.circle(at: place, radius: 1.8)
        }
      }
      let lost = singles.filter { !$0.isFinite }.count
      let remark = lost == 0 ? "" : ComparisonText.divergedRuns(lost, of: singles.count)
      let centre = panel.point(quartiles.median, row)
      let seen = centre.isFinite && panel.frame.grown(by: 1).contains(centre)
      return [
        Ink.path(bar, stroke: Stroke(role, width: 5, opacity: 0.3)),
        Ink.path(seeds, fill: Fill(role, opacity: 0.45)),
        Ink.markers(group.marker, at: seen ? [centre] : [], radius: 4, role: role),
      ]
        + (lost == 0
          ? []
          : Ink.centredText(
            remark, at: Point(panel.frame.right - 4, panel.y.position(row)),
            TextStyle(size: 10, role: .mutedInk, anchor: .end)))
    }
  }

  private var data: FigureData {
    let seeds = panels.flatMap { $0.conditions }.flatMap { $0.groups }.reduce(0) {
      max($0, $1.runs.first?.count ?? 0)
    }
    var rows: [[FigureData.Cell]] = []
    for panel in panels {
      for condition in panel.conditions {
        for group in condition.groups {
          let values = group.runs.first ?? []
          let quartiles = Quartiles(values)
          rows.append(
            [
              .text(panel.heading), .text(condition.label), .text(group.label),
              .number(quartiles.lower), .number(quartiles.median), .number(quartiles.upper),
              .number(Double(values.filter { $0.isFinite }.count)),
              .number(Double(values.filter { !$0.isFinite }.count)),
            ] + (0..<seeds).map { .number($0 < values.count ? values[$0] : .nan) })
        }
      }
    }
    return FigureData(
      columns: [
        ComparisonText.panel, ComparisonText.condition, ComparisonText.arm,
        ComparisonText.lowerQuartile, ComparisonText.median, ComparisonText.upperQuartile,
        ComparisonText.seeds, ComparisonText.diverged,
      ] + (0..<seeds).map { ComparisonText.value($0 + 1) }, rows: rows)
  }
}
