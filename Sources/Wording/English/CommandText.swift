/// The messages of the program, each one sentence without a full stop.
public enum CommandText {
  // MARK: Files

  public static func cannotRead(_ path: String, _ reason: String) -> String {
    "cannot read \(path): \(reason)"
  }

  public static func cannotWrite(_ path: String, _ reason: String) -> String {
    "cannot write \(path): \(reason)"
  }

  public static func wrongContent(_ path: String, _ sentence: String) -> String {
    "\(path): \(sentence)"
  }

  public static let isFolder = "it is a folder, not a file"
  public static let isNoFolder = "it is a file, and a report is a folder; name another one"
  public static let leadsNowhere =
    "it is a link to something that does not exist; name the file itself"
  public static let isProtected =
    "it is write-protected; choose another name, or give '--force' to replace it"

  /// - Parameters:
  ///   - found: what stands there.
  ///   - written: the only thing that would be replaced.
  public static func notReplaced(_ found: String, by written: String) -> String {
    "it is \(found), which is not replaced by \(written); choose another name, or give '--force' to "
      + "replace it"
  }

  public static func wrongEnding(
    _ written: String, promised: String, right: String, given: String
  ) -> String {
    "the name \(given) promises \(promised), and this is \(written); name it \(right)"
  }

  /// What a file is.
  public enum FileWords {
    public static let nothing = "an empty file"
    public static let picture = "a figure"
    public static let trace = "a recorded run"
    public static let lab = "a page with the lab"
    public static let report = "the page of a report"
    public static let page = "a web page"
    public static let table = "a table"
    public static let json = "a JSON file"
    public static let otherPicture = "an SVG file that is not as gradflow writes them"
    public static let otherTrace = "a trace that another program wrote"
    public static let otherPage = "a web page that is not gradflow's"
    public static let other = "a file that gradflow did not write"
  }

  /// - Parameters:
  ///   - names: some of those that no report has.
  ///   - more: how many others there are.
  public static func isNoReport(_ names: [String], more: Int) -> String {
    "the folder is no report, it holds \(listed(names, more: more)); name a folder that does not "
      + "exist yet"
  }

  /// - Parameter older: the name that the older folder would get.
  public static func hasOthersFiles(_ names: [String], more: Int, older: String) -> String {
    "the report there has files that it was not made with, \(listed(names, more: more)); take them out, "
      + "choose another folder, or give '--force', which keeps the older folder as \(older)"
  }

  private static func listed(_ names: [String], more: Int) -> String {
    more == 0
      ? Say.list(names)
      : names.joined(separator: ", ") + " and \(Say.count(more, "other", "others"))"
  }

  public static func keptOlder(_ older: String) -> String { "the older folder is now \(older)" }

  /// What stands in the name of a run that ended before it could replace an older one.
  public static let interruptedName = "interrupted"

  /// To follow the sentence about an interrupted run.
  public static func olderStays(_ path: String) -> String { "; the older run stays in \(path)" }
  public static let isInput = "it is one of the traces to be drawn; choose another name"
  public static let notReplaceable = "this folder cannot be replaced; name a new one"
  public static let standardInput = "standard input"
  public static let standardOutput = "standard output"

  public static func tooLarge(limit: Int) -> String {
    "it has more than \(Say.whole(limit / 1_000_000)) MB"
  }

  /// - Parameter numbers: weights and biases.
  public static func tooManyBytes(limit: Int, numbers: Int) -> String {
    "it has more than \(Say.whole(limit / 1_000_000)) MB, far more than the "
      + "\(Say.count(numbers, "weight or bias", "weights and biases")) of this net need"
  }

  // MARK: What was asked for

  public static func noNoise(_ dataset: String) -> String {
    "'--noise' is for data sets that are made from the seed, and '\(dataset)' is not"
  }

  public static let scalesNoData =
    "'--scaling' is for data that are chosen; give '--dataset' or '--data', too"

  /// Appended to a sentence about the command line.
  public static func hint(_ hint: String) -> String { " (\(hint))" }

  public static func notARange(_ option: String, _ text: String, least: Int) -> String {
    "'\(option)' takes two whole numbers of at least \(least.description) with '..' between them, the "
      + "smaller first, such as 2..4, not '\(text)'"
  }

  public static func needsHeight(_ chart: String, least: Int, given: Int) -> String {
    "the chart \(chart) needs a height of at least \(least.description) pixels here, not "
      + given.description
  }

  public static func needsWidth(fontSize: Int, least: Int, given: Int) -> String {
    "letters of \(fontSize.description) pixels need a width of at least \(least.description) pixels, "
      + "not \(given.description)"
  }

  public static func doesNotTake(_ chart: String, _ option: String, charts: [String]) -> String {
    "the chart \(chart) does not know '\(option)'; it is for \(charts.joined(separator: ", "))"
  }

