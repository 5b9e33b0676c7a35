import Numerals

/// The words of the lab.
public enum LabText {
  public static let heading = "Try it yourself"
  public static let shortTitle = "The lab"
  public static let question = "What happens if you change the net?"
  public static let skipLink = "Skip to the lab"
  public static let introduction =
    "This is the program itself, not an imitation: the same code trains a net here in the page and draws "
    + "the same figures, with the same numbers to the last bit. Nothing is sent anywhere."

  // MARK: Where it cannot run

  public static let needsScripts =
    "The lab trains nets in this page, which needs scripts. Everything else on the page works without them."
  public static let needsWebAssembly =
    "This browser does not run WebAssembly here, so the lab cannot train. Everything else on the page "
    + "works. A recent browser with its usual settings has it."
  public static let broken =
    "The lab stopped because of an error in it. Everything else on the page works."
  public static let again = "Start the lab again"
  public static let starting = "The lab starts again …"

  // MARK: Controls

  public static let presets = "Start from"
  public static let presetStart = "a net of your own"
  public static let close = "Close"
  public static let closeTask = "Close this task"
  public static let data = "What is to be learnt"
  public static let net = "The net"
  public static let training = "Training"
  public static let settings = "Settings"
  public static let more = "More settings"
  public static let comparison = "Compare with a second net"
  public static let comparisonNote =
    "The second net, B, has the same seed and differs from the first, A, in one setting only."
  public static let comparisonSetting = "What differs"
  public static let comparisonOff = "nothing: one net"
  public static let comparisonValue = "In B it is"
  public static let comparisonAlike =
    "Set what it is in B. As long as it is the same as in A, there is one net."
  /// - Parameter settings: as their controls are called.
  public static func differsAlso(_ settings: [String]) -> String {
    "B differs from A also in: " + settings.joined(separator: "; ") + "."
  }

  /// The controls of a net's hidden layers: their number, and one activation function for all.
  public static let firstLayers = (count: "Hidden layers", every: "All hidden layers")
  public static let secondLayers = (count: "Hidden layers of B", every: "All hidden layers of B")
  /// The script puts the number of the layer into the hole.
  public static let layerUnits = "Units of layer {n}"
  public static let layerActivation = "Activation function of layer {n}"
  public static let layerNumber = "Layer {n}"
  public static let units = "units"
  public static let severalActivations = "different ones"
  public static let automatic = "by the task"
  public static let automaticLossFrom = "usual"
  public static let automaticBatch = "all"
  public static let automaticScale = "usual"
  public static let none = "none"
  public static let sameAsSeed = "same as the seed"

  /// The label of a control.
  public static func setting(_ key: String) -> String {
    for setting in settingNames where isSame(setting.key, key) { return setting.name }
    return key
  }

  private static let settingNames: [(key: String, name: String)] = [
    ("dataset", "Data"),
    ("noise", "Noise, % of the usual"),
    ("held-out", "Held out, % of the examples"),
    ("scaling", "Scaling of the data"),
    ("hidden", "Hidden layers"),
    ("activation", "Activation functions"),
    ("output-activation", "Output activation"),
    ("normalization", "Normalization"),
    ("dropout", "Dropout"),
    ("skip", "Layers that a skip spans"),
    ("loss", "Loss"),
    ("loss-from", "Loss computed from"),
    ("init", "Initialization"),
    ("init-scale", "Scale of the weights"),
    ("hidden-bias", "Hidden biases begin at"),
    ("optimizer", "Optimizer"),
    ("rate", "Learning rate"),
    ("schedule", "Schedule of the rate"),
    ("weight-decay", "Weight decay"),
    ("clip-norm", "Clip gradient norm at"),
    ("clip-value", "Clip gradient entries at"),
    ("batch", "Examples per step"),
    ("steps", "Steps of the run"),
    ("seed", "Seed"),
    ("data-seed", "Seed of the data"),
    ("precision", "Bits per number"),
    ("frames", "Pictures recorded"),
  ]

  // MARK: Playing

  public static let play = "Train"
  public static let pause = "Pause"
  public static let oneStep = "One step"
  public static let oneEpoch = "One epoch"
  public static let toEnd = "To the end"
  public static let restart = "Start again"
  public static let latest = "Follow"
  public static let latestMeaning = "Show the latest step again"
  public static let speed = "Speed"
  public static let speeds = ["1 step at a time", "10 steps at a time", "as fast as it goes"]
  public static let scrubber = "Step that the figures show"
  /// The script fills in the holes.
  public static let stepShown = "step {step} of {last}"
  public static let beforeFirst = "before the first step"
  public static let lossNow = "loss {loss}"
  /// Of one of two nets.
  public static let lossOfNet = "{name}: loss {loss}"
  /// Follows the loss.
  public static let diverged = ", diverged at step {step}"
  public static let runOver = "the run is over"
  /// While an earlier step is looked at.
  public static let trained = "trained to step {made}"
  public static let making = "The net is made …"

  // MARK: Figures

  public static let figures = "Figures of the lab"
  /// The script puts the number of the place into the hole.
  public static let place = "Figure {n} of the lab"
  public static let whatIsShown = "Shown here"
  public static let layerShown = "of layer"
  public static let anyLayer = "any"
  public static let netShown = "of net"
  /// Of two nets that train side by side.
  public static let netNames = ["A", "B"]
  public static let enlarge = "Larger"
  public static let save = "Save as SVG"
  public static let copyCommand = "Copy command"
  public static let copied = "Copied."
  public static let trainCommand = "The same on the command line"
  // MARK: One example's way back

  public static let walk = "Way through the backward pass"
  public static let walkBack = "Back"
  public static let walkNext = "Next"
  public static let walkRun = "Play"
  public static let walkStop = "Stop"
  public static let walkExample = "example"
  public static let walkUnit = "unit"

  // MARK: Points of the reader's own

  public static let points = "Your own points"
  public static let pointsPut = "A click puts"
  public static func pointsOf(_ name: String) -> String { "a point of class \(name)" }
  public static let pointsAway = "no point: it takes one away"
  public static let pointsPlane = "Plane for points; arrows move the cross, Enter puts a point"
  public static let pointsNote =
    "At least ten points, and two classes. Arrow keys move the cross, with Shift in larger steps; Enter puts "
    + "a point, Delete takes the nearest away, 1 to 4 choose the class."
  public static let pointsUndo = "Undo"
  public static let pointsClear = "Clear"
  public static let pointsSave = "Save as CSV"

  public static func instrument(_ word: String) -> String {
    switch word {
    case "answer": "What the net answers"
    case "responses": "What each unit answers"
    case "backward-pass": "One example, backwards"
    case "loss": "Loss"
    case "accuracy": "Accuracy"
    case "gradient-by-layer": "Gradient by layer"
    case "gradient-heatmap": "Gradient by layer and step"
    case "saturation-heatmap": "Saturated units"
    case "dead-heatmap": "Dead units by layer"
    case "dead-share": "Dead units"
    case "histograms": "Histograms"
    case "ledger": "Ledger of the gradient"
    case "network": "The net"
    case "unit-life": "Lives of units"
    case "update-ratio": "Size of the updates"
    case "update-heatmap": "Updates by layer and step"
    case "softmax-jacobian": "Softmax Jacobian"
    case "jacobian-norm": "Size of softmax Jacobians"
    case "activation-curves": "Activation curve with units"
    case "singular-values": "Stretch of each layer"
    default: word
    }
  }
}
