/// Words of figures that move with a slider.
public enum MovingText {
  public static func atStep(_ step: Int, _ finding: String) -> String {
    "At step \(Say.whole(step)): " + finding
  }
}
