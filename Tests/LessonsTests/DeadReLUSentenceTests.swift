import Testing
import Wording

@Suite struct DeadReLUSentenceTests {
  private typealias Text = DeadReLUText

  private func pair(_ fault: Int, _ mended: Int, divergedAt: Int? = nil) -> DeadReLUText.Pair {
    DeadReLUText.Pair(
      faultDead: fault, faultUnits: 36, faultLoss: 1.1, mendedDead: mended, mendedLoss: 0.2,
      faultRate: 3, mendedRate: 0.3, divergedAt: divergedAt)
  }

  @Test func answers() {
    let shown = Text.answer(pair(30, 2)).plain
    #expect(shown.contains("Here, of the 36") && shown.contains("30") && shown.contains("0.3"))
    for even in [pair(0, 0), pair(2, 2), pair(1, 5)] {
      #expect(Text.answer(even).plain.contains("did not happen more often"))
    }
    let broken = Text.answer(pair(30, 2, divergedAt: 17)).plain
    #expect(
      broken.contains("diverged at step 17") && !Text.answer(pair(30, 2)).plain.contains("diverged")
    )
    #expect(Text.lifeTitle(pair(30, 2, divergedAt: 17)).contains("diverges"))
    #expect(Text.lifeTitle(pair(30, 2)).contains("30 of 36 units are dead at the end"))
  }

  @Test func finalLosses() {
    func caption(_ mendedLoss: Double, steps: Int, divergedAt: Int? = nil) -> String {
      var pair = pair(30, 2, divergedAt: divergedAt)
      pair.mendedLoss = mendedLoss
      pair.lastSteps = steps
      return Text.lifeCaption(pair, events: (1, 2, 3)).plain
    }
    let usual = caption(0.2, steps: 40)
    #expect(usual.contains("rate 3, final loss 1.1. Below: rate 0.3, final loss 0.2 (means of the"))
    #expect(usual.contains("of the last 40 steps)"))
    #expect(!caption(0.2, steps: 1).contains("means"))
    #expect(caption(0.2, steps: 40, divergedAt: 7).contains("diverged at step 7"))
    let lost = caption(.nan, steps: 40)
    #expect(lost.contains("without a finite loss") && !lost.contains("not a number"))
  }

  @Test func quizExplains() {
    func told(_ answer: Int) -> String {
      Text.quizExplanation(answer: answer, leaky: "49 % right", mended: "99 % right").plain
    }
    #expect(Text.quizChoices[0].plain == "clearly worse")
    #expect(told(0).contains("does not make a rate that is too large right"))
    for answer in [1, 2] {
      #expect(
        told(answer).contains("not too large for it") && !told(answer).contains("make a rate"))
    }
  }

  @Test func deaths() {
    #expect(Text.deathsParagraph(0).plain.contains("no unit died"))
    #expect(!Text.deathsParagraph(3).plain.contains("no unit died"))
    #expect(Text.deathsCaption(shown: 1, of: 1).plain.contains("1 death of 1"))
    #expect(Text.deathsCaption(shown: 8, of: 20).plain.contains("8 deaths of 20"))
    #expect(Text.diedAt(step: 7, since: 6).plain == "7")
    // Decided at a cadence: died somewhere in between.
    #expect(Text.diedAt(step: 10, since: 5).plain == "6–10")
    #expect(Text.deadLayer(nil) == nil)
    #expect(Text.deadLayer(2)?.plain.contains("layer 2") == true)
    func checks(_ always: Bool) -> String {
      Text.lifeParagraph(layers: 3, units: 12, dataset: "moons", isCheckedAlways: always).plain
    }
    #expect(checks(true).contains("at every step"))
    #expect(!checks(false).contains("at every step"))
  }

  @Test func remedies() {
    func finding(_ saves: Bool, _ learns: Bool) -> String {
      Text.remediesFinding([
        Text.Remedy(fault: "large rate", remedy: "leaky", savesUnits: saves, learns: learns)
      ]).plain
    }
    #expect(finding(true, true).contains("Saved the units and clearly helped"))
    #expect(finding(true, false).contains("saved the units but not the net"))
    #expect(finding(false, false).contains("saved neither"))
    #expect(!finding(false, true).contains("neither"))
    for saves in [true, false] {
      for learns in [true, false] {
        #expect(finding(saves, learns).contains("leaky (large rate)"))
      }
    }
  }

  @Test func titlesOfRemedies() {
    func title(_ dead: Double, _ left: Double) -> String {
      Text.remediesTitle(faultRate: 3, dead: dead, mendedRate: 0.3, left: left)
    }
    #expect(title(0.8, 0.1).hasPrefix("At rate 3, 80\u{A0}% of the ReLU units end dead"))
    #expect(title(.nan, 0.1).hasPrefix("At rate 3, the nets diverge; at rate 0.3, 10\u{A0}%"))
    #expect(title(0.8, .nan).hasSuffix("at rate 0.3, the nets diverge"))
    let caption = Text.remediesCaption([
      (label: "a", dead: 0.5, score: "70\u{A0}% right"),
      (label: "b", dead: .nan, score: "diverged"),
    ]).plain
    #expect(
      caption.contains("a: 50\u{A0}% dead, 70\u{A0}% right") && caption.contains("b: diverged"))
    #expect(!caption.contains("not a number"))
    #expect(Text.accuracyScore(.nan) == "diverged" && Text.errorScore(.nan) == "diverged")
  }
}
