import Testing
import Wording

@Suite struct TrainingSentenceTests {
  private typealias Fate = TrainingText.Fate

  private static let labels = ["sigmoid", "softmax", "tanh", "ReLU"]

  /// One fate per net, with attenuations that grow in the order of the labels.
  private static func fates(_ kinds: [TrainingText.Fate.Kind]) -> [TrainingText.Fate] {
    kinds.enumerated().map { index, kind in
      TrainingText.Fate(
        label: labels[index], kind: kind, finalLoss: 0.1 * Double(index + 1), accuracy: 0.5,
        firstAttenuation: [0.001, 0.01, 0.2, 0.4][index])
    }
  }

  private func answer(
    _ kinds: [TrainingText.Fate.Kind], accuracy: Double = 0.35, commonest: Double = 0.33
  ) -> String {
    var fates = Self.fates(kinds)
    for index in fates.indices { fates[index].accuracy = accuracy }
    return TrainingText.answer(
      fates, dataset: "spiral", steps: 200, constantLoss: 1.1, commonest: commonest
    ).plain
  }

  private typealias Kind = TrainingText.Fate.Kind
  private static let learned = Kind.ended(.learned)
  private static let stuck = Kind.ended(.hardly)

  @Test func outcomes() {
    let (learned, stuck) = (Self.learned, Self.stuck)
    let all = answer([learned, learned, learned, learned])
    #expect(all.contains("all of them learned"))
    #expect(!all.contains("better than") && !all.contains("diverged") && !all.contains("in part"))
    let none = answer([stuck, stuck, stuck, stuck])
    #expect(none.contains("none of them learned"))
    #expect(none.contains("sigmoid, softmax, tanh and ReLU did hardly better than always giving"))
    #expect(!none.contains("diverged"))
    let mixed = answer([stuck, stuck, learned, learned])
    #expect(mixed.contains("tanh and ReLU learned it"))
    #expect(mixed.contains("sigmoid and softmax did hardly better than always giving the same"))
    #expect(mixed.contains("0.1 and 0.2 in the end") && mixed.contains("has 1.1)"))
    let partly = answer([stuck, .ended(.partly), learned, learned])
    #expect(partly.contains("softmax only in part") && partly.contains("sigmoid did hardly"))
    let diverged = answer([stuck, learned, learned, .diverged(step: 7)])
    #expect(diverged.contains("ReLU diverged"))
    #expect(!diverged.contains("ReLU did") && !diverged.contains("ReLU learned"))
    let broken = answer(Array(repeating: .diverged(step: 1), count: 4))
    #expect(broken.contains("none of them learned") && broken.contains("diverged"))
    #expect(answer([.ended(.unknown), learned, learned, learned]).contains("without a loss to"))
    let both = answer([stuck, .ended(.not), learned, learned])
    #expect(both.contains("sigmoid did hardly better") && both.contains("softmax did no better"))
  }

