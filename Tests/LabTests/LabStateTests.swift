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
    "scaling=some", "scaling=0", "normalization=batch&batch=1",
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
      #expect(!error.sentence.contains("--"), "\(error.sentence)")
    }
  }

  /// Of a link what cannot be is named and left out, alone or beside the rest, which is kept.
  @Test(arguments: [
    "dataset=mars", "hidden=8,,8", "activation=banana", "activation=tanh,relu", "rate=fast",
    "dropout=1", "steps=0", "precision=16", "skip=30", "clip-norm=0", "colour=red", "seed",
    "dataset=drawn", "points=zz&dataset=drawn", "b.dropout=2", "charts=banana", "hide=all",
    "at=soon", "task=none", "loss=categorical-cross-entropy&dataset=wave",
    "loss=binary-cross-entropy&output-activation=identity", "hidden=8 8", "dataset=mo ons",
    "normalization=batch&batch=1",
    "loss-from=pre-activations&loss=squared-error", "hidden=none&dropout=0.5",
    "hidden=none&normalization=layer", "output-activation=softmax&loss=squared-error&dataset=wave",
  ])
  func aLinkKeepsTheRest(_ wrong: String) throws {
    let state = LabState(address: wrong + "&weight-decay=0.02&data-seed=5", irisFile: [])
    #expect(!state.remarks.isEmpty)
    for remark in state.remarks {
      #expect(remark.sentence.hasSuffix(".") && !remark.sentence.contains("--"))
    }
    #expect(state.first[.weightDecay] == "0.02" && state.first[.dataSeed] == "5")
    #expect(state.second == nil)
    _ = try LabSession(state, irisFile: [])
  }

  @Test func aGoodLinkHasNoRemark() {
    let link =
      "hidden=4,4&activation=%&b.rate=0.01&charts=network,softmax-jacobian:2+,b.responses,"
      + "backward-pass:3.17.2&at=20&see=5&hide=net,more&task=kill-relu"
    let text = link.replacing("%", with: "tanh")
    #expect(LabState(address: text, irisFile: []).remarks.isEmpty)
  }

  @Test func capitalsAndSpacesDoNotCount() throws {
    let state = try LabState("Dataset=Moons&hidden=4, 4&activation=Softmax, ReLU&b.RATE=1E-2")
    #expect(state.text == "dataset=moons&hidden=4,4&activation=softmax,relu&b.rate=1e-2")
  }

  /// A sentence says the control's name, what it was given, and what to type.
  @Test(arguments: [
    ("rate=-1", "“Learning rate” cannot be “-1”: type a number above 0, such as 0.1."),
    (
      "held-out=400",
      "“Held out, % of the examples” cannot be “400”: type a whole number from 0 to 90."
    ),
    ("b.init=ones&b.rate=0", "Net B: “Learning rate” cannot be “0”"),
    ("steps=0", "“Steps of the run” cannot be “0”: type a whole number from 1 to 100"),
    ("hidden=99", "“Hidden layers” cannot be “99”: a net of the lab has up to 20 hidden"),
  ])
  func aSentenceNamesTheControl(_ text: String, _ expected: String) {
    let state = LabState(address: text, irisFile: [])
    #expect(
      state.remarks.contains { $0.sentence.hasPrefix(expected) },
      "\(state.remarks.map(\.sentence))")
  }

  /// With another number of layers the second net has the functions of the first, further ones the last.
  @Test(arguments: [("4,4", "tanh,relu"), ("4,4,4,4", "tanh,relu,elu,elu"), ("none", "tanh")])
  func theSecondNetHasFunctionsForItsLayers(_ hidden: String, _ expected: String) throws {
    let state = try LabState("hidden=4,4,4&activation=tanh,relu,elu&b.hidden=" + hidden)
    #expect(state.second?[.activation] == expected)
    #expect(try LabSession(state, irisFile: []).runs.count == 2)
    let told = LabDescription(try LabSession(state, irisFile: [])).text
    #expect(told.contains("difference\thidden\nsecond\t" + hidden + "\nbesides\t"))
  }

  @Test func whatDiffersBesidesIsTold() throws {
    let state = try LabState("b.activation=tanh&b.optimizer=adam&b.rate=0.01")
    let told = LabDescription(try LabSession(state, irisFile: [])).text
    #expect(told.contains("difference\tactivation\nsecond\ttanh"))
    #expect(told.contains("besides\tb.optimizer=adam&b.rate=0.01"))
    #expect(told.contains("told\tB differs from A also in: Optimizer; Learning rate."))
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
