import Lab
import Testing

/// What a net shows of an earlier step is what it showed when that step was its latest.
@Suite struct LookingBackTests {
  /// All numbers of a pass.
  private func bits(_ pass: ExamplePass) -> [UInt64] {
    var numbers: [Double] = []
    for layer in pass.layers {
      numbers += layer.preActivation
      numbers += layer.activations
      numbers += layer.localDerivative
      numbers += layer.upstreamGradient
      numbers += layer.errorSignal
      numbers += layer.linearSignal
      numbers += layer.weights
    }
    return numbers.map(\.bitPattern)
  }

  private func bits(_ responses: UnitResponses?) -> [UInt64] {
    guard let responses else { return [] }
    var numbers: [Double] = []
    for layer in responses.layers {
      for unit in layer.units { numbers += unit }
    }
    return numbers.map(\.bitPattern)
  }

  @Test(arguments: [
    "optimizer=sgd&batch=16", "optimizer=momentum&normalization=batch&batch=16",
    "optimizer=nesterov&precision=64", "optimizer=rmsprop&dropout=0.3&batch=32",
    "optimizer=adam&schedule=cosine", "optimizer=adamw&weight-decay=0.01&skip=1&clip-norm=1",
  ])
  func everyStepIsTheOneThatWas(_ text: String) throws {
    let state = try LabState(text + "&dataset=moons&hidden=5,5&activation=tanh&steps=60&seed=3")
    let run = try LabSession(state, irisFile: []).runs[0]
    var passes: [[UInt64]] = []
    var answers: [[UInt64]] = []
    while true {
      passes.append(bits(run.pass(example: 2)))
      answers.append(bits(run.responses()))
      if run.isOver { break }
      run.advance()
    }
    #expect(passes.count == 61 && Set(passes).count == 61)
    // Forward, backward, by one and by many.
    for step in [60, 59, 0, 1, 2, 3, 4, 17, 16, 58, 31, 32, 5, 5, 40] {
      #expect(run.pass(example: 2, step: step).step == step)
      #expect(bits(run.pass(example: 2, step: step)) == passes[step], "step \(step)")
      #expect(bits(run.responses(step: step)) == answers[step], "step \(step)")
    }
  }

  /// The loss of every step, also of one that the record of a long run has only in a mean.
  @Test(arguments: ["steps=60", "steps=20000&hidden=8,8,8,8,8,8"])
  func everyStepHasItsLoss(_ text: String) throws {
    let run = try LabSession(try LabState(text + "&batch=8"), irisFile: []).runs[0]
    var losses = [run.loss()]
    for _ in 0..<50 {
      run.advance()
      losses.append(run.loss())
    }
    #expect(Set(losses).count > 45)
    for (step, loss) in losses.enumerated() { #expect(run.loss(step: step) == loss) }
    #expect(run.loss(step: 999) == losses.last)
  }

  /// Of a long run fewer states are kept, and looking back changes nothing.
  @Test func aLongRunForgetsNothing() throws {
    let state = try LabState("hidden=3&steps=5000&frames=5&held-out=0&batch=8&optimizer=adam")
    let run = try LabSession(state, irisFile: []).runs[0]
    let undisturbed = try LabSession(state, irisFile: []).runs[0]
    var marks: [Int: [UInt64]] = [:]
    for step in 0..<4321 {
      if step % 397 == 5 { marks[step] = bits(run.pass(example: 0)) }
      if step % 1000 == 999 { _ = run.pass(example: 0, step: step / 3) }
      run.advance()
      undisturbed.advance()
    }
    for (step, expected) in marks {
      #expect(bits(run.pass(example: 0, step: step)) == expected, "step \(step)")
    }
    #expect(marks.count == 11)
    #expect(bits(run.pass(example: 0)) == bits(undisturbed.pass(example: 0)))
    // A step that has not been made is the latest.
    #expect(run.pass(example: 0, step: 9999).step == 4321)
  }

  @Test func theSecondNetIsShownByItsName() throws {
    let state = try LabState("hidden=4&activation=relu&b.activation=sigmoid&steps=30")
    var session = try LabSession(state, irisFile: [])
    for _ in 0..<9 { session.advance() }
    for instrument in [LabInstrument.responses, .backward] {
      let texts = try (0..<3).map { net in
        let request = LabRequest(instrument, step: 4, net: net)
        return String(decoding: try session.draw(request, place: net), as: UTF8.self)
      }
      for (run, text) in zip(session.runs, texts) {
        #expect(text.contains(run.record.manifest.label), "\(instrument)")
        #expect(text.contains("step 4"), "\(instrument)")
      }
      #expect(!texts[0].contains(session.runs[1].record.manifest.label))
      // There is no third.
      #expect(texts[2].contains(session.runs[1].record.manifest.label))
    }
  }
}
