import Numerals

// Why a net of the lab cannot be: each sentence names controls as the reader sees them, and says what to do.
extension LabText {
  public static func notASetting(_ text: String) -> String {
    "“\(text)” is no setting of the lab; a setting is a name and a value, such as seed=7."
  }

  /// - Parameter right: what would be right, from the list below.
  public static func wrongValue(_ control: String, _ value: String, right: String) -> String {
    value.isEmpty || isSame(value, "?")
      ? "“\(control)” needs a value: \(right)." : "“\(control)” cannot be “\(value)”: \(right)."
  }

  /// - Parameter key: a key of the page itself.
  public static func wrongInLink(_ key: String, _ value: String, right: String) -> String {
    "“\(value)” cannot stand after “\(key)=” in a link: \(right)."
  }

  /// After remarks about an address.
  public static let restIsKept = "The rest of the link is kept."

  public static func inSecond(_ sentence: String) -> String { "Net B: " + sentence }

  // MARK: What would be right

  public static func oneOf(_ words: [String]) -> String { "choose " + CommandText.either(words) }

  public static func activations(_ words: [String]) -> String {
    "choose one for all layers, or one for each with commas between them, of "
      + words.joined(separator: ", ")
  }

  public static func whole(_ least: Int, _ most: Int) -> String {
    "type a whole number from \(Say.whole(least)) to \(Say.whole(most))"
  }

  public static func wholeOrAll(_ least: Int, _ most: Int) -> String {
    whole(least, most) + ", or nothing for all"
  }

  public static let anyNumber = "type a number, such as -2 or 0.5"
  public static let positive = "type a number above 0, such as 0.1"
  public static let notNegative = "type a number of at least 0, such as 0.01"
  public static let belowOne = "type a number from 0 to below 1, such as 0.2"
  public static let pointsOfPlane = "points are put with a click on the plane"

  public static func layersOf(most: Int, units: Int) -> String {
    "a net of the lab has up to \(most.description) hidden layers of 1 to \(units.description) units "
      + "each, such as 8,8"
  }

  // MARK: What does not go together

  public static func onlyOneOutput(_ activation: String) -> String {
    "With one output there is no whole to share: choose another “Output activation” than \(activation), or "
      + "another “Loss”."
  }

  public static func lossNeedsOutput(_ loss: String, _ activations: [String]) -> String {
    "“Loss” cannot be \(loss) with this “Output activation”: choose \(CommandText.either(activations)) there."
  }

  public static func lossNeedsClasses(_ loss: String) -> String {
    "“Loss” cannot be \(loss) here: it is for classes, and the target of these data is a number; choose "
      + "squared-error."
  }

  public static func noPair(_ loss: String, output: String) -> String {
    "“Loss computed from” cannot be pre-activations here: \(loss) with \(output) at the output is computed "
      + "from the activations; choose that, or “usual”."
  }

  public static func activationCount(_ count: Int, hidden: Int) -> String {
    "“Activation functions” are \(count.description), but there are "
      + "\(Say.count(hidden, "hidden layer", "hidden layers")); choose one for all of them or one for each."
  }

  public static func onlyForOutput(_ activation: String, layer: Int) -> String {
    "Hidden layer \(layer.description) cannot be \(activation), which is for the output only; choose it as "
      + "“Output activation”."
  }

  public static func needsHiddenLayer(_ control: String) -> String {
    "“\(control)” is for hidden layers, and this net has none; set “Hidden layers” to at least 1."
  }

  public static func skipJoinsNothing(_ skip: Int) -> String {
    "“Layers that a skip spans” cannot be \(skip.description) here: a skip leads from hidden layer 1 to "
      + "\((skip + 1).description), and both have to be there and equally wide; choose a smaller number, or 0 "
      + "for none."
  }

  public static let batchNormalizationOfOneExample =
    "“Normalization” cannot be batch with one example per step, over which nothing varies; set “Examples per "
    + "step” to at least 2."

  public static func missingData(_ name: String) -> String {
    "The data set \(name) is not in this page: choose another one."
  }

  public static func fewPoints(_ least: Int) -> String {
    "Your own points: put at least \(least) of them, of two classes, on the plane below."
  }
}
