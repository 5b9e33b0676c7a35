import Experiments
import Foundation
import Recording
import Testing

/// What is done to features and to numbers to be predicted (docs/data.md).
@Suite struct ScalingTests {
  private func data(
    _ targets: [Double], features: [[Double]]? = nil, scaling: Scaling = .standard
  ) -> PreparedData {
    PreparedData(
      smallTable(features: features ?? targets.indices.map { [Double($0)] }, targets: targets),
      seed: 1, scaling: scaling)
  }

  /// Numbers of every size become 0 … 1; what is about there already stays.
  @Test(arguments: [1e-300, 1e-30, 1e-6, 1e-3, 0.09, 3, 1e3, 1e9, 1e149])
  func targetsOfEverySize(size: Double) {
    let moved = data((0..<40).map { size * Double($0) / 39 })
    #expect(moved.hasScaledTarget)
    #expect(moved.trainingTargets.min() == 0 && moved.trainingTargets.max() == 1)
    for point in moved.points {
      let scaled = moved.preparation.target.scaled(point.target)
      #expect(abs(moved.preparation.target.original(scaled) - point.target) <= 1e-14 * size)
    }
  }

  @Test(arguments: [(0.0, 1.0), (0.2, 0.9), (0.0, 0.11), (0.85, 1.0)])
  func targetsThatStay(range: (Double, Double)) {
    let targets = (0..<40).map { range.0 + (range.1 - range.0) * Double($0) / 39 }
    #expect(!data(targets + [range.0, range.1, range.0, range.1]).hasScaledTarget)
  }

  /// All training targets are 7 and the one that differs is held out.
  @Test func constantTargets() {
    for different in 0..<12 {
      var targets = [Double](repeating: 7, count: 12)
      targets[different] = 9
      let prepared = data(targets)
      guard prepared.heldOutTargets.contains(2) else { continue }
      #expect(prepared.trainingTargets.allSatisfy { $0 == 0 })
      #expect(prepared.preparation.target == Rescaling(offset: 7, scale: 1))
      #expect(experiment(prepared).recorded().ending == .completed)
      return
    }
    Issue.record("the different example is never held out")
  }

  /// Large beside their differences, or too small to be squared: still mean 0 and deviation 1.
  @Test(arguments: [
    (1e9 + 2019, 1.0), (1e15, 1.0), (-4e15, 3.0), (0.0, 1e-200), (0.0, 1e-300), (1e-150, 1e-160),
    (1e140, 1e130),
  ])
  func featuresFarFromZero(place: (offset: Double, step: Double)) {
    let column = (0..<1000).map { [place.offset + place.step * Double($0 % 6)] }
    let prepared = data((0..<1000).map { Double($0) / 999 }, features: column)
    let inputs = prepared.trainingInputs
    let mean = inputs.reduce(0, +) / Double(inputs.count)
    let variance = inputs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(inputs.count)
    // The center itself is rounded to a number that far from 0.
    let scale = prepared.preparation.features[0].scale
    #expect(abs(mean) <= 1e-9 + place.offset.ulp / scale)
    #expect(abs(variance - 1) < 1e-9)
  }

  @Test func noScalingTouchesNothing() {
    let features = (0..<40).map { [1000 * Double($0), -3] }
    let targets = (0..<40).map { 50 * Double($0) - 500 }
    let prepared = data(targets, features: features, scaling: .none)
    #expect(prepared.preparation.features == [.identity, .identity])
    #expect(!prepared.hasScaledTarget)
    #expect(
      Set(prepared.trainingTargets + prepared.heldOutTargets) == Set(targets))
    #expect(
      Set(prepared.trainingInputs + prepared.heldOutInputs) == Set(features.flatMap { $0 }))
    #expect(prepared.withoutHeldOut(seed: 2).preparation.features == [.identity, .identity])
  }

  /// Curves, points and errors are in the table's unit, whatever the net sees.
  @Test func whatIsDrawnIsInTheUnitOfTheTable() throws {
    let targets = (0..<80).map { 1000 + 250 * Double($0) }
    let prepared = data(targets)
    let experiment = experiment(prepared) { $0.steps = 300 }
    let record = experiment.recorded()
    #expect(Set(record.points.map(\.target)).isSubset(of: Set(targets)))
    guard case .curve(let x, let y)? = record.frames.last?.surface else {
      Issue.record("no curve")
      return
    }
    // Far from both ends the net is within a tenth of the range.
    for (x, y) in zip(x, y) where 20...60 ~= x { #expect(abs(y - (1000 + 250 * x)) < 2000) }
    let outcome = experiment.outcome(evaluations: 2)
    let loss = try #require(outcome.heldOut.last).loss
    let scale = prepared.preparation.target.scale
    let squared = try #require(outcome.heldOutSquaredError.last)
    #expect(abs(squared - loss * scale * scale) < 1e-6 * squared)
    #expect(squared.squareRoot() < 2000)
  }

  /// 32 bits tell times in milliseconds apart only when they are standardized.
  @Test func columnsThat32BitsWouldLose() {
    let features = (0..<40).map { [Double($0), 1.7e12 + 1000 * Double($0)] }
    let targets = (0..<40).map { Double($0) / 40 }
    func problem(_ scaling: Scaling, _ precision: Precision) -> SettingsProblem? {
      let prepared = data(targets, features: features, scaling: scaling)
      return experiment(prepared) { $0.precision = precision }.settings.problem(for: prepared)
    }
    #expect(problem(.none, .single) == .lostIn32Bits(column: "x1"))
    #expect(problem(.none, .double) == nil)
    #expect(problem(.standard, .single) == nil)
    let huge = data(targets.map { 1e40 * $0 }, scaling: .none)
    #expect(experiment(huge).settings.problem(for: huge) == .lostIn32Bits(column: ""))
    let constant = data(
      targets, features: (0..<40).map { [Double($0), 1.7e12 + 0.3] }, scaling: .none)
    #expect(experiment(constant).settings.problem(for: constant) == nil)
  }
}
