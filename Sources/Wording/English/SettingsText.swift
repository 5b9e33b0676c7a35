/// What is wrong with the settings of an experiment or with its files, each one sentence without a full
/// stop.
extension CommandText {
  // MARK: Settings that contradict each other or the data

  public static func onlyOneOutput(_ activation: String) -> String {
    "'--output-activation \(activation)' shares the whole among outputs, and this net has only one; "
      + "choose another"
  }

  public static func lossNeedsOutput(loss: String, activations: [String]) -> String {
    "'--loss \(loss)' needs an '--output-activation' that gives shares: \(either(activations))"
  }

  public static func lossNeedsClasses(_ loss: String) -> String {
    "'--loss \(loss)' is for classes, but the target of these data is a number"
  }

  public static func lossNeedsReach(_ loss: String, column: String) -> String {
    "'--loss \(loss)' needs a target from 0 to 1, and column '\(column)' goes beyond; leave out "
      + "'--scaling none', or give '--loss squared-error'"
  }

  /// - Parameter output: the output activation.
  public static func noPair(loss: String, output: String) -> String {
    "'--loss-from pre-activations' is not possible here: \(loss) with \(output) at the output is "
      + "computed from the activations"
  }

  public static func activationCount(_ count: Int, hidden: Int) -> String {
    "'--activation' names \(Say.count(count, "function", "functions")), but there are "
      + "\(Say.count(hidden, "hidden layer", "hidden layers")); give one for all of them or one for each"
  }

  public static func onlyForOutput(_ activation: String, layer: Int) -> String {
    "\(activation) is for the output only, but hidden layer \(layer.description) has it; give it as "
      + "'--output-activation'"
  }

  public static func needsHiddenLayer(_ option: String) -> String {
    "'\(option)' is for hidden layers, and this net has none; give '--hidden' at least one"
  }

  public static func skipJoinsNothing(_ skip: Int) -> String {
    "'--skip \(skip.description)' joins no two layers: it leads from hidden layer 1 to "
      + "\((skip + 1).description), from there to \((2 * skip + 1).description) and so on, where both ends "
      + "are there and equally wide"
  }

  public static let batchNormalizationOfOneExample =
    "'--normalization batch' needs at least 2 examples in a batch: over one example nothing varies"

  public static func lostIn32Bits(_ column: String) -> String {
    "the numbers of column '\(column)' are so large beside their differences that 32 bits cannot hold both; "
      + "give '--precision 64' or '--scaling standard'"
  }

  // MARK: Files of an experiment

  public static let noExperiment =
    "an experiment is a JSON object such as {\"dataset\": \"iris\", \"hidden\": [16, 16]}"

  public static let noWeights =
    "there is no list \"layers\"; initial weights look like "
    + "{\"layers\": [{\"weights\": [[…], …], \"biases\": […]}, …]}"

  public static func weightLayers(_ count: Int, needed: Int) -> String {
    "it has \(Say.count(count, "layer", "layers")), but the net has "
      + "\(needed.description), its output layer counted"
  }

  public static func noLayerWeights(_ layer: Int) -> String {
    "layer \(layer.description) has to be an object with the lists \"weights\" and \"biases\""
  }

  public static func weightRows(_ count: Int, needed: Int, layer: Int) -> String {
    "layer \(layer.description): \"weights\" has \(Say.count(count, "row", "rows")), but the layer has "
      + "\(Say.count(needed, "input", "inputs"))"
  }

  /// How a row is called in a sentence.
  public static func weightRow(_ row: Int, layer: Int) -> String {
    "layer \(layer.description): row \(row.description) of \"weights\""
  }

  public static func biases(layer: Int) -> String { "layer \(layer.description): \"biases\"" }

  public static func noList(_ place: String) -> String { "\(place) has to be a list of numbers" }

  public static func weightCount(_ count: Int, needed: Int, place: String) -> String {
    "\(place) has \(Say.count(count, "number", "numbers")), but the layer has "
      + Say.count(needed, "unit", "units")
  }

  public static func noNumber(_ entry: Int, place: String, bits: Int) -> String {
    "\(place): entry \(entry.description) is no finite number of \(bits.description) bits"
  }

  public static func keyTwice(_ key: String) -> String { "\"\(key)\" is there twice" }

  static func either(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "none" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