  /// Who stays with a constant answer's loss may still guess better than the commonest class.
  @Test func guesses() {
    let (learned, stuck) = (Self.learned, Self.stuck)
    let leaning = answer([stuck, learned, learned, learned], accuracy: 0.57)
    #expect(leaning.contains("Even so sigmoid has 57\u{A0}% of unseen examples right"))
    #expect(leaning.contains("commonest class alone gets 33\u{A0}%"))
    #expect(!answer([stuck, learned, learned, learned], accuracy: 0.33).contains("Even so"))
    #expect(!answer([stuck, learned, learned, learned], accuracy: 0.37).contains("Even so"))
    #expect(!answer([learned, learned, learned, learned], accuracy: 0.9).contains("Even so"))
    // A number to be predicted has no classes.
    #expect(
      !answer([stuck, learned, learned, learned], accuracy: .nan, commonest: .nan)
        .contains("Even so"))
    let two = answer([stuck, stuck, learned, learned], accuracy: 0.57)
    #expect(two.contains("Even so sigmoid and softmax have 57\u{A0}% and 57\u{A0}%"))
  }

  /// What is below the constant answer's loss is not printed like it.
  @Test func lossesAreToldApart() {
    var fates = Self.fates([Self.stuck, Self.learned, Self.learned, Self.learned])
    fates[0].finalLoss = 1.0962
    let told = TrainingText.answer(
      fates, dataset: "spiral", steps: 600, constantLoss: 1.0986, commonest: 0.33
    ).plain
    #expect(told.contains("a loss of 1.096 in the end; the best constant answer has 1.099"))
  }

  @Test func extremesAreNamed() {
    let fates = Self.fates([Self.stuck, Self.stuck, Self.learned, Self.learned])
    #expect(answer([Self.stuck, Self.stuck, Self.learned, Self.learned]).contains("1/1000"))
    let title = TrainingText.gradientTitle(fates)
    #expect(title?.contains("1/1000") == true && title?.contains("sigmoid") == true)
    #expect(title?.contains("0.4") == true && title?.contains("ReLU") == true)
    #expect(title?.contains("tanh") == false)
    var unknown = fates
    for index in unknown.indices.dropFirst() { unknown[index].firstAttenuation = .nan }
    #expect(TrainingText.gradientTitle(unknown) == nil)
    // What is not known is not the smallest.
    unknown = fates
    unknown[0].firstAttenuation = .nan
    #expect(TrainingText.gradientTitle(unknown)?.contains("softmax") == true)
    #expect(TrainingText.gradientTitle(unknown)?.contains("not a number") == false)
  }

  @Test func secondDataset() {
    let (learned, stuck) = (Self.learned, Self.stuck)
    func title(_ kinds: [TrainingText.Fate.Kind]) -> String {
      TrainingText.secondTitle(dataset: "iris", Self.fates(kinds))
    }
    func paragraph(_ kinds: [TrainingText.Fate.Kind]) -> String {
      TrainingText.secondParagraph(dataset: "iris", Self.fates(kinds)).plain
    }
    #expect(title([learned, learned, learned, learned]).contains("all four"))
    #expect(title([stuck, stuck, stuck, .ended(.partly)]).contains("no loss falls below half"))
    #expect(title([stuck, stuck, learned, learned]).contains("only tanh and ReLU bring "))
    #expect(title([stuck, stuck, stuck, learned]).contains("only ReLU brings "))
    // A net that diverged has moved.
    let broken: [TrainingText.Fate.Kind] = [stuck, .ended(.partly), learned, .diverged(step: 3)]
    #expect(!title(broken).contains("hardly"))
    #expect(paragraph(broken).contains("sigmoid did hardly better than a constant answer"))
    #expect(paragraph(broken).contains("softmax learned in part"))
    #expect(paragraph(broken).contains("tanh learned"))
    #expect(paragraph(broken).contains("ReLU diverged"))
    #expect(paragraph([.ended(.not)]).contains("sigmoid did no better than a constant answer"))
    #expect(paragraph([.ended(.unknown)]).contains("sigmoid ended without a loss"))
  }

  @Test func yardsticks() {
    func caption(_ commonest: Double) -> String {
      TrainingText.tableCaption(
        TrainingText.Yardstick(
          dataset: "spiral", constantLoss: "1.099", commonest: commonest, lastSteps: 60),
        TrainingText.Yardstick(dataset: "wave", constantLoss: "0.06", commonest: .nan, lastSteps: 1)
      ).plain
    }
    #expect(caption(0.33).contains("spiral has a loss of 1.099; the commonest class alone gets 33"))
    #expect(caption(0.33).contains("mean over the last 60 steps"))
    #expect(caption(0.33).contains("wave has a loss of 0.06. "))
    #expect(!caption(.nan).contains("commonest"))
  }

  @Test func saturation() {
    func net(_ saturated: Double) -> TrainingText.StuckNet {
      TrainingText.StuckNet(label: "sigmoid", saturated: saturated, passes: 0.2)
    }
    #expect(TrainingText.saturationFinding([]) == nil)
    let low = TrainingText.saturationFinding([net(0), net(0.04)])?.plain ?? ""
    #expect(low.contains("hardly saturated") && low.contains("0.2"))
    let awake = TrainingText.saturationFinding([net(0), net(0)])?.plain ?? ""
    #expect(awake.contains("not saturated at all") && !awake.contains("hardly"))
    let high = TrainingText.saturationFinding([net(0), net(0.4)])?.plain ?? ""
    #expect(high.contains("40\u{A0}%") && !high.contains("hardly saturated"))
  }

  @Test func titlesOfComparisons() {
    let sizes = [
      (label: "sigmoid", size: 1e-5), ("tanh", 0.2), ("broken", Double.nan), ("dead", 0),
    ]
    let network = TrainingText.networkTitle(sizes, step: 20) ?? ""
    #expect(network.contains("step 20") && network.contains("10⁻⁵ in sigmoid"))
    #expect(network.contains("0.2 in tanh"))
    #expect(TrainingText.networkTitle([(label: "tanh", size: 1)], step: 0) == nil)
    let ledger =
      TrainingText.ledgerTitle([(label: "sigmoid", gain: 0.001), ("tanh", 0.7)], step: 3) ?? ""
    #expect(ledger.contains("1/1000 through in sigmoid") && ledger.contains("0.7 in tanh"))
    #expect(TrainingText.ledgerTitle([(label: "tanh", gain: 0.7)], step: 3) == nil)
    #expect(
      TrainingText.seedsTitle([("sigmoid", 10), ("tanh", 0)], seeds: 10)
        .hasSuffix("sigmoid 10 and tanh 0"))
    #expect(TrainingText.diverged(step: 12).plain.contains("12"))
  }
}
