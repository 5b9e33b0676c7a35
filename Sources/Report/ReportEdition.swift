/// How a report is arranged, and what of it stands in the page.
public struct ReportEdition: Sendable, Equatable {
  public var layout: ReportLayout
  /// Nothing but the predictions and the exercises, as a sheet.
  public var isExercisesOnly: Bool
  /// False for a page in whose text no answer to a prediction or an exercise can be found.
  public var hasSolutions: Bool

  public init(
    layout: ReportLayout = .page, isExercisesOnly: Bool = false, hasSolutions: Bool = true
  ) {
    self.layout = layout
    self.isExercisesOnly = isExercisesOnly
    self.hasSolutions = hasSolutions
  }

  /// The class of the page's body, for the style and the scripts.
  var className: String {
    (layout == .lecture ? ["lecture"] : []).joined()
      + (isExercisesOnly ? (layout == .lecture ? " " : "") + "sheet" : "")
  }

  /// Screens and sheets have no lab: `gradflow lab` writes it as a page of its own.
  var hasLab: Bool { layout == .page && !isExercisesOnly }
}

/// A page to read, or screens to show.
public enum ReportLayout: String, CaseIterable, Sendable {
  case page, lecture
}

/// Whether the answers stand in the file.
public enum Solutions: String, CaseIterable, Sendable {
  case on, off
}
