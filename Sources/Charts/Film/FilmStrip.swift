import Markup
import Numerals
import Plotting
import Wording

/// One chart at several steps side by side, on the same scales, for paper.
///
/// The chart is drawn several times: once for title, subtitle and legend, once for the note, and once for
/// the plot of each step. The step of each stands above it.
struct FilmStrip {
  let name: ChartName
  let request: ChartRequest
  let steps: [Int]

  private static let gap = 16.0
  private static let heading = 20.0

  init(_ name: ChartName, _ request: ChartRequest, count: Int) {
    self.name = name
    self.request = request
    steps = request.filmSteps(count)
  }

  func draw() throws(ChartProblem) -> Chart {
    if name == .regions {
      // Decision maps know how to stand in rows and columns.
      return try ChartName.regionsStrip(request, steps: thinned(steps, leastWidth: 100))
    }
    let width = request.format.layoutWidth.value
    let inner = width - 2 * Figure.margin
    let fitting = floorInt((inner + FilmStrip.gap) / (leastWidth + FilmStrip.gap))
    let columns = max(1, min(steps.count, fitting))
    let frameWidth = (inner - Double(columns - 1) * FilmStrip.gap) / Double(columns)

    // What is said above is of the last step, and says so.
    let head = try part(.head, width: width, step: steps.last)
    let foot = try part(.foot, width: width, step: steps.last)
    var elements = head.picture.content
    var y = head.picture.height + (elements.isEmpty ? 0 : 8)
    var data = FigureData(columns: [], rows: [])
    var index = 0
    while index < steps.count {
      var tallest = 0.0
      for column in 0..<columns where index + column < steps.count {
        let step = steps[index + column]
        let frame = try part(.body, width: frameWidth, step: step)
        let x = Figure.margin + Double(column) * (frameWidth + FilmStrip.gap)
        elements += Ink.text(
          ChartText.stepHeading(step), at: Point(x, y + 12), TextStyle(size: 12, bold: true))
        elements.append(moved(frame.picture.content, to: Point(x, y + FilmStrip.heading)))
        tallest = max(tallest, frame.picture.height)
        data.append(frame.data, step: step)
      }
      y += FilmStrip.heading + tallest
      index += columns
      if index < steps.count { y += FilmStrip.gap }
    }
    if !foot.picture.content.isEmpty {
      elements.append(moved(foot.picture.content, to: Point(0, y)))
      y += foot.picture.height
    }
    let picture = Picture(
      width: width, height: y + Figure.margin - 4, title: head.picture.title,
      description: MovingText.film(steps) + head.picture.description, content: elements)
    return Chart(picture: picture.formatted(request.format), data: data)
  }

  private func part(
    _ part: FigurePart, width: Double, step: Int? = nil
  ) throws(ChartProblem) -> Chart {
    var request = request
    request.step = step
    request.format = FigureFormat(
      width: FigureWidth(width), height: part.isBody ? max(150, width * 0.85) : nil,
      showsTitle: request.format.showsTitle, showsCaption: request.format.showsCaption, part: part)
    return try name.draw(request)
  }

  /// What a plot needs to be read.
  private var leastWidth: Double {
    switch name {
    case .ledger, .activationCurves, .singularValues: 300
    default: 205
    }
  }

  /// As many steps as have room beside each other, the first and the last among them.
  private func thinned(_ steps: [Int], leastWidth: Double) -> [Int] {
    let inner = request.format.layoutWidth.value - 2 * Figure.margin - 40
    let room = max(2, floorInt(inner / leastWidth))
    guard steps.count > room else { return steps }
    return (0..<room).map { steps[$0 * (steps.count - 1) / (room - 1)] }
  }

  private func moved(_ elements: [Element], to place: Point) -> Element {
    Element(
      "g",
      [
        Attribute(
          "transform",
          "translate(" + coordinateText(place.x) + " " + coordinateText(place.y) + ")")
      ], elements.map { .element($0) })
  }
}

extension FigurePart {
  fileprivate var isBody: Bool {
    if case .body = self { true } else { false }
  }
}

extension FigureData {
  /// Adds the numbers of one step, with the step before them where the table does not have it.
  fileprivate mutating func append(_ other: FigureData, step: Int) {
    var other = other
    var hasStep = false
    for column in other.columns where isSame(column, ChartText.step) {
      hasStep = true
    }
    if !hasStep {
      other.columns.insert(ChartText.step, at: 0)
      for row in other.rows.indices { other.rows[row].insert(.number(Double(step)), at: 0) }
    }
    columns = other.columns
    rows += other.rows
  }
}

extension ChartName {
  /// The chart at several steps side by side.
  ///
  /// - Parameter count: how many steps at most.
  public func film(_ request: ChartRequest, count: Int) throws(ChartProblem) -> Chart {
    try FilmStrip(self, request, count: count).draw()
  }

  /// The pictures of a figure that moves, the last one at the end.
  public func frames(_ request: ChartRequest, count: Int) throws(ChartProblem) -> [Picture] {
    try frames(request, steps: request.filmSteps(count)).map { $0.picture }
  }

  /// The frames of a figure that moves: each tells the finding of its own step, and all leave it as much room
  /// as the longest needs.
  ///
  /// - Parameter title: the finding at a step, where it is not the chart's own.
  public func frames(
    _ request: ChartRequest, steps: [Int], title: (Int) -> String? = { _ in nil }
  ) throws(ChartProblem) -> [Chart] {
    var requests: [ChartRequest] = []
    var room = request.format.titleRoom
    for step in steps {
      var own = request
      own.step = step
      own.title = title(step) ?? request.title
      requests.append(own)
      own.format.part = .head
      let finding = own.title == nil ? try draw(own).picture.title : own.title ?? ""
      room = room.union(TitleRoom(finding, width: request.format.layoutWidth))
    }
    var charts: [Chart] = []
    for var request in requests {
      request.format.titleRoom = room
      charts.append(try draw(request))
    }
    return charts
  }
}
