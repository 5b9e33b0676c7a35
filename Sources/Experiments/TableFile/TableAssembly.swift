import Recording

/// Puts the columns of a table together: target, features, what is left out.
struct TableAssembly {
  let names: [String]
  var contents: [ColumnContent]
  let plans: ColumnPlans
  let target: Int?
  let task: TaskKind?
  let rows: Int
  /// Columns that were said to be text.
  let forced: [Bool]
  private(set) var reading: TableReading
  private(set) var data: TabularData
  private var faults = FaultList()
  private var words: [SortedWords?]

  init(
    names: [String], contents: [ColumnContent], plans: ColumnPlans, target: Int?, task: TaskKind?,
    rows: Int, forced: [Bool], reading: TableReading
  ) {
    self.names = names
    self.contents = contents
    self.plans = plans
    self.target = target
    self.task = task
    self.rows = rows
    self.forced = forced
    self.reading = reading
    data = TabularData(
      name: reading.name, featureNames: [], classNames: [], task: .regression, columns: [],
      targets: [], targetName: target.map { names[$0] } ?? "")
    words = contents.map { $0.reading == .words ? SortedWords($0.words) : nil }
  }

  mutating func assemble(keepsValues: Bool) throws(TableError) {
    for place in names.indices { describe(place) }
    try checkUnits()
    if let target { setTarget(target) }
    checkFeatures()
    checkNames()
    try faults.check()
    if keepsValues { addFeatures() }
    reading.classNames = data.classNames
    data.featureNames = reading.featureNames
    if target != nil { reading.task = data.task }
  }

  // MARK: Columns

  private mutating func describe(_ place: Int) {
    let content = contents[place]
    var column = ColumnReading(name: names[place], content: .nothing, use: .features(1))
    switch content.reading {
    case .numbers: column.content = .numbers(lowest: content.lowest, highest: content.highest)
    case .times: column.content = .times(lowest: content.lowest, highest: content.highest)
    case .words:
      let sorted = words[place]
      let count = content.words.isFull ? nil : sorted?.words.count
      column.content = .words(sorted?.names ?? [], counts: sorted?.counts ?? [], count: count)
      column.use = use(place, sorted, count)
    case .leftOut(let reason): column.use = .leftOut(reason)
    }
    if place == target { column.use = .target }
    remark(place, column)
    if case .features = column.use { nameFeatures(place) }
    reading.columns.append(column)
  }

  /// A word that stands in one row only tells a net nothing about another.
  private func use(_ place: Int, _ sorted: SortedWords?, _ count: Int?) -> ColumnReading.Use {
    let many = count.map { 2 * $0 > rows } ?? true
    guard many, !forced[place], let first = contents[place].words.words.first else {
      return .features(count ?? 0)
    }
    return .leftOut(
      .identifiers(words: count, rows: rows, example: String(decoding: first, as: UTF8.self)))
  }

  private mutating func remark(_ place: Int, _ column: ColumnReading) {
    let name = names[place]
    if case .leftOut(let reason) = column.use {
      if case .identifiers = reason {
        reading.remarks.append(.leftOut(column: name, reason))
      }
      return
    }
    guard case .words(let names, _, let count) = column.content else { return }
    if place != target, let count {
      reading.remarks.append(
        .text(column: name, words: count, examples: Array(names.prefix(3))))
    }
    if let (one, other) = words[place]?.lookAlikes {
      reading.remarks.append(.lookAlikes(column: name, one, other))
    }
    if let word = contents[place].words.unevenlyPadded.first {
      reading.remarks.append(.unevenBlanks(column: name, String(decoding: word, as: UTF8.self)))
    }
  }

  private mutating func nameFeatures(_ place: Int) {
    guard let sorted = words[place] else {
      reading.featureNames.append(names[place])
      return
    }
    for word in sorted.names { reading.featureNames.append(names[place] + "=" + word) }
  }

  private mutating func checkUnits() throws(TableError) {
    for place in plans.mixedUnits where place != target && !forced[place] {
      let (one, other) = plans.unitExamples(place)
      let isSure = areSurelyUnits(one.text, other.text)
      guard let count = words[place]?.words.count, isSure || count > 20 || 2 * count > rows else {
        continue
      }
      faults.add(.twoUnits(column: names[place], one, other))
    }
    try faults.check()
  }

