import Plotting
import Recording
import Wording

/// The loss of every run over its steps, against what the best constant answer would have.
struct LossChart {
  private let selection: Selection
  private let losses: [[Double]]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var losses: [[Double]] = []
    for run in selection.runs {
      losses.append(try run.series(.run(.loss), for: selection.chart))
    }
    self.losses = losses
  }

  func draw() -> Chart {
    let heldOut = heldOutLoss
    var marks: [Mark] = []
    if let heldOut, let run = selection.runs.first {
      let stroke = Stroke(.series(run.identity), width: 1.4, dash: .dotted)
      marks.append(.line(x: heldOut.steps, y: heldOut.losses, stroke))
    }
    for run in selection.runs {
      marks.append(.extremes(run, run.band(.run(.loss)), run.identity))
    }
    for (run, loss) in zip(selection.runs, losses) {
      marks.append(.line(x: run.steps, y: loss, run.identity))
    }
    if let reference {
      // Over the lines, which lie on it where a net has learned nothing.
      marks.append(
        .namedRule(
          reference, ChartText.bestConstant, dash: .short, below: endsAbove(reference)))
    }
    for (run, loss) in zip(selection.runs, losses) {
      marks.append(.gaps(x: run.steps, y: run.unbroken(loss), run.identity))
    }
    marks.append(.cursor(selection.cursor))
    marks += zip(selection.runs, losses).map { .readings($0, $1, selection.cursor) }
    marks += zip(selection.runs, losses).map { .divergence(of: $0, values: $1) }
    marks.append(.endLabels(endLabels(heldOut)))
    let plot = Plot(x: selection.stepAxis, y: yAxis, marks: marks)
    let figure = selection.figure(
      title: title,
      subtitle: ChartText.lossSubtitle(batch: batch, axis: axisWord)
        + (isBelowZero ? ChartText.noLogBelowZero : "") + selection.scalingNote,
      description: description,
      note: selection.bucketNote,
      legend: selection.key(zip(selection.runs, losses).map { $0.unbroken($1) }),
      tellsDivergence: false)
    return Chart(picture: figure.picture(height: 300, plot), dataOnDemand: data(heldOut))
  }

  /// A loss on its way to infinity leaves the picture, so that it does not flatten the others.
  private var yAxis: Axis {
    var extent = Extent()
    var isCut = false
    for (run, loss) in zip(selection.runs, losses) {
      let limit = 100 * max(run.manifest.constantLoss, loss.first ?? 0)
      for value in loss {
        let leaves = run.hasDiverged && value > limit && limit > 0
        if leaves { isCut = true } else { extent.include(value) }
      }
      if isCut { extent.include(limit) }
    }
    if let reference { extent.include(reference) }
    if isLinear {
      let lower = min(0, extent.lower)
      return .linear(
        selection.lossAxis, domain: isCut ? lower...max(extent.upper, 1e-300) : nil,
        includesZero: true)
    }
    return isCut ? .log(spanning: extent, selection.lossAxis) : .log(selection.lossAxis)
  }

  /// A log axis has no place for a number below zero.
  private var isLinear: Bool { selection.scale == .linear || isBelowZero }

  private var isBelowZero: Bool { losses.contains { $0.contains { $0 < 0 } } }

  private var axisWord: String {
    isBelowZero ? ChartText.linear : selection.scale?.rawValue ?? ChartText.log
  }

  /// The loss of the best constant answer, where it is the same for all runs and can be drawn.
  private var reference: Double? {
    guard let first = selection.runs.first?.manifest.constantLoss, first.isFinite, first > 0 else {
      return nil
    }
    for run in selection.runs where run.manifest.constantLoss != first { return nil }
    return first
  }

  /// Whether most of the runs that have an end have it above a level, where its name would be in their way.
  private func endsAbove(_ level: Double) -> Bool {
    let ends = zip(selection.runs, losses).filter { !$0.0.hasDiverged }.map { $0.1.lastFinite }
    return 2 * ends.filter { $0 > level }.count > ends.count
  }

  private var batch: Int? {
    for run in selection.runs where run.manifest.batchSize < run.manifest.trainingExamples {
      return run.manifest.batchSize
    }
    return nil
  }

  /// Only of a single run; with several the lines would be too many.
  private var heldOutLoss: (steps: [Double], losses: [Double])? {
    guard selection.runs.count == 1, let run = selection.runs.first else { return nil }
    var steps: [Double] = []
    var losses: [Double] = []
    for frame in run.record.frames {
      if let evaluation = frame.heldOut {
        steps.append(Double(frame.step))
        losses.append(evaluation.loss)
      }
    }
    return steps.isEmpty ? nil : (steps, losses)
  }

  private func endLabels(_ heldOut: (steps: [Double], losses: [Double])?) -> [EndLabel] {
    if let run = selection.runs.first, let loss = losses.first, selection.runs.count == 1 {
      let training = EndLabel(ChartText.training, run.identity, x: run.steps, y: loss)
      guard let heldOut else { return [training] }
      return [
        training, EndLabel(ChartText.heldOut, run.identity, x: heldOut.steps, y: heldOut.losses),
      ]
    }
    return zip(selection.runs, losses).map { EndLabel($0.label, $0.identity, x: $0.steps, y: $1) }
  }
}

extension LossChart {
  /// What became of each run, for the sentences.
  private var fates: [LossText.Fate] {
    zip(selection.runs, losses).map { run, loss in
      // The loss of one batch is no end of a run. Where the last steps have no mean, their last tells why.
      let mean = run.record.finalMean(.run(.loss))
      let isMean =
        mean.isFinite && run.manifest.batchSize < run.manifest.trainingExamples
      let last = isMean ? mean : loss.last ?? .nan
      let constant = run.manifest.constantLoss
      let learning = Learning(loss: last, constantLoss: constant)
      let end: LossText.End =
        if let step = run.divergedAt {
          .diverged(step: step)
        } else if last.isNotMeasured {
          .notMeasured
        } else if last.isNaN {
          .notANumber
        } else if last.isInfinite {
          .infinite
        } else if learning.isStuck {
          learning == .hardly ? .hardlyBelowConstant : .notBelowConstant
        } else {
          .learned
        }
      var fate = LossText.Fate(
        label: run.label, first: loss.first ?? .nan, last: last,
        lastSteps: isMean ? run.record.lastStretch?.steps ?? 1 : 1, constant: constant, end: end,
        hasCourse: run.record.steps.count > 1)
      fate.isScaled = run.manifest.hasScaledLoss
      return fate
    }
  }

  private var title: String {
    LossText.title(fates, lastStep: selection.lastStep, close: selection.close)
  }

  private var description: String {
    LossText.description(
      fates, reference: reference, firstStep: selection.firstStep, lastStep: selection.lastStep,
      axis: axisWord)
  }

  private func data(_ heldOut: (steps: [Double], losses: [Double])?) -> FigureData {
    var data = FigureData.overSteps(
      selection,
      names: selection.runs.map {
        ChartText.lossOf($0.label, isScaled: $0.manifest.hasScaledLoss)
      }, series: losses)
    if let heldOut {
      data.columns.append(
        ChartText.heldOutLoss(isScaled: selection.runs[0].manifest.hasScaledLoss))
      var next = 0
      for index in data.rows.indices {
        var cell = FigureData.Cell.missing
        if next < heldOut.steps.count, data.rows[index][0] == .number(heldOut.steps[next]) {
          cell = FigureData.Cell(heldOut.losses[next])
          next += 1
        }
        data.rows[index].append(cell)
      }
    }
    return data
  }
}
