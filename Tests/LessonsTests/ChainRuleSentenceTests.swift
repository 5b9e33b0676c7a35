import Testing
import Wording

/// Every outcome has its sentence, and only its own.
@Suite struct ChainRuleSentenceTests {
  private typealias Text = ChainRuleText

  private func factor(
    _ label: String, _ perLayer: Double, ceiling: Double = 1, stretch: Double = 2,
    share: Double = 0.5
  ) -> ChainRuleText.Factor {
    ChainRuleText.Factor(
      label: label, initialization: "Glorot", perLayer: perLayer, activationGain: perLayer,
      weightGain: 1, ceiling: ceiling, stretch: stretch, share: share)
  }

  @Test func answers() {
    let sigmoid = factor("sigmoid", 0.22, ceiling: 0.25, share: 1.3e-13)
    let tanh = factor("tanh", 0.94)
    let vanishing = Text.answer([sigmoid, tanh], hiddenLayers: 20).plain
    #expect(vanishing.contains("0.22 with sigmoid and 0.94 with tanh"))
    #expect(vanishing.contains("1.3·10⁻¹³ with sigmoid") && vanishing.contains("20 hidden layers"))
    #expect(!vanishing.contains("does not show"))
    let healthy = Text.answer([tanh, factor("ReLU", 0.84)], hiddenLayers: 20).plain
    #expect(healthy.contains("does not show the vanishing gradient"))
    let nothing = Text.answer([factor("sigmoid", .nan, share: .nan)], hiddenLayers: 20).plain
    #expect(nothing.contains("nothing was left") && !nothing.contains("not a number"))
  }

