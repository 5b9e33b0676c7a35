import Numerals

/// The fixed words of the page: headings, labels, buttons.
public enum PageText {
  public static let language = "en"
  public static let skipLink = "Skip to the answer"
  public static let contents = "Contents"

  public static let theme = "Theme"
  public static let themeAutomatic = "automatic"
  public static let themeLight = "light"
  public static let themeDark = "dark"

  public static let step = "Step"
  public static let previousStep = "Earlier"
  public static let previousStepMeaning = "Show the figures a little earlier in training"
  public static let nextStep = "Later"
  public static let nextStepMeaning = "Show the figures a little later in training"
  public static let playMeaning = "Play the training through in the figures"
  public static let play = "Play"
  public static let pause = "Pause"

  /// The label of a chapter's scrubber.
  public static func scrubberLabel(_ chapter: String) -> String {
    "Training step of the figures in “\(chapter)”"
  }

  /// What a scrubber shows and says; the script fills in the two holes.
  public static let stepOfLast = "step {step} of {last}"

  public static let linearScale = "Linear"
  public static let linearScaleMeaning =
    "Draw sizes on a linear scale instead of a logarithmic one, in the figures that have one"
  public static let ownScale = "Own scales"
  public static let ownScaleMeaning =
    "Give every panel a scale of its own, in the figures whose panels share one"

  public static let allLayers = "All layers"
  public static func layer(_ layer: Int) -> String { "Layer \(layer.description)" }
  public static func layerChoice(_ chapter: String) -> String {
    "Layer that the figures in “\(chapter)” show"
  }
  public static let layerMeaning =
    "Show one layer and let the others step back; in the figures, point at it"

  public static func figureNumber(_ chapter: Int, _ figure: Int) -> String {
    "Figure \(chapter.description).\(figure.description)"
  }

  public static func tableNumber(_ chapter: Int, _ table: Int) -> String {
    "Table \(chapter.description).\(table.description)"
  }

  /// Above a figure that is wider than the window.
  public static let swipe = "Swipe, or scroll sideways, to see the whole figure →"

  public static let data = "Data"
  public static let useThisFigure = "Use this figure"
  public static let pictureFile = "Picture (SVG)"
  /// After the link to the file of a figure that moves.
  public static func shows(step: Int) -> String { "shows step \(NumberText.whole(step))" }
  public static let dataFile = "All data (CSV)"
  public static let embedSnippet = "To embed it in a page:"
  public static let commandOfFigure = "To make it again:"
  public static let copySnippet = "Copy embed snippet"
  public static let copyCommand = "Copy command"
  public static let copied = "Copied."
  public static let notCopied = "Could not copy; select the text instead."
  public static let missingValue = "missing"

  public static func dataOf(_ figure: String) -> String { "Data of \(figure)" }

  public static func rowCount(_ count: Int) -> String {
    count == 1 ? "1 row" : "\(NumberText.whole(count)) rows"
  }

  /// Under a data table from which rows were left out.
  public static func thinned(shown: Int, of count: Int) -> String {
    "\(NumberText.whole(shown)) of \(NumberText.whole(count)) rows, evenly spaced; the first and the "
      + "last are among them. The file has them all."
  }

  public static let formula = "Formula"

  public static let tryIt = "Predict, then look"
  /// Where the answer is not on the page.
  public static let predict = "Predict"
  public static let reveal = "Show what was measured"
  public static let measured = "Measured:"
  public static let predictedRight = "Right: this is what was measured."
  public static let predictedWrong = "Wrong: the runs gave the answer marked ✓."
  public static let sources = "Sources"

  // MARK: A sheet of exercises

  public static let exercises = "Predictions and exercises"
  public static func aboutExercises(hasSolutions: Bool) -> Prose {
    hasSolutions
      ? """
      Decide first, then unfold. Every answer was measured by the runs of the report that the same command \
      writes without `--exercises-only`.
      """
      : """
      Decide, and write down why. The answers are in the report that the same command writes without \
      `--exercises-only` and `--solutions off`.
      """
  }

  // MARK: Screens of a lecture

  /// What a screen shows of its place.
  public static func place(_ screen: Int, of count: Int) -> String {
    "\(screen.description) / \(count.description)"
  }
  public static func screen(_ screen: Int, of count: Int) -> String {
    "Screen \(screen.description) of \(count.description)"
  }
  public static let notes = "In words"
  public static let lectureHint =
    "Space, the arrow keys and a presenter go from screen to screen; Home and End go to the first and last."

  public static let glossary = "Words"
  public static let backToContents = "↑ Contents"
  public static let about: Prose = """
    **gradflow** trains small neural nets, measures every layer's activations, slopes and gradients \
    at every step, and draws them. To get it going, run `swift run -c release gradflow report` in \
    the folder of its sources; it needs only the Swift toolchain.
    """
  public static func madeBy(_ version: String, _ command: String) -> Prose {
    "\(version) made this page with the command `\(command)`."
  }
}

