import Recording

/// Reads a file that holds an array of numbers as a table: of NumPy's two dimensions the first counts rows, and
/// the columns are called c1, c2 …; images of IDX are rows of pixels, and their labels stand in a file of
/// their own.
public struct ArrayReader<Source: ByteSource> {
  private var source: Source
  private let layout: ArrayLayout
  private let options: ReadingOptions
  private let name: String

  /// nil for a file of another kind.
  public init?(_ source: Source, name: String, _ options: ReadingOptions) throws(TableError) {
    var source = source
    source.rewind()
    guard let layout = try ArrayLayout(source.next() ?? []) else { return nil }
    self.source = source
    self.layout = layout
    self.name = name
    self.options = options
  }

  /// True where the target is a file of labels.
  public var needsLabels: Bool { layout.isIDX && layout.shape.count > 2 }

  /// - Parameters:
  ///   - target: the name of a column; nil to look at the table only, and for images.
  ///   - labels: the file of the labels of images.
  public mutating func read(
    target: String?, labels: Source?, task: TaskKind?, keepsValues: Bool
  ) throws(TableError) -> (data: TabularData, reading: TableReading) {
    let shape = layout.shape
    guard needsLabels || (shape.count == 2 && shape[1] > 0) else {
      throw .array(.notTwoDimensional(shape: shape))
    }
    try Self.checkLength(&source, layout)
    let grid = PixelGrid(shape)
    var names = needsLabels ? grid.names : (0..<shape[1]).map { "c" + ($0 + 1).description }
    var answers: [Double] = []
    if needsLabels {
      guard let labels else { throw .array(.needsLabels) }
      answers = try Self.labels(labels, images: shape[0])
      names.append("label")
    }
    let place =
      try needsLabels
      ? names.count - 1
      : target.map { name throws(TableError) in
        try Self.place(of: name, in: names)
      }
    var readings = names.map { _ in CellReading.numbers(.point) }
    for name in options.droppedColumns {
      readings[try Self.place(of: name, in: names)] = .leftOut(.dropped)
    }
    var contents = readings.enumerated().map {
      ColumnContent(
        $1, rows: shape[0],
        keepsValues: keepsValues && names.count <= TabularData.mostFeatures + 50,
        isTarget: $0 == place)
    }
    try fill(&contents, grid, answers)
    var reading = TableReading(name: name)
    reading.rows = shape[0]
    if needsLabels, grid.side > 1 {
      reading.remarks.append(.images(from: [shape[1], shape[2]], to: [grid.rows, grid.columns]))
    }
    if !needsLabels { reading.remarks.append(.noHeader(columns: names.count)) }
    if shape[0] < TabularData.fewestRows {
      throw .tooFewRows(count: shape[0], needed: TabularData.fewestRows)
    }
    var assembly = TableAssembly(
      names: names, contents: contents, plans: ColumnPlans(readings, names: names), target: place,
      task: task ?? (needsLabels ? .classification : nil), rows: shape[0],
      forced: names.map { _ in false }, reading: reading)
    try assembly.assemble(keepsValues: keepsValues)
    return (assembly.data, assembly.reading)
  }

  private static func place(of name: String, in names: [String]) throws(TableError) -> Int {
    if let place = placeOfColumn(name, in: names) { return place }
    throw .unknownTarget(name, nearest: nearestName(to: name, among: names), columns: names)
  }

  /// Whether there are as many numbers as the header promises. Nothing is made room for before.
  private static func checkLength(
    _ source: inout Source, _ layout: ArrayLayout
  ) throws(TableError) {
    var numbers = 1
    for side in layout.shape {
      // No file has more than 2^56 of them.
      guard side == 0 || numbers <= (1 << 56) / side else { throw .array(.cut) }
      numbers *= side
    }
    source.rewind()
    var bytes = 0
    while let piece = source.next() { bytes += piece.count }
    let expected = layout.offset + numbers * layout.size
    if bytes < expected { throw .array(.cut) }
    if bytes > expected { throw .array(.goesOn) }
  }

