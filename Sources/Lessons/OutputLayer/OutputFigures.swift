import Charts
import Experiments
import Plotting
import Training
import Wording

/// Draws the figures of the chapter on the output layer that are of no recorded run.
struct OutputFigures: FigureDrawing {
  var context: LessonContext

  // MARK: What comes back

  private static let said = (0..<299).map { (Double($0) + 1) / 300 }
  static let wrong = 0.01

  static var signals: OutputLayerText.WrongSignals {
    OutputLayerText.WrongSignals(
      said: wrong, squared: OutputCurve(.sigmoidSquared, said: [wrong]).signals[0],
      entropy: OutputCurve(.sigmoidEntropy, said: [wrong]).signals[0])
  }

  func gradient() -> Lessons.Figure {
    let curves = OutputArm.all.map { OutputCurve($0, said: Self.said) }
    let sigmoid = curves[1]
    let peak = sigmoid.signals.indices.max { sigmoid.signals[$0] < sigmoid.signals[$1] } ?? 0
    let title = OutputLayerText.gradientTitle(Self.signals)
    let caption = OutputLayerText.gradientCaption(
      (said: Self.said[peak], signal: sigmoid.signals[peak]))
    // Both pairs with cross-entropy are one line.
    let drawn = curves.filter { $0.arm != .softmaxEntropy }
    let plot = Plot(
      x: .linear(OutputLayerText.saidAxis, domain: 0...1, format: .percent),
      y: .linear(OutputLayerText.signalAxis, domain: 0...2),
      marks: drawn.map { .line(x: Self.said, y: $0.signals, $0.arm.stroke) } + [
        .annotation(
          OutputLayerText.mostWrong, x: Self.said[3], y: sigmoid.signals[3], .right,
          distance: 110, width: 260)
      ])
    let picture = Plotting.Figure(
      title: title, subtitle: OutputLayerText.gradientSubtitle, description: caption.plain,
      legend: Legend(
        drawn.map {
          LegendEntry(
            $0.arm == .sigmoidEntropy ? OutputLayerText.entropyBoth : $0.arm.label,
            .line($0.arm.stroke))
        }), width: context.width()
    ).picture(height: 320, plot)
    let rows = curves.flatMap { curve in
      Self.said.indices.filter { $0 % 6 == 0 }.map { index -> [FigureData.Cell] in
        [.text(curve.arm.label), .number(Self.said[index]), .number(curve.signals[index])]
      }
    }
    return figure(
      "gradient", title, caption,
      Chart(
        picture: picture, data: FigureData(columns: OutputLayerText.gradientColumns, rows: rows)))
  }

  // MARK: A wrong start

  func start(_ start: WrongStart) -> Lessons.Figure {
    let escape = escape(start)
    let title = OutputLayerText.startTitle(escape)
    let caption = OutputLayerText.startCaption(escape)
    let groups = start.arms.indices.map { index in
      SeedGroup(
        label: NameText.loss(start.arms[index].loss.rawValue),
        identity: start.arms[index].output.identity,
        isDashed: start.arms[index].loss == .squaredError, runs: start.accuracies[index])
    }
    let chart = BandChart(
      x: start.evaluatedSteps.map(Double.init), xAxis: .steps(OutputLayerText.stepAxis),
      yAxis: .linear(OutputLayerText.accuracyAxis, domain: 0...1, format: .percent),
      panels: [BandChart.Panel(heading: "", groups: groups)]
    ).draw(
      Plotting.Figure(
        title: title, subtitle: OutputLayerText.startSubtitle(seeds: context.seeds),
        description: caption.plain, width: context.width()))
    return figure("wrong-start", title, caption, chart)
  }

  /// The goal is 95 % of what cross-entropy ends with.
  private func escape(_ start: WrongStart) -> OutputLayerText.Escape {
    let last = start.evaluatedSteps.count - 1
    let entropy = start.median(of: 1, at: last)
    let goal = 0.95 * entropy
    return OutputLayerText.Escape(
      first: start.median(of: 1, at: 0), squared: start.median(of: 0, at: last), entropy: entropy,
      goal: goal, squaredStep: start.step(of: 0, reaching: goal),
      entropyStep: start.step(of: 1, reaching: goal), steps: start.steps)
  }

  // MARK: The pairings