/// The words of the run cards and of the gradient check.
public enum RunCardText {
  public static let heading = "The runs"
  public static let introduction: Prose = """
    What you would have to tell someone who should help you with a net: the card of every run that \
    is followed step by step above. The same card gives the same run, digit by digit. The \
    comparisons over seeds are made by the command under each figure, in “\(PageText.useThisFigure)”.
    """
  public static let task = "Task"
  public static let data = "Data"
  public static let inputs = "Inputs"
  public static let scaling = "Scaling"
  public static let dataSeed = "Seed of the data"
  public static let classes = "Classes"
  public static let layers = "Layers"
  public static let loss = "Loss"
  public static let optimizer = "Optimizer"
  public static let initialization = "Initialization"
  public static let rate = "Learning rate"
  public static let batch = "Batch"
  public static let steps = "Steps"
  public static let seed = "Seed"
  public static let precision = "Precision"
  public static let program = "Program"
  public static let ending = "Ending"
  public static let command = "Command"

  public static func dataset(
    _ name: String, training: Int, heldOut: Int
  ) -> String {
    "\(name): \(NumberText.whole(training)) training examples, "
      + (heldOut == 0 ? "none" : NumberText.whole(heldOut)) + " held out"
  }

  /// Behind the word for the scaling.
  public static func scaled(_ target: String?, from least: Double, to most: Double) -> String {
    let (low, high) = Say.ends(least, most)
    return "; \(target ?? "the target") from \(low) to \(high) counts as 0 to 1"
  }

  public static func list(_ names: [String]) -> String {
    var text = ""
    for (index, name) in names.enumerated() { text += (index == 0 ? "" : ", ") + name }
    return text
  }

  /// One layer, such as “16 relu”.
  public static func layer(units: Int, activation: String) -> String {
    "\(NumberText.whole(units)) \(activation)"
  }

  public static func batch(_ size: Int, of examples: Int) -> String {
    size >= examples
      ? "all \(NumberText.whole(examples)) examples"
      : "\(NumberText.whole(size)) of \(NumberText.whole(examples)) examples"
  }

  public static func precision(_ bits: Int) -> String { "\(bits.description)-bit" }

  public static let completed = "completed"
  public static let unfinished = "unfinished: the trace stops without saying why"
  public static func diverged(at step: Int) -> String {
    "diverged at step \(NumberText.whole(step))"
  }
  public static func interrupted(at step: Int) -> String {
    "interrupted at step \(NumberText.whole(step))"
  }
}

/// The words of the gradient check's section.
public enum GradientCheckText {
  public static let heading = "Are the gradients right?"
  public static let introduction: Prose = """
    A [[gradient-check]] compares every [[slope]] that [[back-propagation]] gives with what a tiny \
    change of the number really does to the loss, in 64-bit. Where that change would cross a \
    [[kink]], the comparison is skipped and counted. The largest difference, less what rounding alone can do, is \
    divided by the largest slope. A slope far below 10⁻¹⁰ of the loss cannot be confirmed in this way, which is \
    why the activation functions are also checked alone.
    """
  public static let caption: Prose =
    "Gradient check of nets and parts as they are used in this report"
  public static let net = "Net"
  public static let largestError = "Largest relative error"
  public static let skippedKinks = "Skipped at kinks"
  public static let result = "Result"
  public static let passed = "passed"
  public static let failed = "failed"

  /// The sentence that sums the check up.
  public static func verdict(
    nets: (failed: Int, count: Int), functions: (failed: Int, count: Int)
  ) -> Prose {
    func some(_ number: Int, _ one: String, _ many: String) -> String? {
      number == 0 ? nil : Say.count(number, one, many)
    }
    func told(_ nets: Int, _ functions: Int) -> String {
      Say.list(
        [
          some(nets, "net", "nets"),
          some(functions, "activation function by itself", "activation functions by themselves"),
        ].compactMap { $0 })
    }
    let checked = told(nets.count, functions.count)
    if nets.failed + functions.failed == 0 { return "Checked and passed: \(checked)." }
    return """
      **Failed: \(told(nets.failed, functions.failed))**, of \(checked) that were checked. Do not trust this \
      report's gradients.
      """
  }
}

/// The words of `embed.md`.
public enum EmbedText {
  public static let title = "Using the figures elsewhere"
  public static let introduction = """
    Every figure is one SVG file without scripts or fonts of its own. Copy it from the folder
    `figures` next to your document, keep the alternative text, and adapt the path. The numbers
    behind a figure are in the CSV file of the same name. A figure stays light in a dark window, as
    the page around it does; `--theme auto` makes figures that follow the reader's system.
    """
  public static let latexNote =
    "LaTeX (the first line makes the PDF; or `\\includesvg` of the package `svg`, with Inkscape)"
  public static let markdown = "Markdown, also in a text cell of Jupyter"
  public static let quarto = "Quarto"
  public static let notebook = "Jupyter, in a code cell"
  public static let html = "HTML"
  public static let typst = "Typst"
  public static let command = "Make it again"
}
