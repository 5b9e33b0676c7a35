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
  public static func precision(_ bits: Int) -> String { "\(bits.description) bits" }
  public static func number(_ place: Int) -> String { "number \(place.description)" }
}
