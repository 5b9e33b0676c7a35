import Experiments
import Foundation
import Testing

@Suite struct NoiseTests {
  @Test(arguments: DatasetName.allCases.filter(\.hasNoise))
  func theUsualNoiseIsWhatNobodyAsksFor(_ name: DatasetName) throws {
    let usual = try name.table(seed: 3, irisFile: [])
    #expect(try name.table(seed: 3, irisFile: [], noise: 100) == usual)
    let more = try name.table(seed: 3, irisFile: [], noise: 200)
    #expect(more.columns != usual.columns || more.targets != usual.targets)
    #expect(more.name == name.rawValue + ", noise 200\u{A0}%")
  }

  /// Without noise the points lie on the curves that they are made from.
  @Test func withoutNoisePointsLieOnTheirCurves() throws {
    func points(_ name: DatasetName) throws -> [(x: Double, y: Double, group: Int)] {
      let table = try name.table(seed: 5, irisFile: [], noise: 0)
      return table.targets.indices.map {
        (table.columns[0][$0], table.columns[1][$0], Int(table.targets[$0]))
      }
    }
    for point in try points(.circles) {
      #expect(abs(hypot(point.x, point.y) - (point.group == 0 ? 0.5 : 1)) < 1e-12)
    }
    for point in try points(.moons) {
      let (x, y) = point.group == 0 ? (point.x, point.y) : (1 - point.x, 0.5 - point.y)
      #expect(abs(hypot(x, y) - 1) < 1e-12 && y > -1e-12)
    }
    for point in try points(.xor) { #expect(abs(point.x) == 1 && abs(point.y) == 1) }
    let wave = try DatasetName.sine.table(seed: 5, irisFile: [], noise: 0)
    for (x, y) in zip(wave.columns[0], wave.targets) {
      #expect(abs(y - (0.5 + 0.4 * sin(2 * .pi * x))) < 1e-12)
    }
  }

  /// Twice the noise is twice as far from the curve, point by point.
  @Test func noiseIsAFactor() throws {
    let (none, usual, twice) = (
      try DatasetName.blobs.table(seed: 2, irisFile: [], noise: 0),
      try DatasetName.blobs.table(seed: 2, irisFile: []),
      try DatasetName.blobs.table(seed: 2, irisFile: [], noise: 200)
    )
    for row in usual.targets.indices {
      let one = usual.columns[0][row] - none.columns[0][row]
      let other = twice.columns[0][row] - none.columns[0][row]
      #expect(abs(other - 2 * one) < 1e-12)
    }
  }

  @Test(arguments: [(0, 0), (10, 30), (25, 75), (50, 150), (90, 270)])
  func soManyOfAHundredAreHeldOut(_ percent: Int, _ each: Int) throws {
    let table = try DatasetName.moons.table(seed: 1, irisFile: [])
    let data = PreparedData(table, seed: 1, heldOut: percent)
    #expect(data.heldOutExamples == 2 * each && data.trainingExamples == 600 - 2 * each)
    #expect(data.heldOutTargets.reduce(0, +) == Double(each))
  }
}
