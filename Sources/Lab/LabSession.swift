import Charts
import Markup
import Plotting
import Recording

/// The lab while a page is open: one net or two that are compared, what they recorded, and the figures
/// that are shown of it.
public struct LabSession {
  public let state: LabState
  public private(set) var runs: [LabRun]
  private var figures: [LiveFigure] = []

  public init(_ state: LabState, irisFile: [UInt8]) throws(LabProblem) {
    self.state = state
    runs = [try LabRun(state.first, irisFile: irisFile)]
    if let second = state.second {
      runs.append(try LabRun(second, irisFile: irisFile))
      tellApart()
    }
  }

  public var isOver: Bool { runs.allSatisfy { $0.isOver } }

  /// The steps made by the run that has made the most.
  public var step: Int { runs.reduce(0) { max($0, $1.step) } }

  /// The last step that the charts know.
  public var lastRecorded: Int { runs.reduce(0) { max($0, $1.record.steps.last ?? 0) } }

  /// Every net makes one step.
  public mutating func advance() {
    for index in runs.indices { runs[index].advance() }
  }

  /// What the page has to change in one of its places.
  ///
  /// - Parameter place: counts from 0.
  public mutating func draw(_ request: LabRequest, place: Int) throws(ChartProblem) -> [UInt8] {
    let picture = try chart(request, isWhole: true).picture
    while figures.count <= place { figures.append(LiveFigure()) }
    let figure = InlineFigure(picture, identifier: "lab-" + String(place))
    return figures[place].show(figure.element)
  }

  /// The next figure in a place is sent whole.
  public mutating func forget(place: Int) {
    if place < figures.count { figures[place] = LiveFigure() }
  }

  /// The file that `command(for:)` writes.
  public func file(_ request: LabRequest) throws(ChartProblem) -> String {
    let picture = try chart(request, isWhole: false).picture
    return SVGFile.text(picture, identifier: fileName(request))
  }

  /// The commands that train the nets and draw the chart.
  public func command(for request: LabRequest) -> String {
    let name = self.name(request)
    var words = "gradflow chart " + name.rawValue
    for trace in traces { words += " " + trace }
    if let step = request.step { words += " --step " + String(step) }
    if !isOver { words += " --steps 0.." + String(lastRecorded) }
    if let layer = request.layer { words += " --layer " + String(layer) }
    words += request.width == .page ? " --layout page" : " --layout column"
    return trainingCommands + "\n" + words + " -o " + fileName(request) + ".svg"
  }

  /// One line per net.
  public var trainingCommands: String {
    joined(zip(runs, traces).map { $0.command(file: $1) }, "\n")
  }

  /// The name of the file, without its ending.
  public func fileName(_ request: LabRequest) -> String { name(request).rawValue }

  private var traces: [String] { runs.count == 1 ? ["run.trace"] : ["a.trace", "b.trace"] }

  private func name(_ request: LabRequest) -> ChartName {
    request.instrument.name(for: runs[0].record.manifest)
  }

  /// - Parameter isWhole: false to draw the steps that were made as `--steps` does.
  private func chart(_ request: LabRequest, isWhole: Bool) throws(ChartProblem) -> Chart {
    let name = name(request)
    var drawn = ChartRequest(
      runs: runs.map { $0.record }, step: request.step, layer: request.layer,
      format: FigureFormat(width: request.width))
    if !isWhole, !isOver { drawn.steps = 0...lastRecorded }
    return try name.draw(drawn)
  }

  /// Two nets with the same activation functions are A and B.
  private mutating func tellApart() {
    let labels = runs.map { $0.record.manifest.label }
    guard same(labels[0], labels[1]) else { return }
    for (index, letter) in ["A", "B"].enumerated() { runs[index].name = letter }
  }
}
