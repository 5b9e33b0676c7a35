/// The lines of the program's help screens.
public enum CommandHelp {
  public static let program =
    "Shows how a neural net learns: activations, their slopes and gradients, layer by layer."

  public static let quiet = "no progress and no remarks"

  public static let force = "replace whatever file has that name"
  public static let forceReport =
    "replace a report to which other files were added; the older folder is kept beside it"

  // MARK: report

  public static let report = "Train nets, measure them and write a page about what was found."
  public static let reportOutput = "folder to write; an older report there is replaced"
  public static let lesson = "only this chapter"
  public static let seed = "where the random numbers start"
  public static let seeds = "seeds per comparison"
  public static let quick = "fewer seeds, settings and steps, for a first look"
  public static let reportLayout =
    "a page to read, or screens to project, which the arrow keys, Space, Home and End go through"
  public static let exercisesOnly = "only the predictions and exercises, in index.html alone"
  public static let solutions = "whether their answers stand in the page"
  public static let kernels =
    "instructions of the processor to compute with; the numbers are the same"
  public static let open = "open the page in a browser"
  public static let reportNotes = [
    "The folder gets index.html (the whole report in one file), figures/ (every figure as SVG, its "
      + "numbers as CSV), embed.md (how to use them elsewhere) and traces/ (the runs that are drawn). "
      + "It appears when everything is done, or not at all.",
    "A comparison has 10 seeds if --seeds is not given, 3 with --quick.",
    "The exit code is 1 where a gradient check fails; the report is written and says so.",
  ]

  // MARK: Data

  public static let dataset = "a data set of the program"
  public static let data = "a table of your own, CSV with a header line"
  public static let target = "the column of the table that is to be learnt"
  public static let task = "what the target is"
  public static let scaling =
    "what is done to the features, and to a target that is a number, before the net sees them"
  public static let noise = "noise of a made data set, in per cent of what it usually has"
  public static let heldOut = "how many of a hundred examples are kept back and never trained on"
  public static let tableDecimal =
    "what stands before the decimals in the table (told from its cells if not given)"
  public static let separator =
    "what stands between the cells of a row (told from the rows if not given)"
  public static let textColumns = "columns whose cells are words, whatever they look like"
  public static let dropColumns = "columns to leave out"
  public static let noHeader = "no line of the table names its columns; they are called c1, c2 …"
  public static let dataNote =
    "A table has its column names above its rows; a column is all numbers or all text. A target that "
    + "is text or has at most ten different whole numbers is a classification, else a regression; "
    + "--task decides otherwise. FILE can also be an array of NumPy (.npy), or images of MNIST's kind with "
    + "--target LABELS.idx. docs/tables.md says how a table is read."
  public static let scalingNote =
    "--scaling standard gives every feature mean 0 and deviation 1 over the training examples, and moves a "
    + "target that is a number onto 0 to 1 unless it is about there already; none leaves both as they are. "
    + "Errors and curves are in the units of the table; a loss of a target that was moved is called scaled."
  /// - Parameters:
  ///   - rows: the fewest.
  ///   - features: the most, and so on.
  public static func tableLimits(rows: Int, features: Int, classes: Int) -> String {
    "A table has at least \(Say.whole(rows)) rows and at most \(Say.whole(features)) features (a column of "
      + "text has one for each of its different texts) and \(Say.whole(classes)) classes."
  }
  /// - Parameters:
  ///   - layers: the most hidden layers, and so on.
  public static func netLimits(
    layers: Int, units: Int, weights: Int, gigabytes: Int
  ) -> String {
    "A net has at most \(Say.whole(layers)) hidden layers of at most \(Say.whole(units)) units, "
      + "\(Say.whole(weights)) weights and biases, and needs at most \(gigabytes.description) GB of memory."
  }

  // MARK: data

  public static let dataLook = "Show how a table is read, without training."
  public static let dataFile = "the table; - is standard input"
  public static let dataJSON = "the same as one JSON object"
  public static let dataNotes = [
    "What was guessed, what was left out and why, what a net would get of each column, and how many "
      + "examples would be trained on and held out. Tables of any length are read within the same memory."
  ]

  // MARK: train

