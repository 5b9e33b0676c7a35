import KernelCode
import Recording
import Training

/// A table made ready for training: split, standardized, targets as the net sees them.
public struct PreparedData: Sendable {
  public var name: String
  public var task: TaskKind
  public var features: [String]
  public var classes: [String]
  /// One row per example, standardized.
  public var trainingInputs: [Double]
  public var heldOutInputs: [Double]
  /// The class's index, or the scaled value.
  public var trainingTargets: [Double]
  public var heldOutTargets: [Double]
  /// Subtracted from each feature; the training examples' means.
  public var centers: [Double]
  /// What each feature is divided by; the training examples' standard deviations, 1 where constant.
  public var scales: [Double]
  /// What the smallest and largest training target were before they became 0 and 1; nil where targets
  /// were between 0 and 1 as they came.
  public var targetRange: ClosedRange<Double>?

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
  /// seed; where the part is less than one example, all are trained on. Features get mean 0 and deviation 1
  /// over the training examples; regression targets outside 0 … 1 are moved onto it.
  ///
  /// - Parameter heldOut: how many of a hundred.
  public init(_ table: TabularData, seed: UInt64, heldOut: Int = usualHeldOut) {
    name = table.name
    task = table.task
    features = table.featureNames
    classes = table.classNames
    var generator = RandomGenerator(seed: seed, stream: .split)
    let order = generator.permutation(table.targets.count)
    var isHeldOut = [Bool](repeating: false, count: table.targets.count)
    var room = Self.heldOutCounts(table, percent: heldOut)
    for example in order {
      let group = table.task == .classification ? Int(table.targets[example]) : 0
      if room[group] > 0 {
        isHeldOut[example] = true
        room[group] -= 1
      }
    }
    let training = table.targets.indices.filter { !isHeldOut[$0] }
    let rest = table.targets.indices.filter { isHeldOut[$0] }
    let n = Double(training.count)
    var centers: [Double] = []
    var scales: [Double] = []
    for feature in table.featureNames.indices {
      let column = table.columns[feature]
      // The rounded mean of equal numbers can be a neighbour of theirs, and their deviation then tiny
      // instead of 0.
      let first = training.isEmpty ? 0 : column[training[0]]
      if training.allSatisfy({ column[$0] == first }) {
        centers.append(first)
        scales.append(1)
        continue
      }
      let mean = training.reduce(0) { $0 + column[$1] } / n
      let variance =
        training.reduce(0) {
          let difference = column[$1] - mean
          return $0 + difference * difference
        } / n
      centers.append(mean)
      scales.append(variance > 0 ? variance.squareRoot() : 1)
    }
    self.centers = centers
    self.scales = scales
    func standardized(_ rows: [Int]) -> [Double] {
      var inputs: [Double] = []
      inputs.reserveCapacity(rows.count * centers.count)
      for row in rows {
        for feature in centers.indices {
          inputs.append((table.columns[feature][row] - centers[feature]) / scales[feature])
        }
      }
      return inputs
    }
    trainingInputs = standardized(training)
    heldOutInputs = standardized(rest)
    let lowest = training.reduce(Double.infinity) { min($0, table.targets[$1]) }
    let highest = training.reduce(-Double.infinity) { max($0, table.targets[$1]) }
    let isScaled = table.task == .regression && (lowest < 0 || highest > 1) && highest > lowest
    targetRange = isScaled ? lowest...highest : nil
    func scaled(_ target: Double) -> Double {
      isScaled ? (target - lowest) / (highest - lowest) : target
    }
    trainingTargets = training.map { scaled(table.targets[$0]) }
    heldOutTargets = rest.map { scaled(table.targets[$0]) }
  }

  /// A part of the examples of each class, or of all of them. Where no class has enough for one, one of each
  /// class that has two, up to that part of all: without unseen examples nothing could be said.
  private static func heldOutCounts(_ table: TabularData, percent: Int) -> [Int] {
    func part(_ count: Int) -> Int { Int(Int64(count) &* Int64(percent) / 100) }
    guard table.task == .classification else {
      return [min(part(table.targets.count), mostHeldOut)]
    }
    var sizes = table.classNames.map { _ in 0 }
    for target in table.targets { sizes[Int(target)] += 1 }
    let most = mostHeldOut / max(sizes.count, 1)
    if sizes.contains(where: { part($0) > 0 }) { return sizes.map { min(part($0), most) } }
    var room = part(table.targets.count)
    return sizes.map { size in
      guard size >= 2, room > 0 else { return 0 }
      room -= 1
      return 1
    }
  }

  /// The training examples alone, split once more: what may be looked at to choose a setting, so that
  /// no score is on examples that helped to choose it.
  public func withoutHeldOut(seed: UInt64) -> PreparedData {
    let width = features.count
    let columns = features.indices.map { feature in
      trainingTargets.indices.map { trainingInputs[$0 * width + feature] }
    }
    return PreparedData(
      TabularData(
        name: name, featureNames: features, classNames: classes, task: task,
        columns: columns, targets: trainingTargets), seed: seed)
  }

  /// Targets as rows of `outputs` numbers: the value or the 0/1 of two classes, else one-hot.
  public func encoded(_ targets: [Double], outputs: Int) -> [Double] {
    guard task == .classification, outputs > 1 else { return targets }
    return targets.flatMap { target in (0..<outputs).map { Double($0) == target ? 1 : 0 } }
  }

  /// The training loss of the best constant answer: for every loss here that answer is the mean of the
  /// targets.
  public func constantLoss(_ loss: LossFunction, outputs: Int) -> Double {
    let targets = encoded(trainingTargets, outputs: outputs)
    let n = Double(trainingExamples)
    var total = 0.0
    for output in 0..<outputs {
      let column = stride(from: output, to: targets.count, by: outputs).map { targets[$0] }
      let mean = column.reduce(0, +) / n
      for target in column {
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

  /// weight · ln p, 0 where the weight is 0.
  private func weighted(_ weight: Double, _ p: Double) -> Double {
    weight == 0 ? 0 : weight * naturalLog(p)
  }

  /// The training rows that decide about units: all, or so many evenly spaced ones.
  private var probeRows: [Int] { Self.evenly(trainingExamples, most: Self.mostProbed) }

  public var probeExamples: Int { min(trainingExamples, Self.mostProbed) }

  /// Inputs of the probe set, one row per example, as the net sees them.
  public var probeInputs: [Double] {
    guard trainingExamples > Self.mostProbed else { return trainingInputs }
    let width = features.count
    return probeRows.flatMap { trainingInputs[($0 * width)..<(($0 + 1) * width)] }
  }

  /// Training examples in their own units, for charts, where there are one or two features; evenly
  /// thinned where they are too many to be told apart.
  public var points: [ExamplePoint] {
    guard features.count <= 2 else { return [] }
    return Self.evenly(trainingExamples, most: Self.mostPoints).map { row in
      ExamplePoint(
        inputs: features.indices.map { original(row, $0) }, target: trainingTargets[row])
    }
  }

  /// One feature of one training example in its own unit.
  func original(_ row: Int, _ feature: Int) -> Double {
    trainingInputs[row * features.count + feature] * scales[feature] + centers[feature]
  }

  /// 0 ..< count, or `most` evenly spaced ones of them.
  private static func evenly(_ count: Int, most: Int) -> [Int] {
    count <= most ? Array(0..<count) : (0..<most).map { $0 * count / most }
  }
}
