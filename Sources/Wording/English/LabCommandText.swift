// What the program says of the lab.
extension CommandHelp {
  public static let lab = "Write a page in which you set up nets and watch them train."
  public static let labFrom = "begin with the net of this run"
  public static let labOutput = "HTML file to write; - is standard output"
  public static let labNotes = [
    "The page needs nothing but a browser: it trains by itself, with the same numbers as train, and asks "
      + "for nothing over the network. The report has the same lab inside.",
    "A run that began with weights from a file cannot be taken over.",
  ]
}

extension CommandText {
  /// The command as it stands on the page.
  public static let labCommand = "gradflow lab"

  public static func labHasNoData(_ name: String) -> String {
    "the lab has only the data sets of the program, and this run had '\(name)'"
  }

  public static let labIsTooSmall =
    "the lab has nets of at most 20 hidden layers with 1 to 64 units each, and this run had a larger one"
  public static let labWeights =
    "this run began with weights from a file (--initial-weights), which the lab cannot be given"
  public static let labLayers =
    "the lab has one normalization, one dropout and one rule of skips for all hidden layers, and the net "
    + "of this run had several"
}
