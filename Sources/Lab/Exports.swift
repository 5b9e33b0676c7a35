#if arch(wasm32)
  import Charts
  import Plotting
  import Recording

  // What the page's worker calls. Texts go in and out through two buffers: the worker writes the input,
  // calls, and reads as many bytes of the output as the call returned.

  nonisolated(unsafe) private var input: [UInt8] = []
  nonisolated(unsafe) private var output: [UInt8] = []
  nonisolated(unsafe) private var irisFile: [UInt8] = []
  /// WebAssembly has one thread here; there is no session before the first `configure`.
  nonisolated(unsafe) private var session: LabSession?

  /// Room for so many bytes of input; where it is.
  @_expose(wasm, "inputRoom") @_cdecl("inputRoom")
  public func inputRoom(_ count: Int32) -> UnsafePointer<UInt8>? {
    input = [UInt8](repeating: 0, count: Int(count))
    return input.withUnsafeBufferPointer { $0.baseAddress }
  }

  /// Where the output is, until the next call.
  @_expose(wasm, "outputPlace") @_cdecl("outputPlace")
  public func outputPlace() -> UnsafePointer<UInt8>? {
    output.withUnsafeBufferPointer { $0.baseAddress }
  }

  /// The input is `iris.csv`.
  @_expose(wasm, "takeIris") @_cdecl("takeIris")
  public func takeIris() { irisFile = input }

  /// The input are settings; the output is what they mean (`LabDescription`). A session begins unless the
  /// description names a problem.
  ///
  /// - Parameter isAddress: 1 for an address, of which what cannot be is left out and remarked.
  @_expose(wasm, "configure") @_cdecl("configure")
  public func configure(_ isAddress: Int32) -> Int32 {
    do throws(LabProblem) {
      let text = String(decoding: input, as: UTF8.self)
      let state =
        isAddress == 0 ? try LabState(text) : LabState(address: text, irisFile: irisFile)
      let fresh = try LabSession(state, irisFile: irisFile)
      session = fresh
      return give(LabDescription(fresh).text)
    } catch {
      return give(LabDescription.problem(error))
    }
  }

  /// Makes so many steps, or fewer where the run ends; returns how many are made in all.
  @_expose(wasm, "advance") @_cdecl("advance")
  public func advance(_ steps: Int32) -> Int32 {
    for _ in 0..<max(steps, 0) where session?.isOver == false { session?.advance() }
    return Int32(session?.step ?? 0)
  }

  @_expose(wasm, "isOver") @_cdecl("isOver")
  public func isOver() -> Int32 { session?.isOver == false ? 0 : 1 }

  @_expose(wasm, "lastRecorded") @_cdecl("lastRecorded")
  public func lastRecorded() -> Int32 { Int32(session?.lastRecorded ?? 0) }

  /// The training loss of a net at a step, −1 for the latest.
  @_expose(wasm, "loss") @_cdecl("loss")
  public func loss(_ run: Int32, _ step: Int32) -> Double {
    guard let runs = session?.runs, runs.indices.contains(Int(run)) else { return .nan }
    return runs[Int(run)].loss(step: step < 0 ? nil : Int(step))
  }

  /// The step that a net has made.
  @_expose(wasm, "made") @_cdecl("made")
  public func made(_ run: Int32) -> Int32 {
    guard let runs = session?.runs, runs.indices.contains(Int(run)) else { return 0 }
    return Int32(runs[Int(run)].step)
  }

  /// How a run has ended: 0 not yet, 1 completed, 2 diverged.
  @_expose(wasm, "ending") @_cdecl("ending")
  public func ending(_ run: Int32) -> Int32 {
    guard let runs = session?.runs, runs.indices.contains(Int(run)) else { return 0 }
    return switch runs[Int(run)].record.ending {
    case .unfinished: 0
    case .diverged: 2
    case .completed, .interrupted: 1
    }
  }

  /// The input is an instrument's word; the output is what is to be changed in that place, or `!` and a
  /// sentence where the figure cannot be drawn.
  ///
  /// - Parameters:
  ///   - step: −1 for the latest.
  ///   - layer: 0 for the chart's choice; of a backward pass the moment.
  ///   - net: of two the one that is looked at, where only one can be.
  @_expose(wasm, "draw") @_cdecl("draw")
  public func draw(
    _ place: Int32, _ step: Int32, _ layer: Int32, _ width: Int32, _ example: Int32, _ unit: Int32,
    _ net: Int32
  ) -> Int32 {
    guard let request = request(step, layer, width, example, unit, net) else { return 0 }
    do throws(LabDrawingProblem) {
      guard let bytes = try session?.draw(request, place: Int(place)) else { return 0 }
      output = bytes
      return Int32(output.count)
    } catch {
      session?.forget(place: Int(place))
      return give("!" + error.sentence)
    }
  }

  /// The next figure in a place is sent whole.
  @_expose(wasm, "forget") @_cdecl("forget")
  public func forget(_ place: Int32) { session?.forget(place: Int(place)) }

  /// The input is an instrument's word; the output is the file's name, a line feed, and the SVG file.
  @_expose(wasm, "save") @_cdecl("save")
  public func save(
    _ step: Int32, _ layer: Int32, _ width: Int32, _ example: Int32, _ unit: Int32, _ net: Int32
  ) -> Int32 {
    guard let request = request(step, layer, width, example, unit, net),
      let name = session?.fileName(request)
    else { return 0 }
    do throws(LabDrawingProblem) {
      return give(name + ".svg\n" + (try session?.file(request) ?? ""))
    } catch {
      return give("\n" + error.sentence)
    }
  }

  /// The input is an instrument's word; the output are the commands that make the saved file.
  @_expose(wasm, "command") @_cdecl("command")
  public func command(_ step: Int32, _ layer: Int32, _ width: Int32) -> Int32 {
    guard let request = request(step, layer, width, 1, 1, 0), let session else { return 0 }
    return give(session.command(for: request))
  }

  private func request(
    _ step: Int32, _ layer: Int32, _ width: Int32, _ example: Int32, _ unit: Int32, _ net: Int32
  ) -> LabRequest? {
    guard let instrument = LabInstrument(rawValue: String(decoding: input, as: UTF8.self)) else {
      return nil
    }
    return LabRequest(
      instrument, step: step < 0 ? nil : Int(step), layer: layer < 1 ? nil : Int(layer),
      example: Int(example), unit: Int(unit), net: Int(net), width: FigureWidth(Double(width)))
  }

  // MARK: Without a session

  nonisolated(unsafe) private var padFigure = LiveFigure()
  nonisolated(unsafe) private var handFigure = LiveFigure()

  /// The input is a text of points (`DrawnPoints`); the output is what becomes of it, a line feed, and the
  /// plane with them, as for `draw`.
  ///
  /// - Parameters:
  ///   - action: 0 nothing, 1 a point at the cross, 2 the one nearest to it away, 3 the last one away.
  ///   - isFresh: 1 to send the plane whole.
  @_expose(wasm, "pad") @_cdecl("pad")
  public func pad(_ action: Int32, _ x: Int32, _ y: Int32, _ group: Int32, _ isFresh: Int32)
    -> Int32
  {
    var points = DrawnPoints(String(decoding: input, as: UTF8.self)) ?? DrawnPoints()
    let reach = Int32(DrawnPoints.reach)
    let place = (x: Int(min(max(x, -reach), reach)), y: Int(min(max(y, -reach), reach)))
    switch action {
    case 1: points.add(DrawnPoints.Point(group: Int(group & 3), x: place.x, y: place.y))
    case 2: points.removeNearest(x: place.x, y: place.y)
    case 3: points.removeLast()
    default: break
    }
    if isFresh != 0 { padFigure = LiveFigure() }
    let picture = PointPad(points, x: place.x, y: place.y).picture
    output = Array((points.text + "\n").utf8)
    output += padFigure.show(InlineFigure(picture, identifier: "lab-pad").element)
    return Int32(output.count)
  }

  /// The input is a text of points; the output is the file with them.
  @_expose(wasm, "pointsFile") @_cdecl("pointsFile")
  public func pointsFile() -> Int32 {
    give((DrawnPoints(String(decoding: input, as: UTF8.self)) ?? DrawnPoints()).csv)
  }

  /// The input are scores and a temperature (`SoftmaxHand`); the output is as for `draw`, or nothing.
  @_expose(wasm, "hand") @_cdecl("hand")
  public func hand(_ width: Int32, _ isFresh: Int32) -> Int32 {
    guard let hand = SoftmaxHand(String(decoding: input, as: UTF8.self)) else { return 0 }
    if isFresh != 0 { handFigure = LiveFigure() }
    let picture = hand.picture(width: Double(max(width, 280)))
    output = handFigure.show(InlineFigure(picture, identifier: "hand").element)
    return Int32(output.count)
  }

  private func give(_ text: String) -> Int32 {
    output = Array(text.utf8)
    return Int32(output.count)
  }
#endif
