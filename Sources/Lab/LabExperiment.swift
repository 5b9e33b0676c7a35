import Experiments
import KernelCode
import Recording
import Training

extension LabSettings {
  public static let layerCounts = 0...20
  public static let unitCounts = 1...64
  public static let stepCounts = 1...100_000

  /// The program that a run of the lab says it was recorded by. The page knows its own version.
  public static let program = "gradflow"

  /// The net with its data, as `gradflow train` makes it from the same settings.
  ///
  /// - Parameter irisFile: the bytes of `iris.csv`.
  public func experiment(irisFile: [UInt8]) throws(LabProblem) -> Experiment {
    let seed = try UInt64(whole(.seed, 0...Int.max))
    let dataSeed = self[.dataSeed].isEmpty ? seed : try UInt64(whole(.dataSeed, 0...Int.max))
    let data = PreparedData(
      try table(seed: dataSeed, irisFile: irisFile), seed: dataSeed,
      heldOut: try whole(.heldOut, PreparedData.heldOutShares))
    var settings = try net(for: data, seed: seed)
    try addTraining(to: &settings, examples: data.trainingExamples)
    let source = self[.lossFrom].isEmpty ? nil : try choice(.lossFrom, LossSource.self)
    guard settings.computeLoss(from: source) else {
      throw .noPair(settings.loss, settings.outputActivation)
    }
    if let problem = settings.problem(for: data) { throw .contradiction(problem) }
    return Experiment(
      settings: settings, data: data, label: label(settings), program: Self.program)
  }

  /// True where the reader draws what is to be learnt.
  public var isDrawn: Bool { same(self[.dataset], DrawnPoints.name) }

  private func table(seed: UInt64, irisFile: [UInt8]) throws(LabProblem) -> TabularData {
    let drawn = isDrawn ? try drawnPoints() : nil
    let name = isDrawn ? DatasetName.xor : try choice(.dataset, DatasetName.self)
    let noise = try whole(.noise, DatasetName.noises)
    do throws(TableError) {
      if let drawn { return try drawn.table() }
      return try name.table(seed: seed, irisFile: irisFile, noise: noise)
    } catch {
      throw .data(error)
    }
  }

  /// The reader's own points.
  public func drawnPoints() throws(LabProblem) -> DrawnPoints {
    guard let points = DrawnPoints(self[.points]) else {
      throw .wrongValue(LabKey.points.rawValue, self[.points])
    }
    if points.points.count < TabularData.fewestRows { throw .fewPoints }
    return points
  }

  /// Units of the hidden layers.
  public func hiddenUnits() throws(LabProblem) -> [Int] {
    if same(self[.hidden], "none") { return [] }
    var units: [Int] = []
    for text in parts(self[.hidden], ",") {
      units.append(try whole(.hidden, text, Self.unitCounts))
    }
    guard Self.layerCounts.contains(units.count) else {
      throw .outOfRange(LabKey.hidden.rawValue, Self.layerCounts)
    }
    return units
  }

  /// Units of the widest hidden layer; 1 where there is none, or no net.
  var widest: Int { (try? hiddenUnits())?.max() ?? 1 }

  /// The words of the hidden layers' activation functions, one for each layer.
  public func hiddenActivations() throws(LabProblem) -> [String] {
    let words = parts(self[.activation], ",")
    let count = try hiddenUnits().count
    return words.count == 1 ? Array(repeating: words[0], count: count) : words
  }

  private func net(
    for data: PreparedData, seed: UInt64
  ) throws(LabProblem) -> ExperimentSettings {
    var activations: [ActivationChoice] = []
    for text in parts(self[.activation], ",") {
      activations.append(try activation(.activation, text))
    }
    let output =
      self[.outputActivation].isEmpty
      ? nil : try activation(.outputActivation, self[.outputActivation])
    let loss = self[.loss].isEmpty ? nil : try choice(.loss, LossFunction.self)
    var settings = ExperimentSettings(
      hidden: try hiddenUnits(), activations: activations, output: output, loss: loss, for: data,
      seed: seed)
    settings.initialization = try choice(.initialization, Initialization.self)
    settings.hiddenBias = try number(.hiddenBias, from: -.infinity)
    settings.normalization = try choice(.normalization, Normalization.self)
    settings.dropout = try number(.dropout, from: 0)
    if settings.dropout >= 1 { throw .wrongValue(LabKey.dropout.rawValue, self[.dropout]) }
    settings.skip = try whole(.skip, 0...1000)
    settings.initializationScale = try optionalNumber(.initializationScale, from: -.infinity)
    return settings
  }

