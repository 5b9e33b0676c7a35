import Testing
import Wording

@Suite struct RemediesSentenceTests {
  private typealias Text = RemediesText

  /// A change with which all ten starts have one loss.
  private func effect(_ name: String, _ loss: Double, broken: Double) -> Text.Effect {
    effect(name, Array(repeating: loss, count: 10), Array(repeating: broken, count: 10))
  }

  /// A change with the losses of all starts; the medians are those of what did not diverge.
  private func effect(_ name: String, _ losses: [Double], _ broken: [Double]) -> Text.Effect {
    func median(_ values: [Double]) -> Double {
      let finite = values.filter(\.isFinite).sorted()
      return finite.count * 2 <= values.count ? .infinity : finite[finite.count / 2]
    }
    return Text.Effect(
      name: name, loss: median(losses), broken: median(broken), losses: losses, brokenLosses: broken
    )
  }

  private func finding(
    _ net: Text.Net = .sigmoid, broken: Double = 1, losses: [(String, Double)] = []
  ) -> Text.Finding {
    Text.Finding(
      net: net, rate: 0.2, brokenLoss: broken, brokenArrival: 0.001,
      brokenDead: 0.6, effects: losses.map { effect($0.0, $0.1, broken: broken) })
  }

  @Test(arguments: [
    (0.49, 1.0, RemediesText.Effect.Kind.mends), (0.5, 1.0, .helps), (0.85, 1.0, .helps),
    (0.95, 1.0, .nothing), (1, 1, .nothing), (1.05, 1.0, .nothing), (1.2, 1.0, .harms),
    (.infinity, 1.0, .harms), (.nan, 1, .harms), (0, 1, .mends),
    // What learns already cannot be mended.
    (0.1, 0.4, .helps), (0.39, 0.4, .nothing), (0.6, 0.4, .harms),
    // Nor is a run that diverges made worse by diverging.
    (.infinity, .infinity, .nothing), (0.2, .infinity, .mends), (0.9, .infinity, .helps),
  ])
  func kinds(loss: Double, broken: Double, kind: RemediesText.Effect.Kind) {
    #expect(effect("x", loss, broken: broken).kind == kind)
  }

  /// A median just below the limit, with which half of the starts have learned, mends nothing yet.
  @Test(arguments: [
    (10, RemediesText.Effect.Kind.mends), (8, .mends), (7, .helps), (6, .helps), (5, .helps),
    (0, .helps),
  ])
  func mostStartsHaveToLearn(learned: Int, kind: RemediesText.Effect.Kind) {
    let losses = (0..<10).map { $0 < learned ? 0.49 : 0.51 }
    #expect(effect("x", losses, Array(repeating: 1, count: 10)).kind == kind)
    #expect(effect("x", losses, Array(repeating: 1, count: 10)).learned == learned)
  }

  /// The medians of two sets of starts differ by more than a tenth, but not from most starts.
  @Test func whatDependsOnTheStart() {
    let broken = Array(repeating: 1.0, count: 10)
    func kind(_ lower: Int, _ low: Double, _ high: Double) -> Text.Effect.Kind {
      effect("x", (0..<10).map { $0 < lower ? low : high }, broken).kind
    }
    #expect(kind(7, 0.7, 1.3) == .mixed && kind(8, 0.7, 1.3) == .helps)
    #expect(kind(3, 0.7, 1.3) == .mixed && kind(2, 0.7, 1.3) == .harms)
    // One that diverges is no better than one that does not.
    #expect(effect("x", [0.7, 0.7, 0.7, .nan, .nan], [1, 1, 1, 1, .nan]).kind == .mixed)
    #expect(effect("x", [], []).kind == .nothing)
    #expect(effect("x", [0.2], [1]).kind == .mends)
  }

  /// What is left of a net that diverges in more runs than before is not to be praised.
  @Test func divergingIsNoHelp() {
    func diverging(_ count: Int, of loss: Double) -> [Double] {
      (0..<10).map { $0 < count ? .nan : loss }
    }
    func kind(_ diverged: Int, _ before: Int) -> Text.Effect.Kind {
      effect("x", diverging(diverged, of: 0.1), diverging(before, of: 1)).kind
    }
    #expect(kind(3, 0) == .harms)
    #expect(kind(2, 0) == .mends)
    // From seven of ten starts only.
    #expect(kind(3, 3) == .mixed)
    #expect(Text.lossText(0.5, .init(count: 3, of: 10)) == "50\u{A0}% (3 of 10 diverged)")
  }

  @Test func cells() {
    let broken = Array(repeating: 1.0, count: 10)
    func cell(_ losses: [Double]) -> String { Text.lossCell(effect("x", losses, broken)).plain }
    #expect(cell(Array(repeating: 0.04, count: 10)) == "4\u{A0}%")
    #expect(cell(broken) == "100\u{A0}%")
    #expect(cell((0..<10).map { $0 < 6 ? 0.49 : 0.8 }) == "49\u{A0}%, 6 of 10 learned")
    #expect(cell(Array(repeating: .nan, count: 10)).hasPrefix("diverged"))
  }