  private static func labels(_ source: Source, images: Int) throws(TableError) -> [Double] {
    var source = source
    source.rewind()
    let head = source.next() ?? []
    if let signature = FileSignature(head) { throw .otherFile(signature) }
    guard let layout = try ArrayLayout(head), layout.shape.count == 1 else {
      throw .array(.labelsAreNoFile)
    }
    guard layout.shape[0] == images else {
      throw .array(.labelCount(images: images, labels: layout.shape[0]))
    }
    try checkLength(&source, layout)
    var labels: [Double] = []
    labels.reserveCapacity(images)
    try forEachRecord(&source, layout, numbers: 1) { _, values in labels.append(values[0]) }
    return labels
  }

  private mutating func fill(
    _ contents: inout [ColumnContent], _ grid: PixelGrid, _ answers: [Double]
  ) throws(TableError) {
    let isByColumns = layout.isColumnMajor && !needsLabels
    let numbers = layout.shape.dropFirst().reduce(1, *)
    let needsLabels = needsLabels
    try Self.forEachRecord(&source, layout, numbers: isByColumns ? layout.shape[0] : numbers) {
      record, values in
      if isByColumns {
        for value in values { contents[record].take(value) }
        return
      }
      let cells = needsLabels ? grid.means(values) : values
      for place in cells.indices { contents[place].take(cells[place]) }
      if needsLabels { contents[cells.count].take(answers[record]) }
    }
  }

  /// Calls with the numbers of one row, or of one column, after the other.
  private static func forEachRecord(
    _ source: inout Source, _ layout: ArrayLayout, numbers: Int,
    _ body: (Int, [Double]) -> Void
  ) throws(TableError) {
    source.rewind()
    var toSkip = layout.offset
    var values: [Double] = []
    values.reserveCapacity(numbers)
    var rest: [UInt8] = []
    let records = layout.shape.reduce(1, *) / max(numbers, 1)
    var record = 0
    while record < records, let piece = source.next() {
      rest += piece.dropFirst(toSkip)
      toSkip = max(0, toSkip - piece.count)
      var place = 0
      while place + layout.size <= rest.count, record < records {
        let isByColumns = numbers != layout.shape.dropFirst().reduce(1, *)
        let row = (isByColumns ? values.count : record) + 1
        let column = (isByColumns ? record : values.count) + 1
        guard let value = layout.number(rest[place..<(place + layout.size)]) else {
          throw .array(.longNumber(row: row, column: column))
        }
        guard value.isFinite, value.magnitude <= ColumnSurvey.largestMagnitude else {
          throw .array(.notFinite(row: row, column: column))
        }
        values.append(value)
        place += layout.size
        if values.count == numbers {
          body(record, values)
          values.removeAll(keepingCapacity: true)
          record += 1
        }
      }
      rest.removeFirst(place)
    }
    if record < records { throw .array(.cut) }
  }
}

/// The pixels of an image, joined to squares so that there are not more of them than features can be shown.
struct PixelGrid {
  private let height: Int
  private let width: Int
  /// Of a square, in pixels.
  let side: Int

  init(_ shape: [Int]) {
    height = shape.count > 1 ? shape[1] : 1
    width = shape.dropFirst(2).reduce(1, *)
    var side = 1
    while ((height + side - 1) / side) * ((width + side - 1) / side) > TabularData.mostFeatures {
      side += 1
    }
    self.side = side
  }

  var rows: Int { (height + side - 1) / side }
  var columns: Int { (width + side - 1) / side }

  var names: [String] {
    (0..<(rows * columns)).map {
      "r" + ($0 / columns + 1).description + "c" + ($0 % columns + 1).description
    }
  }

  /// The mean of each square; at the lower and right edge it may have fewer pixels.
  func means(_ pixels: [Double]) -> [Double] {
    if side == 1 { return pixels }
    return (0..<(rows * columns)).map { place in
      let (top, left) = (place / columns * side, place % columns * side)
      var (sum, count) = (0.0, 0.0)
      for row in top..<min(top + side, height) {
        for column in left..<min(left + side, width) {
          sum += pixels[row * width + column]
          count += 1
        }
      }
      return sum / count
    }
  }
}
