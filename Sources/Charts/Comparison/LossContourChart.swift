import Experiments
import Markup
import Numerals
import Plotting
import Wording

/// The loss over a plane of weight space as lines of equal loss, with the way of training on it.
///
/// A trace does not hold weights: the plane is measured by training once more (`Experiment.lossPlane`).
public struct LossContourChart: Sendable {
  public var plane: LossPlane
  public var label: String
  public var identity: SeriesIdentity
  /// What the loss is called.
  public var lossName = ChartText.loss

  public init(_ plane: LossPlane, label: String, identity: SeriesIdentity) {
    self.plane = plane
    self.label = label
    self.identity = identity
  }

  /// The frame with title and description made from the plane.
  public func figure(title: String? = nil, width: FigureWidth = .page) -> Figure {
    var finding = LossContourText.Finding(
      label: label, steps: plane.steps.last ?? 0, first: plane.pathLosses.first ?? .nan,
      last: plane.pathLosses.last ?? .nan, lowest: plane.losses.filter { $0.isFinite }.min() ?? .nan
    )
    finding.lossName = lossName
    return Figure(
      title: title ?? LossContourText.title(finding), subtitle: subtitle,
      description: LossContourText.description(finding), note: note, width: width)
  }

  private var subtitle: String {
    switch plane.axes {
    case .parameters: LossContourText.subtitleOfParameters
    case .principal(let share): LossContourText.subtitleOfPlane(share)
    }
  }

  private var note: String {
    if case .parameters = plane.axes { return LossContourText.noteOfParameters }
    return LossContourText.noteOfPlane
  }

  public func draw(_ figure: Figure, height: Double = 420) -> Chart {
    let scale = scale
    let grid = CellGrid(
      columnEdges: Self.edges(plane.u), rowEdges: Self.edges(plane.v),
      levels: plane.losses.map { scale.level($0) })
    let (xName, yName) = axisNames
    let plot = Plot(
      x: .linear(xName, domain: Self.ends(plane.u)), y: .linear(yName, domain: Self.ends(plane.v)),
      axes: .noGrid,
      marks: [
        .cells(grid, scale),
        .isolines(
          x: plane.u, y: plane.v, values: plane.losses, levels: levels(scale),
          Stroke(.background, width: 0.9, opacity: 0.55)),
        .way(plane, identity),
      ])
    let bar = ColourBar(scale, label: LossContourText.bar(lossName))
    let room = height - ColourBar.height - 10
    let picture = figure.picture(height: height) { rect in
      let above = Rect(
        x: rect.x, y: rect.y, width: rect.width,
        height: rect.height - (height - room))
      let below = Rect(
        x: rect.x, y: above.bottom + 10, width: rect.width, height: ColourBar.height)
      return plot.elements(in: above) + bar.elements(in: below)
    }
    return Chart(picture: picture, data: data)
  }

  private var axisNames: (String, String) {
    switch plane.axes {
    case .parameters(let first, let second): (first, second)
    case .principal: (LossContourText.firstDirection, LossContourText.secondDirection)
    }
  }

  /// Logarithmic where the losses differ by more than a factor of ten.
  private var scale: ColourScale {
    let extent = Extent(plane.losses)
    let isWide = extent.lower > 0 && extent.upper > 10 * extent.lower
    return isWide
      ? ColourScale(.log, lower: extent.lower, upper: extent.upper)
      : ColourScale(.linear, spanning: extent)
  }

  /// Twelve levels between the ends, evenly spaced as the colours are.
  private func levels(_ scale: ColourScale) -> [Double] {
    (1...12).map { index in
      let share = Double(index) / 13
      guard scale.kind == .log else { return scale.lower + share * (scale.upper - scale.lower) }
      let low = decimalLogarithm(scale.lower)
      return powerOfTen(low + share * (decimalLogarithm(scale.upper) - low))
    }
  }

  /// The borders half-way between the places of a grid, its first and last place as the outer ones.
  private static func edges(_ places: [Double]) -> [Double] {
    guard let first = places.first, let last = places.last else { return [0, 1] }
    return [first] + zip(places, places.dropFirst()).map { ($0 + $1) / 2 } + [last]
  }

  private static func ends(_ places: [Double]) -> ClosedRange<Double>? {
    guard let first = places.first, let last = places.last, first < last else { return nil }
    return first...last
  }

  /// The way with its losses; the grid is a picture's matter.
  private var data: FigureData {
    FigureData(
      columns: LossContourText.columns(lossName),
      rows: plane.steps.indices.map { index in
        [
          .number(Double(plane.steps[index])), FigureData.Cell(plane.path[index].u),
          FigureData.Cell(plane.path[index].v), FigureData.Cell(plane.pathLosses[index]),
        ]
      })
  }
}

extension Mark {
  /// The way with a dot at every kept step, open at its start and filled at its end, and the losses of
  /// both.
  fileprivate static func way(_ plane: LossPlane, _ identity: SeriesIdentity) -> Mark {
    Mark { panel in
      let places = plane.path.map { panel.point($0.u, $0.v) }.filter { $0.isFinite }
      guard let first = places.first, let last = places.last else { return [] }
      var line = PathData()
      line.polyline(places)
      let role = ColourRole.series(identity)
      return [
        Ink.path(line, stroke: Stroke(.background, width: 4.5, opacity: 0.8)),
        Ink.path(line, stroke: Stroke(role, width: 2)),
        Ink.markers(.circle, at: Array(places.dropFirst().dropLast()), radius: 2.2, role: role),
        Ink.markers(.ring, at: [first], radius: 5, role: role),
        Ink.markers(.circle, at: [last], radius: 5.5, role: role),
      ]
        + name(
          LossContourText.start(plane.pathLosses.first ?? .nan), at: first,
          toTheRight: first.x > last.x, panel)
        + name(
          LossContourText.end(plane.pathLosses.last ?? .nan), at: last,
          toTheRight: last.x >= first.x, panel)
    }
  }

  /// Beside a place, on the side to which the way does not go.
  private static func name(
    _ words: String, at place: Point, toTheRight: Bool, _ panel: Panel
  ) -> [Element] {
    let width = TextWidth.of(words, size: 11) * TextWidth.reserve
    let isLeft =
      !toTheRight && place.x - 14 - width > panel.frame.x
      || place.x + 14 + width > panel.frame.right
    let x = isLeft ? place.x - 10 - width : place.x + 10
    let ground = Rect(x: x - 2, y: place.y - 8, width: width + 4, height: 16)
    return [Ink.rect(ground, fill: Fill(.background, opacity: 0.8))]
      + Ink.centredText(words, at: Point(x, place.y), TextStyle(size: 11))
  }
}