  @Test func exactZeroIsNothing() {
    let factors = [factor("softmax", 0.05, share: 0), factor("tanh", 0.94, share: 0.3)]
    #expect(
      Text.depthTitle(factors, hiddenLayers: 50)
        == "Through 50 hidden layers, nothing of the error signal arrives with softmax, 0.3 with tanh"
    )
    #expect(!Text.depthTitle([factor("tanh", 1)], hiddenLayers: 50).contains("0.5"))
  }

  @Test func lines() {
    let glorot = [
      factor("a", 0.2), factor("b", 0.6), factor("c", 1), factor("d", 1.3),
    ]
    let text = Text.lookAtDepth(glorot, []).plain
    #expect(text.contains("a falls steeply, b falls slowly, c stays near the top, d even grows"))
    let small = factor("sigmoid", 0.22, ceiling: 0.25)
    func larger(_ stretch: Double) -> String {
      Text.lookAtDepth([small], [factor("sigmoid", 0.31, ceiling: 0.25, stretch: stretch)]).plain
    }
    #expect(larger(2.8).contains("goes from 0.22 to 0.31") && larger(2.8).contains("by 2.8"))
    #expect(larger(0.9).contains("a true bound") && !larger(0.9).contains("strongest"))
  }

  @Test func ledgers() {
    let bills = [
      Text.Bill(label: "sigmoid", activations: 3.6e-7, weights: 13, share: 4.5e-6),
      Text.Bill(label: "ReLU", activations: 0.053, weights: 43, share: 2.3),
    ]
    let title = Text.ledgerTitle(bills) ?? ""
    #expect(title.contains("3.6·10⁻⁷ in all in sigmoid") && title.contains("0.053 in all in ReLU"))
    #expect(title.contains("13 and 43"))
    #expect(Text.ledgerTitle(Array(bills.prefix(1))) == nil)
    let caption = Text.ledgerCaption(bills).plain
    #expect(caption.contains("1/220\u{A0}000 of what stands at the output in the sigmoid net"))
    #expect(caption.contains("2.3 times what stands at the output in the ReLU net"))
    #expect(!Text.ledgerCaption([]).plain.contains("All in all"))
  }

  @Test func theWayForward() {
    let collapsed = Text.forwardCaption([("sigmoid", 1e-5), ("ReLU", 0.9)], hiddenLayers: 10).plain
    #expect(collapsed.contains("Less than a hundredth is left in sigmoid:"))
    let awake = Text.forwardCaption([("tanh", 0.7), ("ReLU", 0.9)], hiddenLayers: 10).plain
    #expect(awake.contains("In none of these nets"))
    let title = Text.forwardTitle([("sigmoid", 1e-5), ("x", .nan), ("ReLU", 0.9)])
    #expect(title.contains("sigmoid keeps 1/100\u{A0}000") && title.contains("ReLU 0.9"))
  }

  private typealias Net = ChainRuleText.DeepNet

  private func net(_ label: String, _ ending: Net.Ending, output: Double = 1) -> Net {
    Net(
      label: label, ending: ending, finalLoss: 0.1, loss: (0.09, 0.11),
      outputSignal: .init(first: 1, last: output, largest: output),
      firstSignal: .init(first: 1, last: 1, largest: 1))
  }

  @Test func endings() {
    let all = [
      net("a", .lost), net("b", .converged, output: 0.1), net("c", .learnedAnyway),
      net("d", .arrives), net("e", .unclear), net("f", .diverged(step: 7)),
      net("g", .stillLearning),
    ]
    let text = Text.endingFinding(all).plain
    for words in [
      "Vanished: a.", "Converged: b.", "Learned with hardly any signal at layer 1: c.",
      "Not learned although the signal arrives: d.", "No signal to judge by: e", "Diverged: f",
      "Learned, but not settled: g.",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    for one in all {
      #expect(!Text.verdict(one.ending).plain.isEmpty)
      #expect(Text.endingFinding([one]).plain.contains(one.label))
    }
    #expect(Set(all.map { Text.verdict($0.ending).plain }).count == all.count)
    #expect(Text.verdict(.diverged(step: 7)).plain == "diverged at step 7")
    let title = Text.byLayerTitle(all, step: 499) ?? ""
    #expect(
      title.contains("b has learned") && title.contains("a still has its error, and it gets lost"))
    // Without both outcomes there is no such sentence.
    #expect(Text.byLayerTitle([all[0]], step: 499) == nil)
    #expect(Text.byLayerTitle([all[0], all[6]], step: 499) == nil)
    #expect(Text.byLayerTitle([net("a", .lost, output: 0.1), all[1]], step: 499) == nil)
  }

  /// Which ending the numbers of a last stretch have: the signals at the output and at layer 1, as
  /// first, mean and largest.
  private func ending(
    _ hasLearned: Bool, _ output: (Double, Double, Double), _ layer1: (Double, Double, Double)
  ) -> Net.Ending {
    var net = Net(
      label: "x", ending: .unclear, finalLoss: 0, loss: (0, 0),
      outputSignal: .init(first: output.0, last: output.1, largest: output.2),
      firstSignal: .init(first: layer1.0, last: layer1.1, largest: layer1.2))
    net.judge(hasLearned: hasLearned, lostBelow: 0.01, quietBelow: 0.25)
    return net.ending
  }

  @Test func judgements() {
    #expect(ending(true, (0.93, 0.006, 0.008), (2.1, 0.3, 0.4)) == .converged)
    // The net that was called converged: its output's signal has sunk, that of layer 1 has doubled.
    #expect(ending(true, (0.93, 0.15, 0.35), (2.1, 3.9, 9.1)) == .stillLearning)
    // One jump in the last tenth is enough.
    #expect(ending(true, (0.93, 0.01, 0.9), (2.1, 0.3, 0.4)) == .stillLearning)
    #expect(ending(true, (0.93, 0.01, 0.02), (2.1, 0.3, 0.6)) == .stillLearning)
    #expect(ending(true, (1, 0.25, 0.25), (1, 0.1, 0.1)) == .stillLearning)
    #expect(ending(true, (1, 0.2, 0.2), (1, 0.001, 0.001)) == .learnedAnyway)
    #expect(ending(false, (0.96, 0.82, 0.82), (4e-6, 4e-6, 4e-6)) == .lost)
    #expect(ending(false, (1, 0.8, 0.9), (1, 0, 0)) == .lost)
    #expect(ending(false, (1, 0.8, 0.9), (1, 0.7, 0.9)) == .arrives)
    // A tiny signal of a net that learned nothing is no convergence.
    #expect(ending(false, (1, 1e-9, 1e-9), (1, 1e-9, 1e-9)) == .arrives)
    #expect(ending(true, (1, 0, 0), (1, 0, 0)) == .converged)
    #expect(ending(false, (1, 0, 0), (1, 0, 0)) == .unclear)
    #expect(ending(true, (1, .nan, .nan), (1, .nan, .nan)) == .unclear)
    #expect(ending(true, (1, 0.1, .nan), (1, 0.1, .nan)) == .stillLearning)
  }

  @Test(arguments: [(2.0, 0), (100, 1), (1e6, 2), (1e12, 3), (Double.infinity, 3)])
  func quizTakesTheNearestChoice(ratio: Double, answer: Int) {
    #expect(Text.quizAnswer(ratio: ratio) == answer)
    #expect(Text.quizChoices.indices.contains(answer))
  }

  @Test func quizExplains() {
    // 3.5 / 1.3 is 2.7; the digits behind them would make it 2.8.
    #expect(
      Text.quizExplanation(deep: 1.251, half: 3.549, perLayer: 0.2, layers: 1).plain
        .contains("3.5 instead of 1.3 of the output's signal. That is 2.7 times"))
    let told = Text.quizExplanation(deep: 1e-13, half: 3e-7, perLayer: 0.22, layers: 10).plain
    #expect(told.contains("3·10⁻⁷ instead of 10⁻¹³") && told.contains("3·10⁶ times"))
    let zero = Text.quizExplanation(deep: 0, half: 3e-7, perLayer: .nan, layers: 10).plain
    #expect(zero.contains("exactly 0") && !zero.contains("divisions"))
  }
}
