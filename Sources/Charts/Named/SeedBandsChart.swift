import Numerals
import Plotting
import Recording
import Training
import Wording

/// Runs that differ in nothing but their seed, together: the median, the quartiles and every run faint,
/// of the loss and, where all have it, of the accuracy.
struct SeedBandsChart {
  private struct Group {
    var runs: [SelectedRun]
    var label: String
    var identity: SeriesIdentity
  }

  private let selection: Selection
  private let groups: [Group]
  private let steps: [Int]
  /// nil where every row of every run is one step.
  private let bins: StepBins?
  private let losses: [SeedGroup]
  /// None where a run has no accuracy.
  private let accuracies: [SeedGroup]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    let groups = Self.groups(selection.runs)
    self.groups = groups
    let bins = StepBins(selection.runs)
    let all = bins?.starts ?? selection.runs.flatMap { $0.record.steps }.distinct
    self.bins = bins
    self.steps = all
    func spread(_ run: SelectedRun, _ values: [Double]) -> [Double] {
      bins?.means(run, values) ?? run.spread(values, over: all)
    }
    var losses: [SeedGroup] = []
    var accuracies: [SeedGroup] = []
    var haveAccuracy = true
    for group in groups {
      var loss: [[Double]] = []
      var accuracy: [[Double]] = []
      for run in group.runs {
        loss.append(spread(run, try run.series(.run(.loss), for: selection.chart)))
        if let values = run.record.series(.run(.accuracy)), values.contains(where: { $0.isFinite })
        {
          accuracy.append(spread(run, values))
        } else {
          haveAccuracy = false
        }
      }
      losses.append(SeedGroup(label: group.label, identity: group.identity, runs: loss))
      accuracies.append(SeedGroup(label: group.label, identity: group.identity, runs: accuracy))
    }
    self.losses = losses
    self.accuracies = haveAccuracy ? accuracies : []
  }

  /// In the order of their first runs.
  private static func groups(_ runs: [SelectedRun]) -> [Group] {
    var groups: [(setting: RunManifest, runs: [SelectedRun])] = []
    for run in runs {
      let setting = run.manifest.withoutSeed
      if let index = groups.firstIndex(where: { $0.setting == setting }) {
        groups[index].runs.append(run)
      } else {
        groups.append((setting, [run]))
      }
    }
    let natural = groups.map { SeriesIdentity(hiddenActivationOf: $0.setting) }
    let areApart = natural.indices.allSatisfy { !natural[..<$0].contains(natural[$0]) }
    return groups.enumerated().map { index, group in
      let labels = group.runs.map { $0.label }
      let isOne = labels.allSatisfy { isSame($0, labels[0]) }
      return Group(
        runs: group.runs, label: isOne ? labels[0] : natural[index].shortLabel,
        identity: areApart ? natural[index] : .arm(index))
    }
  }

  func draw() -> Chart {
    let x = steps.map { Double($0) }
    var plots = [
      Plot(
        accuracies.isEmpty ? "" : selection.lossAxis, x: selection.stepAxis, y: lossAxis,
        marks: marks(losses, .loss, x: x))
    ]
    if !accuracies.isEmpty {
      plots.append(
        Plot(
          ChartText.accuracy, x: selection.stepAxis,
          y: .linear(domain: 0...1, format: .percent), marks: marks(accuracies, .accuracy, x: x)))
    }
    let isNarrow = selection.width.isNarrow
    let facets = Facets(
      plots, columns: isNarrow ? 1 : plots.count, gap: 24, sharesX: false, sharesY: false)
    let figure = selection.figure(
      title: SeedBandsText.title(ends, close: selection.close),
      subtitle: SeedBandsText.subtitle + (isBelowZero ? ChartText.noLogBelowZero : "")
        + selection.scalingNote,
      description: SeedBandsText.description(
        ends, lastStep: selection.lastStep, close: selection.close),
      note: bins.map { SeedBandsText.binsNote($0.width) } ?? "")
    return Chart(
      picture: figure.picture(height: 300 * Double(facets.rows), facets), data: data)
  }

  /// A loss on its way to infinity leaves the picture, so that it does not flatten the others.
  private var lossAxis: Axis {
    var extent = Extent()
    var isCut = false
    for (group, losses) in zip(groups, losses) {
      for (run, values) in zip(group.runs, losses.runs) {
        let start = values.first { $0.isFinite } ?? .nan
        let limit = 100 * max(run.manifest.constantLoss, start)
        for value in values {
          let leaves = run.hasDiverged && value > limit
          if leaves { isCut = true } else { extent.include(value) }
        }
      }
    }
    if isBelowZero { return .linear(selection.lossAxis) }
    return isCut ? .log(spanning: extent, selection.lossAxis) : .log(selection.lossAxis)
  }

  /// A log axis has no place for a number below zero.
  private var isBelowZero: Bool {
    losses.contains { $0.runs.contains { $0.contains { $0 < 0 } } }
  }

  /// The faintest band: what the steps of every bin span, over all runs of a group.
  private func extremes(_ measure: RunMeasure, x: [Double]) -> [Mark] {
    guard let bins else { return [] }
    return groups.map { group in
      let band = bins.extremes(group.runs, .run(measure))
      return .band(
        x: x, lower: band.lower, upper: band.upper,
        Fill(.series(group.identity), opacity: 0.1))
    }
  }

  private func marks(_ groups: [SeedGroup], _ measure: RunMeasure, x: [Double]) -> [Mark] {
    extremes(measure, x: x) + groups.flatMap { $0.faintRuns(x: x) }
      + groups.flatMap { $0.medianAndBand(x: x) }
      + [
        .cursor(selection.cursor),
        .endLabels(
          groups.map { group in
            EndLabel(
              SeedBandsText.label(group.label, seeds: group.runs.count), group.identity, x: x,
              y: group.quartiles.map { $0.median })
          }),
      ]
  }

  private var ends: [SeedBandsText.End] {
    zip(groups, losses).map { group, losses in
      // The loss of one batch is no end of a run.
      let isMean = group.runs.allSatisfy { run in
        run.manifest.batchSize < run.manifest.trainingExamples
          && run.record.finalMean(.run(.loss)).isFinite
      }
      let last = Quartiles(
        zip(group.runs, losses.runs).map { run, values in
          run.hasDiverged
            ? .nan
            : isMean
              ? run.record.finalMean(.run(.loss))
              : run.record.value(.run(.loss), row: run.lastRow) ?? values.last ?? .nan
        })
      return SeedBandsText.End(
        label: group.label,
        lossName: ChartText.loss(isScaled: group.runs[0].manifest.hasScaledLoss),
        seeds: group.runs.count,
        lastSteps: isMean ? group.runs[0].record.lastStretch?.steps ?? 1 : 1,
        diverged: group.runs.filter { $0.hasDiverged }.count, lower: last.lower,
        median: last.median, upper: last.upper)
    }
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for (panel, groups) in [(selection.lossAxis, losses), (ChartText.accuracy, accuracies)] {
      for group in groups {
        for (step, quartiles) in zip(steps, group.quartiles) {
          rows.append([
            .text(panel), .text(group.label), .number(Double(step)),
            FigureData.Cell(quartiles.lower), FigureData.Cell(quartiles.median),
            FigureData.Cell(quartiles.upper), .number(Double(group.runs.count)),
          ])
        }
      }
    }
    return FigureData(
      columns: [
        ComparisonText.panel, ComparisonText.arm, ChartText.step, ComparisonText.lowerQuartile,
        ComparisonText.median, ComparisonText.upperQuartile, ComparisonText.seeds,
      ], rows: rows)
  }
}

extension RunManifest {
  /// The settings that runs of one group have in common. What follows from the seed, and names, are
  /// left out.
  fileprivate var withoutSeed: RunManifest {
    var setting = self
    setting.seed = 0
    setting.label = ""
    setting.program = ""
    setting.constantLoss = 0
    setting.constantAccuracy = nil
    setting.heldOutConstantAccuracy = nil
    setting.preparation?.seed = 0
    setting.preparation?.features = []
    setting.preparation?.target = .identity
    return setting
  }
}

extension SelectedRun {
  /// The numbers of a series at some increasing steps; NaN at those that the run does not have.
  func spread(_ values: [Double], over steps: [Int]) -> [Double] {
    var row = 0
    return steps.map { step in
      while row < record.steps.count, record.steps[row] < step { row += 1 }
      return row < record.steps.count && record.steps[row] == step ? values[row] : .nan
    }
  }
}
