import Testing
import Wording

@Suite struct RemediesSentenceTests {
  private typealias Text = RemediesText

  private func finding(
    _ net: Text.Net = .sigmoid, broken: Double = 1, losses: [(String, Double)] = []
  ) -> Text.Finding {
    Text.Finding(
      net: net, rate: 0.2, brokenLoss: broken, brokenArrival: 0.001,
      brokenDead: 0.6, effects: losses.map { .init(name: $0.0, loss: $0.1, broken: broken) })
  }

  @Test(arguments: [
    (0.49, 1.0, RemediesText.Effect.Kind.mends), (0.5, 1.0, .helps), (0.85, 1.0, .helps),
    (0.95, 1.0, .nothing), (1.05, 1.0, .nothing), (1.2, 1.0, .harms), (.infinity, 1.0, .harms),
    // What learns already cannot be mended.
    (0.1, 0.4, .helps), (0.39, 0.4, .nothing), (0.6, 0.4, .harms),
    // Nor is a run that diverges made worse by diverging.
    (.infinity, .infinity, .nothing), (0.2, .infinity, .mends), (0.9, .infinity, .helps),
  ])
  func kinds(loss: Double, broken: Double, kind: RemediesText.Effect.Kind) {
    #expect(Text.Effect(name: "x", loss: loss, broken: broken).kind == kind)
  }

  /// What is left of a net that diverges in more runs than before is not to be praised.
  @Test func divergingIsNoHelp() {
    func kind(_ diverged: Int, _ before: Int) -> Text.Effect.Kind {
      Text.Effect(
        name: "x", loss: 0.1, broken: 1, diverged: .init(count: diverged, of: 10),
        brokenDiverged: .init(count: before, of: 10)
      ).kind
    }
    #expect(kind(3, 0) == .harms)
    #expect(kind(2, 0) == .mends)
    #expect(kind(3, 3) == .mends)
    #expect(Text.lossText(0.5, .init(count: 3, of: 10)) == "50\u{A0}% (3 of 10 diverged)")
  }

  @Test func answers() {
    let both = Text.answer([
      finding(losses: [("a", 0.1), ("b", 0.2), ("c", 1)]),
      finding(.largeSteps, losses: [("a", 0.1), ("c", 0.1)]),
    ]).plain
    #expect(both.contains("of 3 single changes, 2 mend the deep sigmoid net"))
    #expect(both.contains("of 2 single changes, 2 mend the ReLU net"))
    #expect(both.contains("All are mended by a."))
    let three = Text.answer([
      finding(losses: [("a", 0.1), ("b", 0.2)]), finding(.softmax, losses: [("a", 1), ("b", 0.3)]),
      finding(.largeSteps, losses: [("a", 0.1), ("b", 0.1)]),
    ]).plain
    #expect(three.contains("of 2 single changes, 1 mends the deep softmax net"))
    #expect(three.contains("All are mended by b."))
    let apart = Text.answer([
      finding(losses: [("a", 0.1)]), finding(.largeSteps, losses: [("a", 1)]),
    ]).plain
    #expect(apart.contains("1 mends the deep") && apart.contains("none mends the ReLU"))
    #expect(apart.contains("None mends all of them"))
    let healthy = Text.answer([
      finding(broken: 0.1, losses: [("a", 0.01)]), finding(.largeSteps, losses: [("a", 0.1)]),
    ]).plain
    #expect(healthy.contains("the deep sigmoid net learns here as it is"))
    #expect(!healthy.contains("mends all") && !healthy.contains("All are"))
  }

  @Test func findings() {
    let shown = Text.lookAt(
      finding(losses: [("a", 0.1), ("b", 0.8), ("c", 1), ("d", 2)])
    ).plain
    #expect(shown.contains("1/1000") && shown.contains("100\u{A0}%"))
    #expect(shown.contains("Mended: a; helped, but not enough: b; changed next to nothing: c"))
    #expect(shown.contains("made it worse: d"))
    #expect(Text.lookAt(finding(losses: [("c", 1)])).plain.contains("Changed next to nothing: c"))
    let healthy = Text.lookAt(finding(broken: 0.04, losses: [("a", 0.1)])).plain
    #expect(healthy.contains("not broken") && healthy.contains("4\u{A0}%"))
    #expect(!healthy.contains("worse"))
    let diverged = Text.lookAt(finding(.largeSteps, broken: .infinity)).plain
    #expect(diverged.contains("the middle run diverges") && !diverged.contains("∞"))
    #expect(Text.comparisonTitle(finding(losses: [("a", 1)])).hasPrefix("None of 1 single change "))
    #expect(Text.comparisonTitle(finding(losses: [("a", 0.1), ("b", 1)])).hasPrefix("1 of 2 "))
    #expect(Text.comparisonTitle(finding(broken: 0.04)).contains("learns as it is: 4\u{A0}%"))
  }

  @Test func oneRemedyForOneFault() {
    let sigmoid = finding(losses: [("a", 0.1), ("b", 1), ("c", 0.1)])
    let relu = finding(.largeSteps, losses: [("a", 1), ("b", 0.1), ("c", 0.1)])
    let apart = Text.tableParagraph([sigmoid, relu]).plain
    #expect(
      apart.contains(
        "a mended the sigmoid net and did nothing for the ReLU net; b mended the ReLU net and did"))
    #expect(!apart.contains("no change"))
    #expect(
      Text.tableParagraph([sigmoid, finding(.largeSteps, losses: [("a", 0.1)])]).plain.contains(
        "no change mended one net"))
  }

  @Test func quiz() {
    #expect(Set(RemediesText.Effect.Kind.allCases.map(Text.quizAnswer)) == [0, 1, 2, 3])
    #expect(Text.quizChoices[Text.quizAnswer(.nothing)].plain.contains("next to nothing"))
    #expect(Text.quizChoices[Text.quizAnswer(.harms)].plain.contains("worse"))
    #expect(Text.lossText(.infinity) == "diverged" && Text.lossText(0.9996) == "100\u{A0}%")
  }
}
