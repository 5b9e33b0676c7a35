import KernelCode
import Numerals
import Plotting
import Recording
import Wording

/// The mean over the batch of ‖J‖_F of every hidden softmax layer, under the largest that it can be.
///
/// Largest: ‖J‖_F² = Σp² − 2Σp³ + (Σp²)² and Σp³ ≥ (Σp²)² (Cauchy–Schwarz), so that ‖J‖_F² ≤
/// Σp² − (Σp²)² ≤ ¼, and ½ / T with the temperature T. Of n equal shares it is √(n−1) / (nT).
struct JacobianNormChart {
  private let selection: Selection
  private let panels: [LayerLines.Panel]
  private let findings: [JacobianText.Course]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var panels: [LayerLines.Panel] = []
    var findings: [JacobianText.Course] = []
    for run in selection.runs {
      let layers = selection.softmaxLayers(of: run)
      guard !layers.isEmpty else { continue }
      var lines: [LayerLines.Line] = []
      for layer in LayerLines.chosen(layers) {
        lines.append(try run.line(layer, .jacobianNorm, for: selection.chart))
      }
      panels.append(
        LayerLines.Panel(run: run, lines: lines, notes: Self.references(run, layers)))
      for line in lines where !run.hasDiverged {
        findings.append(
          JacobianText.Course(
            label: run.label, layer: line.layer, first: line.values.first ?? .nan,
            last: line.values.last ?? .nan, ceiling: run.ceiling(line.layer),
            units: run.manifest.layers[line.layer - 1].units))
      }
    }
    guard !panels.isEmpty else {
      throw .lacks(selection.chart, .softmaxLayers, run: selection.runs[0].label)
    }
    self.panels = panels
    self.findings = findings
  }

  /// The ceiling, and what equal shares have, of the first of the layers.
  private static func references(_ run: SelectedRun, _ layers: [Int]) -> [Mark] {
    guard let first = layers.first(where: { run.manifest.layers[$0 - 1].units > 1 }) else {
      return []
    }
    let ceiling = run.ceiling(first)
    let width = Double(run.manifest.layers[first - 1].units)
    let equal = 2 * ceiling * (width - 1).squareRoot() / width
    let isApart = equal < 0.8 * ceiling
    return [
      .namedRule(
        ceiling, isApart ? JacobianText.ceiling(ceiling) : JacobianText.ceilingOfEqual(ceiling),
        dash: .solid)
    ] + (isApart ? [.namedRule(equal, JacobianText.equalShares(Int(width)), below: true)] : [])
  }

  private var extent: Extent {
    var extent = Extent([0.5])
    for panel in panels {
      for line in panel.lines { extent.formUnion(Extent(line.values)) }
    }
    return extent
  }

  private var yAxis: Axis {
    selection.scale == .linear
      ? .linear(JacobianText.norm, domain: 0...extent.upper)
      : .log(spanning: extent, JacobianText.norm)
  }

  func draw() -> Chart {
    let lines = LayerLines(
      selection: selection, panels: panels, yAxis: yAxis,
      measure: JacobianText.normColumn)
    let others = selection.runs.filter { run in
      panels.filter { isSame($0.run.label, run.label) }.isEmpty
    }
    let notes = [JacobianText.withoutSoftmax(others.map { $0.label }), selection.bucketNote]
    let figure = selection.figure(
      title: JacobianText.courseTitle(findings, close: selection.close),
      subtitle: JacobianText.normSubtitle(axis: selection.scaleWord),
      description: JacobianText.courseDescription(
        findings, close: selection.close, lastStep: selection.lastStep, axis: selection.scaleWord),
      note: notes.filter { !$0.isEmpty }.joined(separator: " "), legend: lines.key)
    return Chart(picture: lines.picture(figure), dataOnDemand: lines.data)
  }
}

extension Selection {
  /// The hidden softmax layers of a run, or its output where no run has a hidden one; only the layer
  /// that was asked for, if it is a softmax.
  func softmaxLayers(of run: SelectedRun) -> [Int] {
    let all = run.softmaxLayers
    if let layer { return all.filter { $0 == layer } }
    if let layers { return all.filter { layers.contains($0) } }
    let someAreHidden = runs.contains { run in run.softmaxLayers.contains { $0 < run.layerCount } }
    return someAreHidden ? all.filter { $0 < run.layerCount } : all
  }
}

extension SelectedRun {
  fileprivate var softmaxLayers: [Int] {
    (1...layerCount).filter { manifest.layers[$0 - 1].activation == .softmax }
  }

  /// The largest possible norm of the local Jacobian of a softmax layer, ½ / T.
  fileprivate func ceiling(_ layer: Int) -> Double { manifest.layers[layer - 1].largestSlope }
}
