import Charts
import Markup
import Numerals
import Plotting
import Recording
import Wording

/// The lab while a page is open: one net or two that are compared, what they recorded, and the figures
/// that are shown of it.
public struct LabSession {
  public let state: LabState
  public let runs: [LabRun]
  private var figures: [LiveFigure] = []

  public init(_ state: LabState, irisFile: [UInt8]) throws(LabProblem) {
    self.state = state
    var runs = [try LabRun(state.first, irisFile: irisFile)]
    if let second = state.second {
      do throws(LabProblem) {
        runs.append(try LabRun(second, irisFile: irisFile))
      } catch {
        throw .inSecond(error)
      }
    }
    self.runs = runs
    tellApart()
  }

  /// What each of two nets is called beside its numbers: `A, tanh`.
  public var names: [String] {
    guard runs.count == 2 else { return [] }
    return zip(runs, LabText.netNames).map { run, letter in
      let label = run.record.manifest.label
      return isSame(label, letter) ? letter : letter + ", " + label
    }
  }

  public var isOver: Bool { runs.allSatisfy { $0.isOver } }

  /// The updates applied in the run that has made the most.
  public var step: Int { runs.reduce(0) { max($0, $1.step) } }

  /// The last step that a saved figure knows: of a long run that is not over not the last that was made.
  public var lastRecorded: Int { runs.reduce(0) { max($0, $1.record.steps.last ?? 0) } }

  /// Every net makes one step.
  public func advance() {
    for run in runs { run.advance() }
  }

  /// What the page has to change in one of its places.
  ///
  /// - Parameter place: counts from 0.
  public mutating func draw(
    _ request: LabRequest, place: Int
  ) throws(LabDrawingProblem) -> [UInt8] {
    let picture = try picture(request)
    while figures.count <= place { figures.append(LiveFigure()) }
    let figure = InlineFigure(picture, identifier: "lab-" + String(place))
    return figures[place].show(figure.element)
  }

  /// The next figure in a place is sent whole.
  public mutating func forget(place: Int) {
    if place < figures.count { figures[place] = LiveFigure() }
  }

  /// What `draw` shows as a file. Unless a long run is not over, it is the one that `command(for:)` writes,
  /// which knows only the steps that the record of such a run has by then.
  public func file(_ request: LabRequest) throws(LabDrawingProblem) -> String {
    SVGFile.light(try picture(request))
  }

  /// The commands that train the nets and draw the chart, where there is one for it.
  public func command(for request: LabRequest) -> String {
    guard let name = name(request) else { return trainingCommands }
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
  public func fileName(_ request: LabRequest) -> String {
    name(request)?.rawValue ?? request.instrument.rawValue
  }

  private var traces: [String] { runs.count == 1 ? ["run.trace"] : ["a.trace", "b.trace"] }

  private func name(_ request: LabRequest) -> ChartName? {
    request.instrument.name(for: runs[0].record.manifest)
  }

  /// The finding is that of the step that is looked at, as in the file of `gradflow chart`.
  private func picture(_ request: LabRequest) throws(LabDrawingProblem) -> Picture {
    guard let name = name(request) else { return try livePicture(request) }
    let drawn = ChartRequest(
      runs: runs.map { $0.wholeRecord() }, step: request.step, layer: request.layer,
      format: FigureFormat(width: request.width))
    do throws(ChartProblem) {
      return try name.draw(drawn).picture
    } catch {
      throw .chart(error)
    }
  }

  /// What only the net itself can show.
  private func livePicture(_ request: LabRequest) throws(LabDrawingProblem) -> Picture {
    let run = runs[min(max(request.net, 0), runs.count - 1)]
    let manifest = run.record.manifest
    let name = runs.count > 1 ? manifest.label : nil
    let format = FigureFormat(width: request.width)
    if request.instrument == .responses {
      guard let responses = run.responses(step: request.step) else { throw .needsPlane }
      return ResponseFigure(
        responses: responses, manifest: manifest, name: name,
        step: min(request.step ?? run.step, run.step), format: format
      ).picture()
    }
    return BackwardFigure(
      run.pass(example: request.example - 1, step: request.step), manifest, name: name,
      moment: (request.layer ?? 1) - 1, unit: request.unit - 1, format: format
    ).picture()
  }

  /// Two nets with the same activation functions are A and B.
  private func tellApart() {
    let labels = runs.map { $0.record.manifest.label }
    guard labels.count == 2, isSame(labels[0], labels[1]) else { return }
    for (run, letter) in zip(runs, LabText.netNames) { run.name = letter }
  }
}
