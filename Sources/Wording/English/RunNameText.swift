import Numerals

/// What stands after the name of a run where another one has the same name.
public enum RunNameText {
  public static func seed(_ seed: String) -> String { "seed \(seed)" }
  public static func rate(_ rate: Double) -> String { "rate \(Say.precise(rate))" }
  public static func sizes(_ units: [Int]) -> String {
    units.isEmpty
      ? "no hidden layer" : units.map { $0.description }.joined(separator: "–") + " units"
  }
  public static func batch(_ size: Int) -> String { "batch \(Say.whole(size))" }
  public static func steps(_ steps: Int) -> String { Say.count(steps, "step", "steps") }
  public static func normalization(_ word: String) -> String {
    isSame(word, "none") ? "no normalization" : "\(word) normalization"
  }
  public static func dropout(_ share: Double) -> String {
    share == 0 ? "no dropout" : "dropout \(Say.precise(share))"
  }
  public static func skip(_ layers: Int) -> String {
    layers == 0 ? "no skips" : "skips over \(Say.count(layers, "layer", "layers"))"
  }
  public static func weightDecay(_ decay: Double) -> String {
    decay == 0 ? "no weight decay" : "weight decay \(Say.precise(decay))"
  }
  public static func clipping(_ kind: String?, _ limit: Double?) -> String {
    guard let kind, let limit else { return "no clipping" }
    return "\(kind) clipped at \(Say.precise(limit))"
  }
  public static func schedule(_ word: String) -> String { "\(word) schedule" }
  public static func hiddenBias(_ bias: Double) -> String { "hidden biases \(Say.precise(bias))" }
  public static func scaling(_ word: String) -> String {
    word.utf8.isEmpty ? "scaling unknown" : "scaling \(word)"
  }
  public static func examples(_ count: Int) -> String { Say.count(count, "example", "examples") }
  public static func precision(_ bits: Int) -> String { "\(bits.description) bits" }
  public static func number(_ place: Int) -> String { "number \(place.description)" }
}
