import Markup
import Plotting
import Recording
import Wording

/// Why a line has no point somewhere.
enum Gap: CaseIterable {
  case notMeasured, notANumber, infinite

  /// nil for a number that a line can have.
  init?(_ value: Double) {
    if value.isFinite { return nil }
    self = value.isNotMeasured ? .notMeasured : value.isNaN ? .notANumber : .infinite
  }

  fileprivate var marker: Marker {
    switch self {
    case .notMeasured: .ring
    case .notANumber: .cross
    case .infinite: .triangle
    }
  }

  /// After the name of a number.
  var clause: String {
    switch self {
    case .notMeasured: ChartText.wasNotMeasured
    case .notANumber: ChartText.isNotANumber
    case .infinite: ChartText.isInfinite
    }
  }

  private var words: String {
    switch self {
    case .notMeasured: ChartText.notMeasured
    case .notANumber: ChartText.notANumber
    case .infinite: ChartText.infinite
    }
  }

  /// Those that some series have.
  static func kinds(_ series: [[Double]]) -> [Gap] {
    allCases.filter { gap in series.contains { $0.contains { Gap($0) == gap } } }
  }

  /// Their key; no entry where they have none.
  static func key(_ series: [[Double]]) -> [LegendEntry] {
    kinds(series).map { LegendEntry($0.words, .marker($0.marker, .mutedInk)) }
  }
}

extension Mark {
  /// What parts a line, as marks on its way: at the upper edge of the panel what is infinite, at the lower
  /// edge the rest.
  ///
  /// - Parameter kinds: those that are drawn, always as many elements; nil for those that there are.
  static func gaps(
    x: [Double], y: [Double], _ identity: SeriesIdentity, kinds: [Gap]? = nil
  ) -> Mark {
    let kinds = kinds ?? Gap.kinds([y])
    return Mark { panel in
      kinds.map { gap in
        var points: [Point] = []
        for (x, y) in zip(x, y) where Gap(y) == gap {
          let isUpper = y == .infinity
          let place = Point(
            panel.x.position(x), isUpper ? panel.frame.y + 5 : panel.frame.bottom - 5)
          // Marks that would cover each other are one.
          if place.isFinite, (points.last.map { abs($0.x - place.x) >= 2 } ?? true) {
            points.append(place)
          }
        }
        return Ink.markers(gap.marker, at: points, radius: 3.5, role: .series(identity))
      }
    }
  }
}

extension Selection {
  /// The key of why lines are parted; nil where none is.
  func key(_ series: [[Double]]) -> Legend? {
    let entries = Gap.key(series)
    return entries.isEmpty ? nil : Legend(entries)
  }
}

extension SelectedRun {
  /// The numbers of a series up to where the run broke off, whose mark tells of what comes then.
  func unbroken(_ values: [Double]) -> [Double] {
    guard let divergedAt else { return values }
    return zip(record.steps, values).filter { $0.0 < divergedAt }.map { $0.1 }
  }
}
