import Experiments
import Foundation
import Recording
import Testing
import Training

@Suite struct PreparedDataTests {
  private static func column(_ index: Int, of width: Int, _ values: [Double]) -> [Double] {
    stride(from: index, to: values.count, by: width).map { values[$0] }
  }

  @Test(arguments: DatasetName.allCases)
  func aQuarterIsHeldOut(name: DatasetName) throws {
    let made = try table(name)
    let data = PreparedData(made, seed: 1)
    let groups = made.task == .classification ? made.classNames.indices.map(Double.init) : []
    for group in groups {
      let all = made.targets.filter { $0 == group }.count
      #expect(data.heldOutTargets.filter { $0 == group }.count == all / 4)
      #expect(data.trainingTargets.filter { $0 == group }.count == all - all / 4)
    }
    if groups.isEmpty { #expect(data.heldOutExamples == made.targets.count / 4) }
    #expect(data.trainingExamples + data.heldOutExamples == made.targets.count)
    #expect(data.trainingInputs.count == data.trainingExamples * made.featureNames.count)
    #expect(data.heldOutInputs.count == data.heldOutExamples * made.featureNames.count)
  }

  /// Every example is in one of the two sets, as it came.
  @Test(arguments: DatasetName.allCases)
  func nothingIsLostOrRepeated(name: DatasetName) throws {
    let made = try table(name)
    let data = PreparedData(made, seed: 2)
    let width = made.featureNames.count
    func rows(_ inputs: [Double], _ targets: [Double]) -> [[Double]] {
      targets.indices.map { row in
        (0..<width).map {
          data.preparation.features[$0].original(inputs[row * width + $0])
        }
          + [targets[row]]
      }
    }
    let found =
      rows(data.trainingInputs, data.trainingTargets)
      + rows(data.heldOutInputs, data.heldOutTargets)
    let wanted = zip(made.features, made.targets).map { $0 + [$1] }
    func sorted(_ rows: [[Double]]) -> [[Double]] {
      rows.sorted { $0.lexicographicallyPrecedes($1) }
    }
    // Rounded, so that rows sort alike before and after the way there and back.
    func rounded(_ rows: [[Double]]) -> [[Double]] {
      sorted(rows.map { $0.map { ($0 * 1e9).rounded() / 1e9 + 0.0 } })
    }
    #expect(rounded(found) == rounded(wanted))
  }

  @Test(arguments: DatasetName.allCases)
  func trainingFeaturesAreStandardized(name: DatasetName) throws {
    let data = PreparedData(try table(name), seed: 3)
    for feature in data.features.indices {
      let own = Self.column(feature, of: data.features.count, data.trainingInputs)
      let mean = own.reduce(0, +) / Double(own.count)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count)
      #expect(abs(mean) < 1e-12)
      #expect(abs(variance - 1) < 1e-12)
    }
  }

  /// What is held out decides nothing: other values there leave the training set as it is.
  @Test func heldOutExamplesDoNotLeak() {
    let plain = smallTable(
      features: (0..<40).map { [Double($0), Double($0 * $0)] },
      targets: (0..<40).map { Double($0) / 4 })
    let before = PreparedData(plain, seed: 5)
    var changed = plain
    var columns = plain.columns.map { Array($0) }
    let rows = plain.features
    for row in 0..<40 {
      let inputs = zip(rows[row], before.preparation.features).map { $1.scaled($0) }
      let isTraining = stride(from: 0, to: before.trainingInputs.count, by: 2).contains {
        abs(before.trainingInputs[$0] - inputs[0]) < 1e-9
      }
      if !isTraining {
        columns[0][row] = 1e6
        columns[1][row] = -1e6
        changed.targets[row] = 1e3
      }
    }
    changed.columns = columns.map { FeatureColumn($0) }
    let after = PreparedData(changed, seed: 5)
    #expect(after.trainingInputs == before.trainingInputs)
    #expect(after.trainingTargets == before.trainingTargets)
    #expect(after.preparation == before.preparation)
    #expect(after.heldOutInputs != before.heldOutInputs)
  }

