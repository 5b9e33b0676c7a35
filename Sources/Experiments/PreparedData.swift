import KernelCode
import Recording
import Training

/// A table made ready for training: split, and features and targets as the net sees them.
public struct PreparedData: Sendable {
  public var name: String
  public var task: TaskKind
  public var features: [String]
  public var classes: [String]
  /// One row per example, scaled.
  public var heldOutInputs: [Double]
  /// The class's index, or the scaled value.
  public var trainingTargets: [Double]
  public var heldOutTargets: [Double]
  /// How all this came from the table.
  public var preparation: DataPreparation
  /// The table and its rows that are trained on, for whoever wants an example in its own units. The training
  /// inputs are made from them when they are asked for, because a large table should not be in the memory twice.
  private let table: TabularData
  private let trainingRows: [Int]

  /// What an error of 1 in the net's own numbers is in the unit of the target; 1 for classes.
  public var errorUnit: Double { preparation.target.scale }

  public var hasScaledTarget: Bool { !preparation.target.isIdentity }

  /// Whether an output between 0 and 1 can reach all training targets.
  public var isWithinReach: Bool {
    task == .classification || trainingTargets.allSatisfy { 0...1 ~= $0 }
  }

  public var trainingExamples: Int { trainingTargets.count }
  public var heldOutExamples: Int { heldOutTargets.count }

  /// More examples than this are not needed to score a net, to judge its units or to draw.
  public static let mostHeldOut = 5_000
  public static let mostProbed = 5_000
  static let mostPoints = 2_000

  /// How many of a hundred examples are held out, where nobody says.
  public static let usualHeldOut = 25
  public static let heldOutShares = 0...90

  /// Holds out a part of the examples (of each class, for classification), at most 5000, chosen by the
  /// seed; where the part is less than one example, all are trained on. Then features and numbers to be
  /// predicted are scaled, as the training examples ask for (docs/data.md).
  ///
  /// - Parameter heldOut: how many of a hundred.
  public init(
    _ table: TabularData, seed: UInt64, heldOut: Int = usualHeldOut,
    scaling: Scaling = .standard
  ) {
    self.init(table, seed: seed, heldOut: heldOut, scaling: scaling, scalesTarget: true)
  }

  private init(
    _ table: TabularData, seed: UInt64, heldOut: Int, scaling: Scaling, scalesTarget: Bool
  ) {
    name = table.name
    task = table.task
    features = table.featureNames
    classes = table.classNames
    self.table = table
    let isHeldOut = Self.chosen(table, seed: seed, percent: heldOut)
    let training = table.targets.indices.filter { !isHeldOut[$0] }
    let rest = table.targets.indices.filter { isHeldOut[$0] }
    trainingRows = training
    let preparation = DataPreparation(
      table, training: training, scaling: scaling, scalesTarget: scalesTarget, seed: seed,
      heldOut: heldOut)
    self.preparation = preparation
    func inputs(_ rows: [Int]) -> [Double] {
      var inputs: [Double] = []
      inputs.reserveCapacity(rows.count * table.columns.count)
      for row in rows {
        for (column, feature) in zip(table.columns, preparation.features) {
          inputs.append(feature.scaled(column[row]))
        }
      }
      return inputs
    }
    heldOutInputs = inputs(rest)
    trainingTargets = training.map { preparation.target.scaled(table.targets[$0]) }
    heldOutTargets = rest.map { preparation.target.scaled(table.targets[$0]) }
  }

  /// Which examples are held out: in an order drawn from the seed, the first so many of each class, or of all.
  private static func chosen(_ table: TabularData, seed: UInt64, percent: Int) -> [Bool] {
    var generator = RandomGenerator(seed: seed, stream: .split)
    var isHeldOut = [Bool](repeating: false, count: table.targets.count)
    var sizes: [Int]?
    if table.task == .classification {
      var counts = table.classNames.map { _ in 0 }
      for target in table.targets { counts[Int(target)] += 1 }
      sizes = counts
    }
    var room = heldOutCounts(sizes, examples: table.targets.count, percent: percent)
    for example in generator.permutation(table.targets.count) {
      let group = table.task == .classification ? Int(table.targets[example]) : 0
      if room[group] > 0 {
        isHeldOut[example] = true
        room[group] -= 1
      }
    }
    return isHeldOut
  }

  /// A part of the examples of each class, or of all of them. Where no class has enough for one, one of each
  /// class that has two, up to that part of all: without unseen examples nothing could be said.
  ///
  /// - Parameter sizes: of the classes; nil for a regression.
  static func heldOutCounts(_ sizes: [Int]?, examples: Int, percent: Int) -> [Int] {
    func part(_ count: Int) -> Int { Int(Int64(count) &* Int64(percent) / 100) }
    guard let sizes else { return [min(part(examples), mostHeldOut)] }
    let most = mostHeldOut / max(sizes.count, 1)
    if sizes.contains(where: { part($0) > 0 }) { return sizes.map { min(part($0), most) } }
    var room = part(examples)
    return sizes.map { size in
      guard size >= 2, room > 0 else { return 0 }
      room -= 1
      return 1
    }
  }