  /// - Parameter format: what rsvg-convert makes instead.
  public static func drawsSVG(stem: String, ending: String, format: String) -> String {
    "a figure is an SVG file, not .\(ending): draw \(stem).svg, and 'rsvg-convert -f \(format) -o "
      + "\(stem).\(format) \(stem).svg' makes another file of it"
  }

  public static func nothingMoves(_ chart: String) -> String {
    "the chart \(chart) looks the same at every step, so that there is nothing to animate"
  }

  public static let noTrace = "no trace is given; name a file, or lead one into standard input"

  public static func tooManyWeights(_ count: Int, limit: Int) -> String {
    "this net would have \(Say.whole(count)) weights and biases, but at most \(Say.whole(limit)) are "
      + "possible here; give '--hidden' fewer or smaller layers"
  }

  public static func tooMuchMemory(gigabytes: Int, limit: Int) -> String {
    "this net would need about \(Say.whole(gigabytes)) GB of memory on these data, but at most "
      + "\(limit.description) GB are allowed; give '--hidden' fewer or smaller layers"
  }

  /// - Parameter present: the words that this machine can be asked for.
  public static func missingKernels(_ word: String, present: [String]) -> String {
    "this processor, or its system, does not have what '--kernels \(word)' needs; possible here: "
      + Say.list(present)
  }

  // MARK: While it runs

  public static let interrupted = "interrupted; nothing was written"
  public static let interruptedTwice = "interrupted twice; stopped at once"

  public static func diverged(_ step: Int) -> String {
    "the run diverged at step \(Say.whole(step)): not all of its numbers are finite any more"
  }

  public static func stopped(_ step: Int, path: String) -> String {
    "interrupted after step \(Say.whole(step)); what was recorded until then is in \(path)"
  }

  public static func cannotOpen(_ path: String) -> String {
    "the page could not be opened; open \(path) in a browser"
  }

  /// - Parameter nets: those that have no finite loss.
  public static func failedChecks(
    _ failed: Int, of count: Int, withoutLoss nets: [String] = []
  ) -> String {
    let sentence = "\(Say.whole(failed)) of \(Say.whole(count)) gradient checks failed"
    guard !nets.isEmpty else { return sentence }
    return sentence
      + ": the loss of \(Say.list(nets)) is not finite before the first step, so that no "
      + "difference of it says anything about a gradient; smaller initial weights usually help"
  }

  /// What stands before a progress bar: `2 of 3 chapters`.
  public static func chapterProgress(_ number: Int, of count: Int) -> String {
    "\(number.description) of \(count.description) \(count == 1 ? "chapter" : "chapters")"
  }

  public static let steps = "steps"

  public static func done(_ done: Int, of total: Int, _ unit: String) -> String {
    "\(Say.whole(done)) of \(Say.whole(total)) \(unit)"
  }

  /// Never all of it, as long as there is something to wait for.
  public static func share(_ done: Int, of total: Int) -> String {
    "\(min(99, done * 100 / max(total, 1)).description) %"
  }

  public static func ran(_ words: String) -> String { "ran \(words)" }
  public static func made(_ words: String) -> String { "finished \(words)" }

  public static func timeLeft(seconds: Int) -> String {
    let rest = seconds % 60
    let padded = rest < 10 ? "0\(rest.description)" : rest.description
    return "about \((seconds / 60).description):\(padded) left"
  }

  // MARK: Summaries

  /// Shares are NaN where there are none.
  ///
  /// - Parameter name: what the loss is called.
  public static func trained(
    steps: Int, _ name: String, _ loss: Double, accuracy: Double
  ) -> String {
    "trained \(Say.count(steps, "step", "steps")): \(name) \(Say.precise(loss))" + share(accuracy)
  }

  public static func heldOut(loss: Double, accuracy: Double) -> String {
    "; on held-out examples \(Say.precise(loss))" + share(accuracy)
  }

  /// The root of the mean squared error, in the unit of the table.
  ///
  /// - Parameter target: nil for a number without a name.
  public static func offBy(_ error: Double, target: String?) -> String {
    guard error.isFinite else { return "" }
    return ", off by \(Say.precise(error))" + (target.map { " in \($0)" } ?? "")
      + " (root mean square)"
  }

  /// How the steps of a long run were kept.
  public static func kept(buckets: Int, length: Int, last: Int) -> String {
    "; kept as \(Say.count(buckets, "bucket", "buckets")) of up to \(Say.whole(length)) steps, the last "
      + "\(Say.count(last, "step", "steps")) exactly"
  }

  private static func share(_ accuracy: Double) -> String {
    accuracy.isNaN ? "" : ", \(Say.percent(accuracy)) right"
  }

  // MARK: The table of gradient checks

  public static let checkHeader = ["what", "largest error", "compared", "kinks crossed", "result"]
  public static let passed = "ok"
  public static let failed = "FAILED"

  public static func pullBack(_ activation: String) -> String { "\(activation), alone" }
}