  @Test func seedsSplitDifferently() throws {
    let made = try table(.iris)
    #expect(
      PreparedData(made, seed: 1).heldOutInputs == PreparedData(made, seed: 1).heldOutInputs)
    #expect(
      PreparedData(made, seed: 1).heldOutInputs != PreparedData(made, seed: 2).heldOutInputs)
  }

  /// A feature that never changes becomes 0, also where its mean rounds to a neighbour, and where a
  /// held-out example differs that example does not become astronomically large.
  @Test(arguments: [0.1, 0.3, 1 / 3.0, 5, 1e-9, 123_456.789])
  func constantFeature(value: Double) {
    for seed: UInt64 in 1...3 {
      let data = PreparedData(
        smallTable(
          features: (0..<47).map { [value, Double($0)] }, targets: (0..<47).map { Double($0) / 47 }),
        seed: seed)
      #expect(data.preparation.features[0].scale == 1)
      #expect(
        (Self.column(0, of: 2, data.trainingInputs) + Self.column(0, of: 2, data.heldOutInputs))
          .allSatisfy { abs($0) < 1e-9 })
    }
  }

  @Test func regressionTargetsAreMovedOntoTheUnitRange() throws {
    let features = (0..<40).map { [Double($0)] }
    let wide = PreparedData(
      smallTable(features: features, targets: (0..<40).map { Double($0) * 3 - 20 }), seed: 1)
    #expect(wide.trainingTargets.min() == 0 && wide.trainingTargets.max() == 1)
    #expect(wide.hasScaledTarget)
    let original = wide.trainingTargets.map { wide.preparation.target.original($0) }
    for value in original { #expect(abs((value + 20) / 3 - ((value + 20) / 3).rounded()) < 1e-9) }
    let inside = PreparedData(
      smallTable(features: features, targets: (0..<40).map { 0.2 + Double($0) / 100 }), seed: 1)
    #expect(!inside.hasScaledTarget)
    #expect((inside.trainingTargets.min() ?? 0) >= 0.2)
  }

  @Test func encoding() throws {
    let iris = PreparedData(try table(.iris), seed: 1)
    #expect(iris.encoded([2, 0], outputs: 3) == [0, 0, 1, 1, 0, 0])
    let moons = PreparedData(try table(.moons), seed: 1)
    #expect(moons.encoded([1, 0], outputs: 1) == [1, 0])
    #expect(moons.encoded([1, 0], outputs: 2) == [0, 1, 1, 0])
    let wave = PreparedData(try table(.wave), seed: 1)
    #expect(wave.encoded([0.25], outputs: 1) == [0.25])
  }

  /// The smallest loss among constant answers on a fine grid is not below the stated one, and comes
  /// near it.
  @Test(arguments: LossFunction.allCases)
  func constantLossIsTheBestConstant(loss: LossFunction) throws {
    let targets = (0..<60).map { Double([0, 0, 1, 0, 1][$0 % 5]) }
    let data = PreparedData(
      smallTable(
        features: (0..<60).map { [Double($0)] }, targets: targets, classes: ["no", "yes"]), seed: 1)
    let outputs = loss == .categoricalCrossEntropy ? 2 : 1
    let stated = data.constantLoss(loss, outputs: outputs)
    var best = Double.infinity
    for answer in stride(from: 0.001, to: 1, by: 0.001) {
      var total = 0.0
      for y in data.trainingTargets {
        switch loss {
        case .squaredError: total += (answer - y) * (answer - y)
        case .binaryCrossEntropy: total -= y * log(answer) + (1 - y) * log(1 - answer)
        case .categoricalCrossEntropy: total -= y == 1 ? log(answer) : log(1 - answer)
        }
      }
      best = min(best, total / Double(data.trainingExamples))
    }
    #expect(stated <= best + 1e-12)
    #expect(best - stated < 1e-5)
  }

  /// One class alone can be answered without any loss.
  @Test(arguments: LossFunction.allCases)
  func constantLossOfOneAnswer(loss: LossFunction) {
    let data = PreparedData(
      smallTable(
        features: (0..<20).map { [Double($0)] }, targets: [Double](repeating: 1, count: 20),
        classes: ["no", "yes"]), seed: 1)
    #expect(data.constantLoss(loss, outputs: loss == .categoricalCrossEntropy ? 2 : 1) == 0)
  }

  @Test func pointsAreInTheirOwnUnits() throws {
    let made = try table(.spiral)
    let data = PreparedData(made, seed: 1)
    #expect(data.points.count == data.trainingExamples)
    let rows = made.features
    for point in data.points.prefix(20) {
      #expect(rows.contains(point.inputs))
    }
    #expect(PreparedData(try table(.iris), seed: 1).points.isEmpty)
  }
}