  private func addTraining(
    to settings: inout ExperimentSettings, examples: Int
  ) throws(LabProblem) {
    settings.optimizer = try choice(.optimizer, OptimizerKind.self)
    settings.rate = try number(.rate, from: 0, excludesZero: true)
    settings.schedule = try choice(.schedule, LearningRateSchedule.self)
    settings.weightDecay = try number(.weightDecay, from: 0)
    if let limit = try optionalNumber(.clipNorm, from: 0) {
      settings.clipping = Clipping(.norm, limit: limit)
    }
    if let limit = try optionalNumber(.clipValue, from: 0) {
      settings.clipping = Clipping(.value, limit: limit)
    }
    if self[.batch].isEmpty {
      settings.batchSize = ExperimentSettings.standardBatch(examples: examples)
    } else if same(self[.batch], "all") {
      settings.batchSize = .max
    } else {
      settings.batchSize = try whole(.batch, 1...Int.max)
    }
    settings.steps = try whole(.steps, Self.stepCounts)
    settings.precision = try choice(.precision, Precision.self)
    settings.frames = try whole(.frames, 1...10_000)
  }

  /// The activation functions of the hidden layers, once where they are all the same; of a net without
  /// hidden layers that of the output.
  private func label(_ settings: ExperimentSettings) -> String {
    if settings.hidden.isEmpty { return settings.outputActivation.rawValue }
    let words = parts(self[.activation], ",")
    return words.allSatisfy { same($0, words[0]) } ? words[0] : joined(words, ",")
  }
}

// Reading.
extension LabSettings {
  private func choice<Word: RawRepresentable & CaseIterable>(
    _ key: LabKey, _: Word.Type
  ) throws(LabProblem) -> Word where Word.RawValue == String {
    guard let found = word(self[key], Word.self) else {
      throw .wrongValue(key.rawValue, self[key])
    }
    return found
  }

  /// `relu`, or `leaky-relu:0.2`.
  private func activation(
    _ key: LabKey, _ text: String
  ) throws(LabProblem) -> ActivationChoice {
    let sides = parts(text, ":")
    guard let function = word(sides[0], ActivationFunction.self), sides.count <= 2 else {
      throw .wrongValue(key.rawValue, text)
    }
    if sides.count == 1 { return ActivationChoice(function) }
    guard function.standardParameter != nil, let number = Double(decimal: sides[1]),
      0.001...1000 ~= number
    else { throw .wrongValue(key.rawValue, text) }
    return ActivationChoice(function, parameter: number)
  }

  private func whole(_ key: LabKey, _ range: ClosedRange<Int>) throws(LabProblem) -> Int {
    try whole(key, self[key], range)
  }

  private func whole(
    _ key: LabKey, _ text: String, _ range: ClosedRange<Int>
  ) throws(LabProblem) -> Int {
    guard !text.isEmpty, text.utf8.count <= 18 else { throw .wrongValue(key.rawValue, text) }
    var value: Int64 = 0
    for byte in text.utf8 {
      guard 0x30...0x39 ~= byte else { throw .wrongValue(key.rawValue, text) }
      value = value &* 10 &+ Int64(byte - 0x30)
    }
    // A page counts in 32 bits.
    guard let number = Int(exactly: value), range.contains(number) else {
      throw .outOfRange(key.rawValue, range)
    }
    return number
  }

  private func optionalNumber(_ key: LabKey, from least: Double) throws(LabProblem) -> Double? {
    if self[key].isEmpty { return nil }
    return try number(key, from: least, excludesZero: least == 0)
  }

  private func number(
    _ key: LabKey, from least: Double, excludesZero: Bool = false
  ) throws(LabProblem) -> Double {
    guard let value = Double(decimal: self[key]), value >= least, value != 0 || !excludesZero
    else { throw .wrongValue(key.rawValue, self[key]) }
    return value
  }
}
