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

  private func answer(_ kinds: [TrainingText.Fate.Kind]) -> String {
    TrainingText.answer(Self.fates(kinds), dataset: "spiral", steps: 200, constantLoss: 1.1).plain
  }

  @Test func outcomes() {
    let all = answer([.learned, .learned, .learned, .learned])
    #expect(all.contains("all of them learned"))
    #expect(!all.contains("moved") && !all.contains("diverged") && !all.contains("in part"))
    let none = answer([.stuck, .stuck, .stuck, .stuck])
    #expect(none.contains("none of them learned"))
    #expect(!none.contains("diverged"))
    let mixed = answer([.stuck, .stuck, .learned, .learned])
    #expect(mixed.contains("tanh and ReLU learned it"))
    #expect(mixed.contains("sigmoid and softmax hardly moved"))
    #expect(mixed.contains("0.1 and 0.2") && mixed.contains("1.1"))
    let partly = answer([.stuck, .partly, .learned, .learned])
    #expect(partly.contains("softmax only in part") && partly.contains("sigmoid hardly moved"))
    let diverged = answer([.stuck, .learned, .learned, .diverged(step: 7)])
    #expect(diverged.contains("ReLU diverged"))
    #expect(!diverged.contains("ReLU hardly") && !diverged.contains("ReLU learned"))
    let broken = answer(Array(repeating: .diverged(step: 1), count: 4))
    #expect(broken.contains("none of them learned") && broken.contains("diverged"))
  }

  @Test func extremesAreNamed() {
    let fates = Self.fates([.stuck, .stuck, .learned, .learned])
    #expect(answer([.stuck, .stuck, .learned, .learned]).contains("1/1000"))
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
    func title(_ kinds: [TrainingText.Fate.Kind]) -> String {
      TrainingText.secondTitle(dataset: "iris", Self.fates(kinds))
    }
    func paragraph(_ kinds: [TrainingText.Fate.Kind]) -> String {
      TrainingText.secondParagraph(dataset: "iris", Self.fates(kinds)).plain
    }
    #expect(title([.learned, .learned, .learned, .learned]).contains("all four"))
    #expect(title([.stuck, .stuck, .stuck, .partly]).contains("no loss falls"))
    #expect(title([.stuck, .stuck, .learned, .learned]).contains("only tanh and ReLU bring "))
    #expect(title([.stuck, .stuck, .stuck, .learned]).contains("only ReLU brings "))
    // A net that diverged has moved.
    let broken: [TrainingText.Fate.Kind] = [.stuck, .partly, .learned, .diverged(step: 3)]
    #expect(!title(broken).contains("hardly"))
    #expect(paragraph(broken).contains("the loss of sigmoid hardly moved"))
    #expect(paragraph(broken).contains("softmax learned in part"))
    #expect(paragraph(broken).contains("tanh learned"))
    #expect(paragraph(broken).contains("ReLU diverged"))
  }

  @Test func saturation() {
    func net(_ saturated: Double) -> TrainingText.StuckNet {
      TrainingText.StuckNet(label: "sigmoid", saturated: saturated, passes: 0.2)
    }
    #expect(TrainingText.saturationFinding([]) == nil)
    let low = TrainingText.saturationFinding([net(0), net(0.04)])?.plain ?? ""
    #expect(low.contains("hardly saturated") && low.contains("0.2"))
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
