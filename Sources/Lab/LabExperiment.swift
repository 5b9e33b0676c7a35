import Experiments
import KernelCode
import Numerals
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
    let seed = try UInt64(whole(.seed))
    let dataSeed = self[.dataSeed].isEmpty ? seed : try UInt64(whole(.dataSeed))
    let data = PreparedData(
      try table(seed: dataSeed, irisFile: irisFile), seed: dataSeed,
      heldOut: try whole(.heldOut), scaling: try choice(.scaling, Scaling.self))
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
  public var isDrawn: Bool { isSame(self[.dataset], DrawnPoints.name) }

  private func table(seed: UInt64, irisFile: [UInt8]) throws(LabProblem) -> TabularData {
    let drawn = isDrawn ? try drawnPoints() : nil
    let name = isDrawn ? DatasetName.xor : try choice(.dataset, DatasetName.self)
    let noise = try whole(.noise)
    do throws(TableError) {
      if let drawn { return try drawn.table() }
      return try name.table(seed: seed, irisFile: irisFile, noise: noise)
    } catch {
      throw isDrawn ? .fewPoints : .missingData(name)
    }
  }

  /// The reader's own points.
  public func drawnPoints() throws(LabProblem) -> DrawnPoints {
    guard let points = DrawnPoints(self[.points]) else {
      throw .wrongValue(.points, self[.points])
    }
    if points.points.count < TabularData.fewestRows { throw .fewPoints }
    return points
  }

  /// Units of the hidden layers.
  public func hiddenUnits() throws(LabProblem) -> [Int] {
    if isSame(self[.hidden], "none") { return [] }
    var units: [Int] = []
    for text in parts(self[.hidden], ",") {
      guard let count = Self.wholeNumber(text), Self.unitCounts.contains(count) else {
        throw .wrongValue(.hidden, self[.hidden])
      }
      units.append(count)
    }
    guard Self.layerCounts.contains(units.count) else {
      throw .wrongValue(.hidden, self[.hidden])
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
    settings.hiddenBias = try number(.hiddenBias)
    settings.normalization = try choice(.normalization, Normalization.self)
    settings.dropout = try number(.dropout)
    settings.skip = try whole(.skip)
    settings.initializationScale = try optionalNumber(.initializationScale)
    return settings
  }

  private func addTraining(
    to settings: inout ExperimentSettings, examples: Int
  ) throws(LabProblem) {
    settings.optimizer = try choice(.optimizer, OptimizerKind.self)
    settings.rate = try number(.rate)
    settings.schedule = try choice(.schedule, LearningRateSchedule.self)
    settings.weightDecay = try number(.weightDecay)
    if let limit = try optionalNumber(.clipNorm) {
      settings.clipping = Clipping(.norm, limit: limit)
    }
    if let limit = try optionalNumber(.clipValue) {
      settings.clipping = Clipping(.value, limit: limit)
    }
    if self[.batch].isEmpty {
      settings.batchSize = ExperimentSettings.standardBatch(examples: examples)
    } else if isSame(self[.batch], "all") {
      settings.batchSize = .max
    } else {
      settings.batchSize = try whole(.batch)
    }
    settings.steps = try whole(.steps)
    settings.precision = try choice(.precision, Precision.self)
    settings.frames = try whole(.frames)
  }

  /// The activation functions of the hidden layers, once where they are all the same; of a net without
  /// hidden layers that of the output.
  private func label(_ settings: ExperimentSettings) -> String {
    if settings.hidden.isEmpty { return settings.outputActivation.rawValue }
    let words = parts(self[.activation], ",")
    return words.allSatisfy { isSame($0, words[0]) } ? words[0] : joined(words, ",")
  }
}

// Reading, each key as its expectation says.
extension LabSettings {
  private func choice<Word: RawRepresentable & CaseIterable>(
    _ key: LabKey, _: Word.Type
  ) throws(LabProblem) -> Word where Word.RawValue == String {
    guard let found = word(self[key], Word.self) else { throw .wrongValue(key, self[key]) }
    return found
  }

  /// `relu`, or `leaky-relu:0.2`.
  private func activation(
    _ key: LabKey, _ text: String
  ) throws(LabProblem) -> ActivationChoice {
    let sides = parts(text, ":")
    guard let function = word(sides[0], ActivationFunction.self), sides.count <= 2 else {
      throw .wrongValue(key, text)
    }
    if sides.count == 1 { return ActivationChoice(function) }
    guard function.standardParameter != nil, let number = Double(decimal: sides[1]),
      0.001...1000 ~= number
    else { throw .wrongValue(key, text) }
    return ActivationChoice(function, parameter: number)
  }

  private func whole(_ key: LabKey) throws(LabProblem) -> Int {
    let number = Self.wholeNumber(self[key])
    switch key.expectation {
    case .whole(let range), .wholeOrAll(let range):
      if let number, range.contains(number) { return number }
    default: break
    }
    throw .wrongValue(key, self[key])
  }

  private func optionalNumber(_ key: LabKey) throws(LabProblem) -> Double? {
    self[key].isEmpty ? nil : try number(key)
  }

  private func number(_ key: LabKey) throws(LabProblem) -> Double {
    guard case .number(let expected) = key.expectation, let value = Double(decimal: self[key]),
      expected.holds(value)
    else { throw .wrongValue(key, self[key]) }
    return value
  }

  /// nil for what is none, or too large to be counted with.
  static func wholeNumber(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 18 else { return nil }
    var value: Int64 = 0
    for byte in text.utf8 {
      guard 0x30...0x39 ~= byte else { return nil }
      value = value &* 10 &+ Int64(byte - 0x30)
    }
    return Int(exactly: value)
  }
}
