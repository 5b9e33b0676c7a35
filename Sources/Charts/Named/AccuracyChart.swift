import Plotting
import Recording
import Wording

/// The share of right answers of every run over its steps.
struct AccuracyChart {
  private let selection: Selection
  private let accuracies: [[Double]]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var accuracies: [[Double]] = []
    for run in selection.runs {
      accuracies.append(try run.series(.run(.accuracy), for: selection.chart))
    }
    self.accuracies = accuracies
  }

  func draw() -> Chart {
    let heldOut = heldOutAccuracy
    var marks: [Mark] = []
    if let heldOut, let run = selection.runs.first {
      let stroke = Stroke(.series(run.identity), width: 1.4, dash: .dotted)
      marks.append(.line(x: heldOut.steps, y: heldOut.accuracies, stroke))
    }
    for run in selection.runs {
      marks.append(.extremes(run, run.band(.run(.accuracy)), run.identity))
    }
    for (run, accuracy) in zip(selection.runs, accuracies) {
      marks.append(.line(x: run.steps, y: accuracy, run.identity))
    }
    for (run, accuracy) in zip(selection.runs, accuracies) {
      marks.append(.gaps(x: run.steps, y: run.unbroken(accuracy), run.identity))
    }
    let constant = selection.constantAccuracy
    if constant.isFinite {
      let isBelow = 2 * ends.filter { $0.accuracy > constant }.count > ends.count
      marks.append(
        .namedRule(
          constant, AccuracyText.constantAnswer(constant), dash: .short,
          below: isBelow && constant > 0.1))
    }
    marks.append(.cursor(selection.cursor))
    marks += zip(selection.runs, accuracies).map { .readings($0, $1, selection.cursor) }
    marks += zip(selection.runs, accuracies).map { .divergence(of: $0, values: $1) }
    marks.append(.endLabels(endLabels(heldOut)))
    let plot = Plot(
      x: selection.stepAxis,
      y: .linear(ChartText.accuracy, domain: 0...1, format: .percent), marks: marks)
    let figure = selection.figure(
      title: AccuracyText.title(ends, constant: constant, close: selection.close),
      subtitle: ChartText.accuracySubtitle,
      description: AccuracyText.description(
        ends, constant: constant, close: selection.close),
      note: selection.bucketNote,
      legend: selection.key(zip(selection.runs, accuracies).map { $0.unbroken($1) }))
    return Chart(
      picture: figure.picture(height: 300, plot),
      data: .overSteps(
        selection, names: selection.runs.map { ChartText.accuracyOf($0.label) },
        series: accuracies))
  }

  private var ends: [AccuracyText.End] {
    zip(selection.runs, accuracies).map {
      AccuracyText.End(
        label: $0.label, accuracy: $0.hasDiverged ? .nan : $1.last ?? .nan,
        constant: $0.constantAccuracy,
        gap: $0.hasDiverged ? nil : $1.last.flatMap { Gap($0)?.clause })
    }
  }

  private var heldOutAccuracy: (steps: [Double], accuracies: [Double])? {
    guard selection.runs.count == 1, let run = selection.runs.first else { return nil }
    var steps: [Double] = []
    var accuracies: [Double] = []
    for frame in run.record.frames {
      if let evaluation = frame.heldOut, evaluation.accuracy.isFinite {
        steps.append(Double(frame.step))
        accuracies.append(evaluation.accuracy)
      }
    }
    return steps.isEmpty ? nil : (steps, accuracies)
  }

  private func endLabels(_ heldOut: (steps: [Double], accuracies: [Double])?) -> [EndLabel] {
    guard let heldOut, let run = selection.runs.first, let accuracy = accuracies.first else {
      return zip(selection.runs, accuracies).map {
        EndLabel($0.label, $0.identity, x: $0.steps, y: $1)
      }
    }
    return [
      EndLabel(ChartText.training, run.identity, x: run.steps, y: accuracy),
      EndLabel(ChartText.heldOut, run.identity, x: heldOut.steps, y: heldOut.accuracies),
    ]
  }
}