  /// The ledger of two nets, and which of its rows made the difference.
  @Test func normalization() throws {
    func told(_ slopes: Double, _ weights: Double) throws -> String {
      try #require(
        Text.normalizationFinding(
          plain: .init(slopes: 0.0031, weights: 1.5, meanSlopes: [0.232, 0.243]),
          normalized: .init(
            slopes: 0.0031 * slopes, weights: 1.5 * weights, meanSlopes: [0.203, 0.207]))
      ).plain
    }
    let usual = try told(0.7, 600)
    #expect(usual.contains("not in steeper slopes but in the rows of the weights"))
    #expect(usual.contains("by 0.0031 without it and by 0.0022 with it"))
    #expect(usual.contains("are 0.23 to 0.24 and 0.20 to 0.21"))
    #expect(usual.contains("multiply it by 1.5 and by 900"))
    #expect(try told(1, 3).contains("not in steeper slopes"))
    #expect(try told(2, 10).contains("Most of its gain is in the rows of the weights"))
    #expect(try told(10, 2).contains("Most of its gain is in steeper slopes"))
    #expect(try told(3, 1).contains("Its gain is in steeper slopes"))
    #expect(try told(3, 0.5).contains("Its gain is in steeper slopes"))
    for (slopes, weights) in [(1.0, 1.0), (0.5, 2), (2, 0.5), (0.5, 0.5)] {
      #expect(try told(slopes, weights).contains("does not let more of the signal arrive"))
    }
    let same = try #require(
      Text.normalizationFinding(
        plain: .init(slopes: 1, weights: 1, meanSlopes: [0.2]),
        normalized: .init(slopes: 1, weights: 2, meanSlopes: [0.2, 0.2])))
    #expect(same.plain.contains("are 0.20 and 0.20"))
    for broken in [0, .nan, .infinity] as [Double] {
      #expect(
        Text.normalizationFinding(
          plain: .init(slopes: broken, weights: 1, meanSlopes: [0.2]),
          normalized: .init(slopes: 1, weights: 1, meanSlopes: [0.2])) == nil)
    }
  }

  @Test func answers() {
    let both = Text.answer([
      finding(losses: [("a", 0.1), ("b", 0.2), ("c", 1)]),
      finding(.largeSteps, losses: [("a", 0.1), ("c", 0.1)]),
    ]).plain
    #expect(both.contains("2 of 3 single changes mend the deep sigmoid net"))
    #expect(both.contains("2 of 2 mend the ReLU net"))
    #expect(both.contains("All are mended by a."))
    let three = Text.answer([
      finding(losses: [("a", 0.1), ("b", 0.2)]), finding(.softmax, losses: [("a", 1), ("b", 0.3)]),
      finding(.largeSteps, losses: [("a", 0.1), ("b", 0.1)]),
    ]).plain
    #expect(three.contains("1 of 2 mends the deep softmax net"))
    #expect(three.contains("All are mended by b."))
    let apart = Text.answer([
      finding(losses: [("a", 0.1)]), finding(.largeSteps, losses: [("a", 1)]),
    ]).plain
    #expect(apart.contains("1 of 1 single change mends the deep sigmoid net and none of 1 mends"))
    #expect(apart.contains("None mends all of them"))
    let healthy = Text.answer([
      finding(broken: 0.1, losses: [("a", 0.01)]), finding(.largeSteps, losses: [("a", 0.1)]),
    ]).plain
    #expect(healthy.contains("the deep sigmoid net learns here as it is"))
    #expect(healthy.contains("1 of 1 single change mends the ReLU net"))
    #expect(!healthy.contains("mends all") && !healthy.contains("All are"))
  }

  @Test func findings() {
    let shown = Text.lookAt(
      finding(losses: [("a", 0.1), ("b", 0.8), ("c", 1), ("d", 2)])
    ).plain
    #expect(shown.contains("1/1000") && shown.contains("100\u{A0}%"))
    #expect(shown.contains("Mended: a; helped, but not enough: b; changed little: c"))
    #expect(shown.contains("made it worse: d"))
    #expect(Text.lookAt(finding(losses: [("c", 1)])).plain.contains("Changed little: c"))
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
        "a mended the sigmoid net and changed little in the ReLU net; b mended the ReLU net and "
          + "changed little in the sigmoid net."))
    #expect(!apart.contains("no change"))
    // What harms does not change little.
    let harmed = Text.tableParagraph([sigmoid, finding(.largeSteps, losses: [("a", 2), ("c", 1)])])
    #expect(
      harmed.plain.contains(
        "c mended the sigmoid net and changed little in the ReLU net; a mended the sigmoid net and "
          + "harmed the ReLU net."))
    #expect(
      Text.tableParagraph([sigmoid, finding(.largeSteps, losses: [("a", 0.1)])]).plain.contains(
        "no change mended one net"))
  }

  @Test func quiz() {
    #expect(Set(RemediesText.Effect.Kind.allCases.map(Text.quizAnswer)) == [0, 1, 2, 3, 4])
    #expect(Text.quizChoices.count == 5)
    #expect(Text.quizChoices[Text.quizAnswer(.nothing)].plain.contains("changes little"))
    #expect(Text.quizChoices[Text.quizAnswer(.mixed)].plain.contains("depends on the start"))
    #expect(Text.quizChoices[Text.quizAnswer(.harms)].plain.contains("worse"))
    #expect(Text.lossText(.infinity) == "diverged" && Text.lossText(0.9996) == "100\u{A0}%")
  }
}
