import Charts
import Experiments
import Lab
import PageResources
import Plotting
import Recording
import Testing

private let irisFile = EmbeddedFile.dataIrisCsv.bytes

@Suite struct LabSessionTests {
  /// Step by step, the lab records what the runner records in one go.
  @Test(arguments: [
    "steps=60&hidden=6,6&frames=10", "dataset=iris&steps=40&optimizer=adam&batch=16",
    "dataset=wave&steps=40&precision=64&normalization=layer",
    "dataset=moons&steps=50&rate=1e6&init=normal&init-scale=1e18",
  ])
  func theRecordIsTheRunners(_ text: String) throws {
    let state = try LabState(text)
    let session = try LabSession(state, irisFile: irisFile)
    while !session.isOver { session.advance() }
    let expected = try state.first.experiment(irisFile: irisFile).recorded()
    let found = session.runs[0].record
    #expect(found.steps == expected.steps)
    #expect(found.values.map(\.bitPattern) == expected.values.map(\.bitPattern))
    #expect(found.frames.map(\.step) == expected.frames.map(\.step))
    #expect(found.ending == expected.ending)
    #expect(!found.steps.isEmpty)
  }

  /// What the page shows after changes is what it would show if everything were sent.
  @Test(arguments: LabInstrument.all.filter(\.isOfTraces).map(\.rawValue))
  func aFigureOfAnUnfinishedRunIsThatOfTheFinishedOne(_ word: String) throws {
    let state = try LabState("hidden=6,6&activation=softmax,relu&steps=60&frames=20&dataset=moons")
    let instrument = try #require(LabInstrument(rawValue: word))
    let layer = word == "activation-curves" ? 2 : word == "softmax-jacobian" ? 1 : nil
    let request = LabRequest(instrument, step: 12, layer: layer)
    var early = try LabSession(state, irisFile: irisFile)
    for _ in 0..<30 { early.advance() }
    #expect(try early.draw(request, place: 0).first == UInt8(ascii: "F"))
    let file = try early.file(request)
    while !early.isOver { early.advance() }
    var drawn = ChartRequest(
      runs: [early.runs[0].record], step: 12, layer: layer, format: .init(width: .column))
    drawn.steps = 0...30
    let name = word == "answer" ? ChartName.regions : try #require(ChartName(rawValue: word))
    let expected = try name.draw(drawn).picture
    #expect(file.contains("<title>"))
    #expect(file == SVGFile.text(expected, identifier: name.rawValue))
    #expect(early.command(for: request).contains("--step 12"))
  }

  /// What is saved is what is seen: every word of a figure at an earlier step, also of a long run.
  @Test(arguments: ["steps=60&frames=20", "steps=50000&frames=50&hidden=8,8,8,8,8,8,8,8"])
  func whatIsSavedIsWhatIsSeen(_ text: String) throws {
    let state = try LabState("dataset=moons&activation=relu&" + text)
    var session = try LabSession(state, irisFile: [])
    for _ in 0..<45 { session.advance() }
    for instrument in LabInstrument.all {
      for step in [12, nil] {
        let request = LabRequest(instrument, step: step)
        guard let file = try? session.file(request) else { continue }
        session.forget(place: 0)
        let seen = String(decoding: try session.draw(request, place: 0), as: UTF8.self)
        let title = try #require(file.firstRange(of: "<title"))
        let end = try #require(file.firstRange(of: "</title>"))
        let words = file[title.upperBound..<end.lowerBound].drop { $0 != ">" }.dropFirst()
        #expect(seen.contains(words), "\(instrument) at \(step ?? -1): \(words)")
      }
    }
  }

  @Test func changesAreSmallerThanTheFigure() throws {
    var session = try LabSession(try LabState("hidden=6&steps=100"), irisFile: [])
    for _ in 0..<50 { session.advance() }
    let request = LabInstrument(rawValue: "gradient-by-layer").map { LabRequest($0, step: 3) }
    let whole = try session.draw(try #require(request), place: 0)
    let same = try session.draw(try #require(request), place: 0)
    let moved = try session.draw(LabRequest(.chart(.gradientByLayer), step: 40), place: 0)
    #expect(whole.first == UInt8(ascii: "F"))
    #expect(same == [UInt8(ascii: "P")])
    #expect(moved.first == UInt8(ascii: "P"))
    #expect(moved.count < whole.count / 2)
    session.forget(place: 0)
    #expect(try session.draw(LabRequest(.chart(.gradientByLayer), step: 3), place: 0) == whole)
  }

  @Test func twoNetsStartFromTheSameSeed() throws {
    let session = try LabSession(try LabState("b.rate=0.01&steps=20"), irisFile: [])
    #expect(session.runs[0].loss() == session.runs[1].loss())
    session.advance()
    #expect(session.runs[0].loss() != session.runs[1].loss())
    #expect(session.runs.map(\.record.manifest.label) == ["A", "B"])
    #expect(session.trainingCommands.contains("--rate 0.01 --steps 20 --label B -o b.trace"))
  }

  /// Before its first update a net has been looked at already.
  @Test(arguments: LabInstrument.all.map(\.rawValue))
  func everythingIsDrawnBeforeTheFirstStep(_ word: String) throws {
    let state = try LabState("hidden=6,6&activation=softmax,relu&dataset=moons&steps=90")
    var session = try LabSession(state, irisFile: irisFile)
    #expect(session.step == 0)
    let layer = word == "activation-curves" ? 2 : nil
    let request = LabRequest(try #require(LabInstrument(rawValue: word)), layer: layer)
    #expect(try session.draw(request, place: 0).first == UInt8(ascii: "F"))
    let experiment = try state.first.experiment(irisFile: irisFile)
    #expect(session.runs[0].loss() == experiment.recorded().value(.run(.loss), row: 0))
  }

  /// A run that is too long to be kept whole is drawn with the steps that it holds back.
  @Test func aLongRunIsDrawnFromItsFirstStep() throws {
    let state = try LabState("hidden=8,8,8,8,8,8,8,8&steps=100000&b.rate=0.01")
    var session = try LabSession(state, irisFile: irisFile)
    #expect(session.runs[0].record.steps.isEmpty)
    for _ in 0..<4 { session.advance() }
    let picture = try session.draw(LabRequest(.chart(.loss)), place: 0)
    #expect(String(decoding: picture, as: UTF8.self).contains("from step 0 to 4"))
  }
}
