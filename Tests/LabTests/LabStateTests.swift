import Lab
import Testing

@Suite struct LabStateTests {
  @Test func theShortestTextSaysTheSame() throws {
    let state = try LabState("dataset=moons&hidden=8,8,8,8&activation=tanh&rate=0.1&seed=7")
    #expect(state.text == "dataset=moons&activation=tanh&seed=7")
    #expect(try LabState(state.text).first == state.first)
  }

  @Test func theSecondNetDiffersFromTheFirst() throws {
    let state = try LabState("activation=tanh&b.activation=relu&b.rate=1&charts=loss&at=20")
    #expect(state.first[.activation] == "tanh")
    #expect(state.second?[.activation] == "relu")
    #expect(state.second?[.rate] == "1")
    #expect(state.text == "activation=tanh&b.activation=relu&b.rate=1")
  }

  @Test func aSecondNetThatDiffersInNothingIsNone() throws {
    #expect(try LabState("rate=1&b.rate=1").second == nil)
    #expect(try LabState("b.rate=0.1").text.isEmpty)
  }

  @Test(arguments: [
    "colour=red", "seed", "seed=$(id)", "seed=7;ls", "rate=a=b", "hidden=8 8", "b.colour=1",
  ])
  func whatIsNoSettingIsRefused(_ text: String) {
    #expect(throws: LabProblem.self) { try LabState(text) }
  }

  @Test(arguments: [
    "hidden=0", "hidden=65", "hidden=8,,8",
    "hidden=" + Array(repeating: "4", count: 21).joined(separator: ","),
    "activation=banana", "activation=relu:2", "activation=log-softmax", "activation=tanh,relu",
    "rate=0", "rate=-1", "rate=nan", "rate=1e999", "steps=0", "steps=100001", "seed=-1", "seed=1.5",
    "seed=99999999999999999999", "batch=0", "dropout=1", "precision=16", "skip=30",
    "loss=categorical-cross-entropy&dataset=wave", "clip-norm=0",
    "loss-from=pre-activations&loss=squared-error",
    "scaling=some", "scaling=None", "normalization=batch&batch=1",
    "output-activation=softmax&loss=squared-error&dataset=wave",
  ])
  func whatCannotBeIsASentence(_ text: String) throws {
    let state = try LabState(text)
    do throws(LabProblem) {
      _ = try LabSession(state, irisFile: [])
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.sentence.hasSuffix("."))
      #expect(error.sentence.count > 10)
    }
  }

  @Test func theCommandHasTheSameWords() throws {
    let state = try LabState("dataset=xor&hidden=4,4&activation=tanh,relu&seed=7&batch=16")
    #expect(
      state.first.command(file: "run.trace")
        == "gradflow train --dataset xor --hidden 4,4 --activation tanh,relu --batch 16 --seed 7 -o run.trace"
    )
    #expect(
      try LabState("dataset=moons&scaling=none").first.command(file: "run.trace")
        == "gradflow train --dataset moons --scaling none -o run.trace")
    #expect(try LabState("scaling=standard").text.isEmpty)
  }
}
