import Experiments
import Foundation
import Recording
import Testing

@Suite struct MadeDataTests {
  @Test func sizesAndClasses() throws {
    let sizes: [(DatasetName, rows: Int, perClass: [Int], features: Int)] = [
      (.spiral, 399, [133, 133, 133], 2), (.iris, 150, [50, 50, 50], 4),
      (.moons, 600, [300, 300], 2), (.wave, 300, [], 1),
      (.circles, 400, [200, 200], 2), (.xor, 400, [200, 200], 2),
      (.blobs, 300, [100, 100, 100], 2),
      (.sine, 200, [], 1), (.step, 200, [], 1), (.dosage, 3, [], 1),
    ]
    #expect(sizes.map(\.0) == DatasetName.allCases)
    for (name, rows, perClass, features) in sizes {
      let data = try table(name)
      #expect(data.name == name.rawValue)
      #expect(data.targets.count == rows && data.features.count == rows)
      #expect(data.features.allSatisfy { $0.count == features })
      #expect(data.featureNames.count == features)
      #expect(data.task == (perClass.isEmpty ? .regression : .classification))
      let counts = data.classNames.indices.map { index in
        data.targets.filter { $0 == Double(index) }.count
      }
      #expect(counts == perClass)
      #expect(data.features.joined().allSatisfy { $0.isFinite && abs($0) < 10 })
    }
  }

  @Test(arguments: DatasetName.allCases)
  func theSeedDecides(name: DatasetName) throws {
    #expect(try table(name, seed: 3) == table(name, seed: 3))
    #expect(
      try (table(name, seed: 3) == table(name, seed: 4)) == (name == .iris || name == .dosage))
  }

  /// The curves that the data sets are made from, and noise of the stated size around them.
  @Test func shapes() throws {
    for seed: UInt64 in 1...3 {
      let wave = try table(.wave, seed: seed)
      #expect(wave.targets.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(wave.features.allSatisfy { $0[0] >= 0 && $0[0] < 1 })
      let noise = zip(wave.features, wave.targets).map {
        $1 - 0.5 - 0.35 * sin(2 * Double.pi * 1.25 * $0[0])
      }
      #expect(abs(norm(noise) / 300.0.squareRoot() - 0.03) < 0.005)

      let spiral = try table(.spiral, seed: seed)
      for (index, point) in spiral.features.enumerated() {
        let radius = Double(index % 133 + 1) / 133
        #expect(abs(norm(point) - radius) < 1e-12)
      }
      let moons = try table(.moons, seed: seed)
      let distances = zip(moons.features, moons.targets).map { point, moon in
        moon == 0
          ? norm(point) - 1 : norm([point[0] - 1, point[1] - 0.5]) - 1
      }
      #expect(abs(norm(distances) / 600.0.squareRoot() - 0.18) < 0.02)
    }
  }

  /// The same for what came later, whose noise is normal.
  @Test func shapesOfCloudsAndCurves() throws {
    for seed: UInt64 in 1...3 {
      let circles = try table(.circles, seed: seed)
      let rings = zip(circles.features, circles.targets).map { norm($0) - ($1 == 0 ? 0.5 : 1) }
      #expect(abs(norm(rings) / 400.0.squareRoot() - 0.06) < 0.01)

      let xor = try table(.xor, seed: seed)
      let corners = zip(xor.features, xor.targets).enumerated().flatMap { index, pair in
        let (x, y) = [(-1.0, -1.0), (1, 1), (-1, 1), (1, -1)][index / 100]
        #expect(pair.1 == (x * y > 0 ? 0 : 1))
        return [pair.0[0] - x, pair.0[1] - y]
      }
      #expect(abs(norm(corners) / 800.0.squareRoot() - 0.3) < 0.04)

      let blobs = try table(.blobs, seed: seed)
      let clouds = zip(blobs.features, blobs.targets).flatMap { point, cloud in
        let angle = cloud * 2 * Double.pi / 3
        return [point[0] - 2 * sin(angle), point[1] - 2 * cos(angle)]
      }
      #expect(abs(norm(clouds) / 600.0.squareRoot() - 0.6) < 0.08)

      for (name, curve) in [
        (DatasetName.sine, { 0.5 + 0.4 * sin(2 * Double.pi * $0) }),
        (.step, { (x: Double) in x < 0.5 ? 0.2 : 0.8 }),
      ] {
        let made = try table(name, seed: seed)
        #expect(made.columns[0].allSatisfy { 0..<1 ~= $0 })
        #expect(made.targets.allSatisfy { $0 > 0 && $0 < 1 })
        let noise = zip(made.columns[0], made.targets).map { $1 - curve($0) }
        #expect(abs(norm(noise) / 200.0.squareRoot() - 0.03) < 0.006)
      }
    }
  }

  @Test func dosageIsTheExampleOfTheVideo() throws {
    let made = try table(.dosage)
    #expect(made.columns == [[0, 0.5, 1]] && made.targets == [0, 1, 0])
    let data = PreparedData(made, seed: 4)
    #expect(data.heldOutExamples == 0 && data.trainingExamples == 3)
    #expect(!data.hasScaledTarget)
  }
}
