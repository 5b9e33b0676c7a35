import Charts
import Plotting
import Recording
import Wording

/// Makes the figures of a chapter from named charts: still ones, and ones that move with its slider.
struct MovingFigures {
  let context: LessonContext
  let chapter: String
  /// The steps of the chapter's slider.
  let steps: [Int]

  /// All figures rest at one early step, where nets that learn and nets that do not are apart while
  /// something is still left to learn.
  var restingFrame: Int { max(0, min(steps.count - 1, max(1, steps.count / 8))) }

  func moving(
    _ name: String, _ chart: ChartName, _ nets: FourNets, caption: Prose, title: String? = nil
  ) throws(ChartProblem) -> Lessons.Figure {
    try moving(name, chart, nets.records, traces: nets.names, caption: caption, title: title)
  }

  func moving(
    _ name: String, _ chart: ChartName, _ records: [RunRecord], traces: [String], caption: Prose,
    title: String? = nil
  ) throws(ChartProblem) -> Lessons.Figure {
    var frames: [Picture] = []
    var data = FigureData(columns: [], rows: [])
    var heading = ""
    for (index, step) in steps.enumerated() {
      let drawn = try chart.draw(ChartRequest(runs: records, step: step, title: title))
      frames.append(drawn.picture)
      if index == restingFrame {
        data = drawn.data
        heading = drawn.picture.title
      }
    }
    return figure(
      name, heading, frames, rest: restingFrame, data, caption,
      command: context.chartCommand(
        chart.rawValue, traces, step: steps[restingFrame], title: title,
        figure: chapter + "-" + name))
  }

  func still(
    _ name: String, _ chart: ChartName, _ nets: FourNets, caption: Prose
  ) throws(ChartProblem) -> Lessons.Figure {
    let drawn = try chart.draw(ChartRequest(runs: nets.records))
    return figure(
      name, drawn.picture.title, [drawn.picture], rest: 0, drawn.data, caption,
      command: context.chartCommand(
        chart.rawValue, nets.names, step: nil, title: nil, figure: chapter + "-" + name))
  }

  func strip(
    _ name: String, _ nets: FourNets, caption: Prose
  ) throws(ChartProblem) -> Lessons.Figure {
    let chosen = [steps.first ?? 0, steps[restingFrame], steps.last ?? 0]
    let drawn = try ChartName.regionsStrip(ChartRequest(runs: nets.records), steps: chosen)
    return figure(
      name, drawn.picture.title, [drawn.picture], rest: 0, drawn.data, caption,
      command: context.reportCommand(.training))
  }

  private func figure(
    _ name: String, _ title: String, _ frames: [Picture], rest: Int, _ data: FigureData,
    _ caption: Prose, command: String
  ) -> Lessons.Figure {
    Lessons.Figure(
      name: chapter + "-" + name, title: title, caption: caption,
      alternative: frames.indices.contains(rest) ? frames[rest].description : "",
      frames: frames, restingFrame: rest, data: data, command: command)
  }
}
