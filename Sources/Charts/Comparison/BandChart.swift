import Plotting
import Wording

/// Medians with quartile bands over several seeds, one line per arm, in panels on shared scales.
public struct BandChart: Sendable {
  public struct Panel: Sendable {
    public var heading: String
    public var groups: [SeedGroup]

    public init(heading: String, groups: [SeedGroup]) {
      self.heading = heading
      self.groups = groups
    }
  }

  /// A level to compare the lines with, such as chance.
  public struct Reference: Sendable {
    public var label: String
    public var value: Double

    public init(label: String, value: Double) {
      self.label = label
      self.value = value
    }
  }

  public var x: [Double]
  public var xAxis: Axis
  public var yAxis: Axis
  public var panels: [Panel]
  public var reference: Reference?

  public init(
    x: [Double], xAxis: Axis, yAxis: Axis, panels: [Panel], reference: Reference? = nil
  ) {
    self.x = x
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.panels = panels
    self.reference = reference
  }

  public func draw(_ figure: Figure, height: Double = 300) -> Chart {
    let plots = panels.map { panel in
      Plot(panel.heading, x: xAxis, y: yAxis, marks: marks(panel))
    }
    let picture =
      plots.count == 1
      ? figure.picture(height: height, plots[0])
      : figure.panels(height: height, Facets(plots, columns: plots.count, gap: 20))
    return Chart(picture: picture, data: data)
  }

  private func marks(_ panel: Panel) -> [Mark] {
    var marks: [Mark] = []
    if let reference {
      marks.append(.ruleY(reference.value, Stroke(.mutedInk, width: 1, dash: .dotted)))
      let style = TextStyle(size: 10, role: .mutedInk, anchor: .start)
      marks.append(.text(reference.label, x: x.first ?? 0, y: reference.value, dx: 6, dy: 9, style))
    }
    for group in panel.groups {
      let quartiles = group.quartiles
      marks.append(
        .band(
          x: x, lower: quartiles.map { $0.lower }, upper: quartiles.map { $0.upper },
          Fill(.series(group.identity), opacity: 0.16)))
    }
    for group in panel.groups {
      marks.append(.line(x: x, y: group.quartiles.map { $0.median }, group.stroke))
    }
    marks.append(
      .endLabels(
        panel.groups.map {
          EndLabel($0.label, $0.identity, x: x, y: $0.quartiles.map { $0.median })
        }))
    return marks
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for panel in panels {
      for group in panel.groups {
        for (x, quartiles) in zip(x, group.quartiles) {
          rows.append([
            .text(panel.heading), .text(group.label), .number(x), .number(quartiles.lower),
            .number(quartiles.median), .number(quartiles.upper), .number(Double(group.runs.count)),
          ])
        }
      }
    }
    return FigureData(
      columns: [
        ComparisonText.panel, ComparisonText.arm, xAxis.label, ComparisonText.lowerQuartile,
        ComparisonText.median, ComparisonText.upperQuartile, ComparisonText.seeds,
      ], rows: rows)
  }
}