  private mutating func checkFeatures() {
    let count = reading.featureNames.count
    guard target != nil else { return }
    if count == 0 {
      let others = names.indices.filter { $0 != target }.map { names[$0] }
      faults.add(.noFeatures(target: target.map { names[$0] } ?? "", leftOut: others))
    }
    guard count > TabularData.mostFeatures else { return }
    var widest: (name: String, words: Int)?
    for column in reading.columns {
      if case .features(let words) = column.use, words > widest?.words ?? 1 {
        widest = (column.name, words)
      }
    }
    faults.add(
      .tooManyFeatures(
        count: count, limit: TabularData.mostFeatures, column: widest?.name,
        words: widest?.words ?? 0))
  }

  /// A table of words only in which every name is one of the words below it has no header.
  private mutating func checkNames() {
    guard let line = reading.headerLine else { return }
    let isSuspect = names.indices.allSatisfy { place in
      words[place]?.words.contains { $0.elementsEqual(names[place].utf8) } ?? false
    }
    if isSuspect { faults.add(.noHeader(line: line, text: names.joined(separator: ", "))) }
  }

  private mutating func addFeatures() {
    for place in names.indices {
      guard case .features = reading.columns[place].use else { continue }
      guard let sorted = words[place] else {
        data.columns.append(FeatureColumn(contents[place].takeNumbers()))
        continue
      }
      let codes = contents[place].takeCodes(sorted.places)
      for word in sorted.words.indices {
        data.columns.append(FeatureColumn(word: word, codes: codes))
      }
    }
  }

  // MARK: Target

  private mutating func setTarget(_ place: Int) {
    if let sorted = words[place] { setClasses(place, sorted) } else { setNumbers(place) }
    let isDifferent = data.classNames.count == rows && data.task == .classification
    if isDifferent, faults.isEmpty { faults.add(.noClassTwice(target: names[place])) }
  }

  private mutating func setClasses(_ place: Int, _ sorted: SortedWords) {
    let content = contents[place]
    data.task = .classification
    if task == .regression {
      let first = plans.firstWord(place)
      faults.add(.textTarget(target: names[place], line: first.line, cell: first.text))
      return
    }
    data.classNames = sorted.names
    reading.classCounts = sorted.counts
    check(classes: sorted.words.count, of: place)
    data.targets = content.codes.map { $0 < 0 ? 0 : Double(sorted.places[Int($0)]) }
  }

  private mutating func setNumbers(_ place: Int) {
    let content = contents[place]
    let levels = content.levels
    let fewIntegers =
      levels.areWhole && !levels.isFull && levels.values.count <= TabularData.mostIntegerClasses
    data.task = task ?? (fewIntegers ? .classification : .regression)
    if task == nil, fewIntegers, levels.values.count > 2 {
      reading.remarks.append(
        .numbersAsClasses(target: names[place], count: levels.values.count))
    }
    guard data.task == .classification else {
      if content.lowest == content.highest, let name = levels.names.first {
        faults.add(
          .constantTarget(target: names[place], cell: String(decoding: name, as: UTF8.self)))
      }
      data.targets = contents[place].takeNumbers()
      return
    }
    // A class is called as it is first written.
    data.classNames = levels.names.map { String(decoding: $0, as: UTF8.self) }
    reading.classCounts = levels.counts
    check(classes: levels.values.count, of: place)
    data.targets = content.numbers.map { Double(levels.place(of: $0)) }
  }

  private mutating func check(classes count: Int, of place: Int) {
    if count == 1, let name = data.classNames.first {
      faults.add(.oneClass(target: names[place], name: name))
    }
    if count > TabularData.mostClasses {
      faults.add(
        .tooManyClasses(target: names[place], count: count, limit: TabularData.mostClasses))
    }
  }
}

/// Whether two cells are amounts and no words: with a currency before their digits, or with units that differ in
/// nothing but capitals.
private func areSurelyUnits(_ one: String, _ other: String) -> Bool {
  let numbers = [one, other].compactMap { text in
    Array(text.utf8).withUnsafeBufferPointer { WrittenNumber($0) }
  }
  guard numbers.count == 2 else { return false }
  return numbers.allSatisfy { !$0.prefix.isEmpty }
    || lowercased(numbers[0].unit) == lowercased(numbers[1].unit)
}
