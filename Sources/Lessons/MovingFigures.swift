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
  /// The frame at which all moving figures of the chapter stand on paper and at first sight.
  let restingFrame: Int

  enum Rest {
    /// While nets that learn and nets that do not are apart and something is still left to learn.
    case early
    case end
  }

  init(context: LessonContext, chapter: String, steps: [Int], rest: Rest) {
    self.context = context
    self.chapter = chapter
    self.steps = steps
    let last = max(0, steps.count - 1)
    restingFrame = rest == .end ? last : min(last, max(1, steps.count / 8))
  }

  /// The finding at a step, where it is not the chart's own.
  typealias Title = (Int) -> String?

  /// The same at every step: of a picture of all steps.
  static func always(_ title: String?) -> Title { { _ in title } }

  func moving(
    _ name: String, _ chart: ChartName, _ nets: FourNets, caption: Prose,
    title: @escaping Title = always(nil)
  ) throws(ChartProblem) -> Lessons.Figure {
    try moving(
      name, chart, nets.runs.records, traces: nets.runs.names, caption: caption, title: title)
  }

  func moving(
    _ name: String, _ chart: ChartName, _ records: [RunRecord], traces: [String], caption: Prose,
    title: @escaping Title = always(nil)
  ) throws(ChartProblem) -> Lessons.Figure {
    let request = ChartRequest(runs: records)
    let drawn = try chart.frames(request, steps: steps, title: title)
    let resting = drawn.indices.contains(restingFrame) ? drawn[restingFrame] : nil
    let tables = chart == .activationCurves ? drawn.map(\.data) : []
    var made = figure(
      name, resting?.picture.title ?? "", drawn.map(\.picture), rest: restingFrame,
      resting?.data ?? FigureData(columns: [], rows: []), caption,
      command: context.chartCommand(
        chart.rawValue, traces, step: steps[restingFrame], title: title(steps[restingFrame]),
        figure: chapter + "-" + name))
    made.points = UnitPoints(records: records, tables: tables).points
    var alone = request
    alone.step = steps[restingFrame]
    alone.title = title(steps[restingFrame])
    made.file = try chart.draw(alone).picture
    try addOthers(to: &made, chart, request, title)
    return made
  }

  /// The figure as it is drawn for a phone, and on another scale. Maps of regions and diagrams of nets are
  /// so large that a page with two of each would be slow.
  private func addOthers(
    to figure: inout Lessons.Figure, _ chart: ChartName, _ request: ChartRequest,
    _ title: @escaping Title
  ) throws(ChartProblem) {
    var request = request
    if ChartOption.scale.charts.contains(chart) {
      request.scale = .linear
      figure.variant = FigureVariant(
        .linear, frames: try chart.frames(request, steps: steps, title: title).map(\.picture))
      request.scale = nil
    }
    if chart == .ledger {
      request.hasOwnScales = true
      figure.variant = FigureVariant(
        .own, frames: try chart.frames(request, steps: steps, title: title).map(\.picture))
      request.hasOwnScales = false
    }
    if chart == .regions || chart == .network { return }
    request.format.width = .phone
    figure.narrow = try chart.frames(request, steps: steps, title: title).map(\.picture)
  }

  func still(
    _ name: String, _ chart: ChartName, _ nets: FourNets, caption: Prose
  ) throws(ChartProblem) -> Lessons.Figure {
    let drawn = try chart.draw(ChartRequest(runs: nets.runs.records))
    var made = figure(
      name, drawn.picture.title, [drawn.picture], rest: 0, drawn.data, caption,
      command: context.chartCommand(
        chart.rawValue, nets.runs.names, step: nil, title: nil, figure: chapter + "-" + name))
    made.narrow = [
      try chart.draw(ChartRequest(runs: nets.runs.records, width: .phone)).picture
    ]
    return made
  }

  func strip(
    _ name: String, _ nets: FourNets, caption: Prose
  ) throws(ChartProblem) -> Lessons.Figure {
    let chosen = [steps.first ?? 0, steps[restingFrame], steps.last ?? 0]
    let drawn = try ChartName.regionsStrip(ChartRequest(runs: nets.runs.records), steps: chosen)
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