  /// The training examples alone, split once more: what may be looked at to choose a setting, so that
  /// no score is on examples that helped to choose it.
  public func withoutHeldOut(seed: UInt64) -> PreparedData {
    let columns = features.indices.map { feature in
      trainingTargets.indices.map { scaled($0, feature) }
    }
    return PreparedData(
      TabularData(
        name: name, featureNames: features, classNames: classes, task: task,
        columns: columns, targets: trainingTargets), seed: seed, heldOut: Self.usualHeldOut,
      scaling: preparation.scaling, scalesTarget: false)
  }

  /// Targets as rows of `outputs` numbers: the value or the 0/1 of two classes, else one-hot.
  public func encoded(_ targets: [Double], outputs: Int) -> [Double] {
    guard task == .classification, outputs > 1 else { return targets }
    return targets.flatMap { target in (0..<outputs).map { Double($0) == target ? 1 : 0 } }
  }

  /// The training loss of the best constant answer: for every loss here that answer is the mean of the
  /// targets.
  public func constantLoss(_ loss: LossFunction, outputs: Int) -> Double {
    let isOneHot = task == .classification && outputs > 1
    let n = Double(trainingExamples)
    var total = 0.0
    for output in 0..<outputs {
      func target(_ value: Double) -> Double {
        isOneHot ? (Double(output) == value ? 1 : 0) : value
      }
      let mean = trainingTargets.reduce(0) { $0 + target($1) } / n
      for value in trainingTargets {
        let target = target(value)
        switch loss {
        case .squaredError: total += (target - mean) * (target - mean)
        case .binaryCrossEntropy:
          total -= weighted(target, mean) + weighted(1 - target, 1 - mean)
        case .categoricalCrossEntropy: total -= weighted(target, mean)
        }
      }
    }
    return total / n
  }

  /// The accuracy of always naming the commonest training class, on training and on held-out examples; nil
  /// where there are none, or no class is to be named.
  public var constantAccuracy: (training: Double?, heldOut: Double?) {
    guard task == .classification else { return (nil, nil) }
    let counts = classes.indices.map { index in
      trainingTargets.filter { $0 == Double(index) }.count
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else {
      return (.nan, .nan)
    }
    let right = heldOutTargets.filter { $0 == Double(most) }.count
    return (
      Double(counts[most]) / Double(trainingExamples),
      heldOutExamples > 0 ? Double(right) / Double(heldOutExamples) : nil
    )
  }

  /// weight · ln p, 0 where the weight is 0.
  private func weighted(_ weight: Double, _ p: Double) -> Double {
    weight == 0 ? 0 : weight * naturalLog(p)
  }

  /// The training rows that decide about units: all, or so many evenly spaced ones.
  private var probeRows: [Int] { Self.evenly(trainingExamples, most: Self.mostProbed) }

  public var probeExamples: Int { min(trainingExamples, Self.mostProbed) }

  /// Inputs of the probe set, one row per example, as the net sees them.
  public var probeInputs: [Double] {
    inputs(of: probeRows)
  }

  /// Training examples in the table's own units, for charts, where there are one or two features; evenly
  /// thinned where they are too many to be told apart.
  public var points: [ExamplePoint] {
    guard features.count <= 2 else { return [] }
    return Self.evenly(trainingExamples, most: Self.mostPoints).map { row in
      ExamplePoint(
        inputs: features.indices.map { original(row, $0) },
        target: table.targets[trainingRows[row]])
    }
  }

  /// One feature of one training example in its own unit.
  func original(_ row: Int, _ feature: Int) -> Double {
    table.columns[feature][trainingRows[row]]
  }

  /// One row per training example, scaled. Made anew every time.
  public var trainingInputs: [Double] { inputs(of: trainingRows.indices) }

  /// Some of these rows.
  private func inputs(of examples: some Collection<Int>) -> [Double] {
    var inputs: [Double] = []
    inputs.reserveCapacity(examples.count * features.count)
    for example in examples {
      for feature in features.indices { inputs.append(scaled(example, feature)) }
    }
    return inputs
  }

  /// One feature of one training example as the net sees it.
  func scaled(_ example: Int, _ feature: Int) -> Double {
    preparation.features[feature].scaled(table.columns[feature][trainingRows[example]])
  }

  /// True where the training examples are so many that matrices of them would fill the memory.
  var isLarge: Bool { trainingExamples * features.count > 4_000_000 }

  /// Copies training examples into the workspace of a net.
  func load<S: Scalar>(_ examples: [Int], into activity: Activity<S>) {
    let (inputs, targets) = (activity.inputs, activity.targets)
    for (place, example) in examples.enumerated() {
      for feature in features.indices {
        inputs[place, feature] = S(nearest: scaled(example, feature))
      }
      let target = encoded([trainingTargets[example]], outputs: targets.columns)
      for (output, value) in target.enumerated() {
        targets[place, output] = S(nearest: value)
      }
    }
  }

  /// 0 ..< count, or `most` evenly spaced ones of them.
  private static func evenly(_ count: Int, most: Int) -> [Int] {
    count <= most ? Array(0..<count) : (0..<most).map { $0 * count / most }
  }
}