  public static let train = "Train one net and record every step of it in a trace."
  public static let experimentFile = "the options below as a file, without dashes"
  public static let experimentNote =
    "EXPERIMENT.json is a JSON object whose keys are the names of the options, such as "
    + "{\"dataset\": \"iris\", \"hidden\": [16, 16], \"activation\": \"tanh\"}; - is standard input. An "
    + "option that is typed wins over the file."
  public static let hidden = "units of every hidden layer, or the word none"
  public static let activation =
    "activation function of the hidden layers, one word for all or one for each"
  public static let activationNote =
    "[:X] stands for a number after the word: softmax:2 has the temperature 2, leaky-relu:0.2 the slope "
    + "0.2 below zero. It can be from 0.001 to 1000."
  public static let outputActivation = "activation function of the last layer"
  public static let normalization = "what is done to the pre-activations of the hidden layers"
  public static let dropout = "share of the hidden activations that each step drops"
  public static let skip =
    "add to a hidden layer what the layer N before it gave, where both are equally wide"
  public static let loss = "what training makes small"
  public static let lossFrom =
    "compute the loss from these (pre-activations where the output activation belongs to the loss)"
  public static let netNote =
    "If neither --output-activation nor --loss is given, two classes get sigmoid with the binary "
    + "cross-entropy, more classes softmax with the categorical cross-entropy, a number gets identity "
    + "with the squared error. If one is given, the other goes with it."
  public static let initialization = "how the first weights are drawn"
  public static let initializationScale =
    "the size of constant, uniform and normal; for the others a factor"
  public static let initialWeights = "a file with the weights to start with"
  public static let hiddenBias = "what the biases of the hidden units start with"
  public static let optimizer = "how a gradient becomes an update"
  public static let rate = "learning rate"
  public static let schedule = "how the learning rate changes during the run"
  public static let weightDecay = "how strongly weights are drawn to zero, λ"
  public static let clipNorm = "the largest norm that all weight gradients together may have"
  public static let clipValue = "the largest magnitude that an entry of a weight gradient may have"
  public static let batch =
    "examples per step, at most all there are, or the word all (all of up to 512, else 32 if not given)"
  public static let steps = "how many updates"
  public static let dataSeed = "the same for the data and their split (--seed if not given)"
  public static let precision = "bits of every number"
  public static let frames = "how often units and histograms are recorded"
  public static let label = "name of the run in charts (the activation if not given)"
  public static let trainOutput = "trace to write, in place of an older one; - is standard output"
  public static let trainNotes = [
    "The trace can be read while it grows; one that replaces an older trace takes its place when the run "
      + "has ended. Ctrl-C ends the run early; what was recorded stays. A run in which the loss, a "
      + "pre-activation or an error signal is not finite has diverged: it ends there, and that is a "
      + "result, not a failure.",
    "A quarter of the examples is held out. The weights start as Glorot and Bengio draw them for every "
      + "activation, so that nets that are compared differ in one thing only; --init he is the usual "
      + "choice for relu.",
  ]

  // MARK: chart

  public static let chart = "Draw one figure from recorded runs."
  public static let chartName = "what to draw"
  public static let traces = "runs to draw; standard input if none is given"
  public static let chartOutput = "SVG file to write; - is standard output"
  public static let step = "the step to look at (the last if not given)"
  public static let layer = "the layer to look at, for charts of one layer"
  public static let title = "the figure's title (made from the data if not given)"
  public static let stepRange = "draw these steps only, such as 0..100 or 500.. (all if not given)"
  public static let film = "up to K steps side by side, for charts of one step"
  public static let animate = "a figure that runs by itself through the steps, without scripts"
  public static let layerRange = "draw these layers only, such as 2..4"
  public static let scale = "how sizes are drawn (what suits the chart if not given)"
  public static let noTitle = "without the finding above the plot"
  public static let noCaption = "without what is plotted and how to read it"
  public static let layout = "400 or 720 pixels wide, or 960 by 540 with letters of 14 pixels"
  public static let width = "width in pixels"
  public static let height = "height in pixels (what suits the chart if not given)"
  public static let fontSize = "size of the labels in pixels, lines go with it (11 if not given)"
  public static let theme =
    "colors of the SVG files; auto is light, or dark where the reader's system is"
  public static let decimal = "what stands before the decimals of every number"
  public static let chartNotes = [
    "The theme print needs no colours: lines differ in their dashes and markers, surfaces in their "
      + "hatching. An animation shows its last frame wherever nothing moves: in print, in programs that "
      + "do not know animations, and for readers who asked their system for less motion.",
    "For a bitmap: rsvg-convert -z 2 FILE.svg -o FILE.png.",
  ]

  // MARK: check, list

  public static let check = "Compare the gradients with differences; exit 1 where one is wrong."
  public static let checkNotes = [
    "Without options: the derivative of every activation function, and a net with it for every loss. "
      + "With options or a file: the net that they describe, before its first step. Always in 64 bits, "
      + "on at most 11 examples. A comparison across a kink, where the derivative jumps, is left out and "
      + "counted.",
    "The options are those of train, so that one file and one command line serve both; those from "
      + "--optimizer to --batch and --steps, --precision, --frames and --label change nothing here.",
  ]
  public static let list = "List the words that the other commands take."
  public static let listName = "which words"
}
