import Numerals

/// A net in a few words, for a table of gradient checks.
public struct NetText: Sendable {
  /// Units of every hidden layer.
  public var hidden: [Int]
  /// Of every hidden layer, as `activation` calls them.
  public var activations: [String]
  public var output: String
  public var loss: String
  public var normalization = "none"
  public var dropout = 0.0
  public var skip = 0
  /// True where a loss that could be computed from the pre-activations is not.
  public var usesOutputActivations = false
  private static let mostNames = 6

  public init(hidden: [Int], activations: [String], output: String, loss: String) {
    self.hidden = hidden
    self.activations = activations
    self.output = output
    self.loss = loss
  }

  /// `softmax`, or with its parameter `softmax 2`.
  public static func activation(_ word: String, parameter: Double?) -> String {
    let name = isSame(word, "identity") ? word : NameText.activation(word)
    return name + (parameter.map { " " + Say.number($0) } ?? "")
  }

  /// `3 × 16 sigmoid, batch normalization, skip 2 → softmax, cross-entropy`.
  public var words: String {
    let ending =
      (isSame(output, "identity") ? "" : " → \(output)") + ", \(NameText.loss(loss))"
      + (usesOutputActivations ? " from activations" : "")
    guard let first = hidden.first else { return "no hidden layer" + ending }
    let isEven = hidden.allSatisfy { $0 == first }
    let sizes =
      isEven
      ? "\(hidden.count.description) × \(first.description)"
      : Self.list(hidden.map { $0.description })
    let isAlike = activations.allSatisfy { $0 == activations.first }
    let names = Self.list(isAlike ? Array(activations.prefix(1)) : activations)
    return ([sizes + " " + names] + helpers).joined(separator: ", ") + ending
  }

  private var helpers: [String] {
    (isSame(normalization, "none") ? [] : ["\(normalization) normalization"])
      + (dropout > 0 ? ["dropout \(Say.number(dropout))"] : [])
      + (skip > 0 ? ["skip \(skip.description)"] : [])
  }

  private static func list(_ words: [String]) -> String {
    words.prefix(mostNames).joined(separator: ", ") + (words.count > mostNames ? " …" : "")
  }
}
