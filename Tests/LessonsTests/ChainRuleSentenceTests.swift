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

  private func net(
    _ label: String, _ ending: ChainRuleText.DeepNet.Ending, output: Double = 1
  ) -> ChainRuleText.DeepNet {
    ChainRuleText.DeepNet(
      label: label, ending: ending, finalLoss: 0.1, outputSignal: (1, output),
      firstSignal: (1, 1), share: (1, 1))
  }

  @Test func endings() {
    let all = [
      net("a", .lost), net("b", .converged, output: 0.1), net("c", .learnedAnyway),
      net("d", .arrives), net("e", .unclear), net("f", .diverged(step: 7)),
    ]
    let text = Text.endingFinding(all).plain
    for words in [
      "Vanished: a.", "Converged: b.", "Learned with hardly any signal at layer 1: c.",
      "Not learned although the signal arrives: d.", "No signal to judge by: e", "Diverged: f",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    for one in all {
      #expect(!Text.verdict(one.ending).plain.isEmpty)
      #expect(Text.endingFinding([one]).plain.contains(one.label))
    }
    #expect(Text.verdict(.diverged(step: 7)).plain == "diverged at step 7")
    let title = Text.byLayerTitle(all, step: 499) ?? ""
    #expect(title.contains("b has learned") && title.contains("a has as much as ever and loses it"))
    // Without both outcomes there is no such sentence.
    #expect(Text.byLayerTitle([all[0]], step: 499) == nil)
    #expect(Text.byLayerTitle([all[0], net("b", .converged, output: 0.9)], step: 499) == nil)
  }

  @Test(arguments: [(2.0, 0), (100, 1), (1e6, 2), (1e12, 3), (Double.infinity, 3)])
  func quizTakesTheNearestChoice(ratio: Double, answer: Int) {
    #expect(Text.quizAnswer(ratio: ratio) == answer)
    #expect(Text.quizChoices.indices.contains(answer))
  }

  @Test func quizExplains() {
    let told = Text.quizExplanation(deep: 1e-13, half: 3e-7, perLayer: 0.22, layers: 10).plain
    #expect(told.contains("3·10⁻⁷ instead of 10⁻¹³") && told.contains("3·10⁶ times"))
    let zero = Text.quizExplanation(deep: 0, half: 3e-7, perLayer: .nan, layers: 10).plain
    #expect(zero.contains("exactly 0") && !zero.contains("divisions"))
  }
}