  func pairings(_ study: PairingStudy) -> Lessons.Figure {
    let tasks = study.tasks.map { (dataset: $0.data.name, pairings: $0.facts) }
    func spread(_ pairings: [OutputLayerText.Pairing]) -> Double {
      let scores = pairings.map(\.score).filter { $0.isFinite }
      return (scores.max() ?? 0) - (scores.min() ?? 0)
    }
    let told = tasks.max { spread($0.pairings) < spread($1.pairings) } ?? tasks[0]
    let title = OutputLayerText.pairingsTitle(dataset: told.dataset, told.pairings)
    let caption = OutputLayerText.pairingsCaption(tasks)
    let lowest =
      study.tasks.flatMap { $0.cells.flatMap { $0.finishes.map(\.score) } }
      .filter { $0.isFinite }.min() ?? 0
    let floor = max(0, ((lowest * 10 - 0.5).rounded(.down) / 10))
    let chart = ConditionsChart(
      panels: study.tasks.map { task in
        ConditionsChart.Panel(
          heading: task.data.name,
          axis: .linear(OutputLayerText.accuracyAxis, domain: floor...1, format: .percent),
          conditions: task.cells.map { cell in
            ConditionsChart.Condition(
              label: cell.arm.label,
              groups: [
                SeedGroup(
                  label: cell.arm.label, identity: cell.arm.output.identity,
                  isDashed: cell.arm.loss == .squaredError, runs: [cell.finishes.map(\.score)])
              ])
          })
      }
    ).draw(
      Plotting.Figure(
        title: title, subtitle: OutputLayerText.pairingsSubtitle(seeds: context.seeds),
        description: caption.plain, width: context.width()), rowHeight: 34)
    return figure("pairings", title, caption, chart)
  }

  // MARK: Logistic regression

  /// Nil where no layer has a best fit to come near to.
  func twins(_ twins: [LogisticTwin]) -> Lessons.Figure? {
    let known = twins.filter { $0.fit != nil }
    guard let longest = known.max(by: { $0.evaluatedSteps.count < $1.evaluatedSteps.count })
    else { return nil }
    let agreements = twins.map(\.agreement)
    let title = OutputLayerText.twinTitle(agreements)
    let caption = OutputLayerText.twinCaption(agreements)
    let x = longest.evaluatedSteps.map(Double.init)
    var marks: [Mark] = known.map {
      .line(x: x, y: $0.differences, $0.identity.stroke)
    }
    marks.append(
      .endLabels(
        known.map { EndLabel($0.agreement.label, $0.identity, x: x, y: $0.differences) }))
    let picture = Plotting.Figure(
      title: title, subtitle: OutputLayerText.twinSubtitle, description: caption.plain,
      width: context.width()
    ).picture(
      height: 280,
      Plot(
        x: .steps(OutputLayerText.stepAxis), y: .log(OutputLayerText.differenceAxis), marks: marks))
    let rows = known.flatMap { twin in
      zip(twin.evaluatedSteps, twin.differences).map { step, difference -> [FigureData.Cell] in
        [.text(twin.agreement.label), .number(Double(step)), .number(difference)]
      }
    }
    return figure(
      "logistic", title, caption,
      Chart(picture: picture, data: FigureData(columns: OutputLayerText.twinColumns, rows: rows)))
  }

  private func figure(
    _ name: String, _ title: String, _ caption: Prose, _ chart: Chart
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: LessonName.outputLayer.rawValue + "-" + name, title: title, caption: caption,
      alternative: chart.picture.description, frames: [chart.picture], restingFrame: 0,
      data: chart.data, command: context.reportCommand(.outputLayer))
  }
}

extension OutputArm {
  var label: String {
    OutputLayerText.pairing(output.displayName, NameText.loss(loss.rawValue))
  }

  /// For the heading of a narrow panel.
  var shortLabel: String {
    OutputLayerText.shortPairing(output.displayName, isSquared: loss == .squaredError)
  }

  /// The output's colour; dashed with squared error where the output bends.
  var stroke: Stroke {
    Stroke(
      .series(output.identity), width: 2.2,
      dash: output == .identity ? .dotted : (loss == .squaredError ? .short : .solid))
  }
}

extension PairingStudy.Task {
  /// The medians of all pairings, for sentences.
  var facts: [OutputLayerText.Pairing] { cells.map(\.facts) }

  /// What is customary for as many classes.
  var usualArm: OutputArm { data.classes.count == 2 ? .sigmoidEntropy : .softmaxEntropy }

  func facts(of arm: OutputArm) -> OutputLayerText.Pairing {
    cells.first { $0.arm == arm }?.facts
      ?? OutputLayerText.Pairing(
        label: arm.label, rate: .nan, score: .nan, outside: .nan, sumError: .nan)
  }
}

extension PairingStudy.Cell {
  var facts: OutputLayerText.Pairing {
    OutputLayerText.Pairing(
      label: arm.label, rate: rate, score: score, outside: median(\.outside),
      sumError: median(\.sumError))
  }
}

extension LogisticTwin {
  var identity: SeriesIdentity { isSigmoid ? .sigmoid : .softmax }

  var agreement: OutputLayerText.Agreement {
    OutputLayerText.Agreement(
      dataset: data.name, isSigmoid: isSigmoid, steps: steps, difference: differences.last,
      newtonSteps: fit?.iterations ?? 0)
  }
}
