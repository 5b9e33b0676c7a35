import CommandOptions
import Testing

@Suite struct NearestWordTests {
  static let known = ["relu", "leaky-relu", "tanh", "sigmoid", "softmax", "vanishing-gradients"]

  @Test(arguments: [
    ("rleu", "relu"), ("ReLU", "relu"), ("reul", "relu"), ("sigmiod", "sigmoid"),
    ("leakyrelu", "leaky-relu"), ("tan", "tanh"), ("vanish", "vanishing-gradients"),
    ("vanish-gradients", "vanishing-gradients"), ("softmaxx", "softmax"), ("relu", "relu"),
  ])
  func near(_ word: String, _ expected: String) {
    #expect(nearestWord(to: word, among: Self.known) == expected)
  }

  @Test(arguments: ["", "x", "zzzz", "gelu-tanh-approx", "nothing"])
  func far(_ word: String) {
    #expect(nearestWord(to: word, among: Self.known) == nil)
  }

  @Test func aBeginningOfTwoWordsIsNotTaken() {
    #expect(nearestWord(to: "experi", among: ["experiment-one", "experiment-two"]) == nil)
  }

  @Test func noWordsAndEndlessWords() {
    #expect(nearestWord(to: "relu", among: []) == nil)
    #expect(nearestWord(to: String(repeating: "a", count: 100_000), among: Self.known) == nil)
  }
}
