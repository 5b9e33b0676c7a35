import KernelCode
import Recording
import Training

/// Data sets that are computed, the same on every platform for one seed.
///
/// The factor of the noise is 1 for the usual one; random numbers are drawn in any case, so that less noise
/// leaves every point where it was but nearer to its curve.
enum MadeData {
  /// Three arms of 133 points: radius r from 0 to 1, angle 2π k/3 + 4 r + noise.
  static func spiral(seed: UInt64, noise factor: Double) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    let perArm = 133
    var points = MadePoints()
    for arm in 0..<3 {
      for point in 0..<perArm {
        let radius = (Double(point) + 1) / Double(perArm)
        let noise = 0.2 * factor * boundedNoise(&generator)
        let angle = Double(arm) * turn / 3 + 4 * radius + noise
        points.append(radius * sine(angle), radius * cosine(angle), of: arm)
      }
    }
    return points.table("spiral", classes: ["arm 1", "arm 2", "arm 3"])
  }

  /// Two half circles of radius 1, the second turned over and moved, with normal noise.
  static func moons(seed: UInt64, noise factor: Double) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    let perClass = 300
    let noise = 0.18 * factor
    var points = MadePoints()
    for moon in 0..<2 {
      for _ in 0..<perClass {
        let angle = generator.uniform() * turn / 2
        let x = moon == 0 ? cosine(angle) : 1 - cosine(angle)
        let y = moon == 0 ? sine(angle) : 0.5 - sine(angle)
        let noiseX = noise * boundedNoise(&generator)
        let noiseY = noise * boundedNoise(&generator)
        points.append(x + noiseX, y + noiseY, of: moon)
      }
    }
    return points.table("moons", classes: ["upper moon", "lower moon"])
  }

  /// Two rings around the origin, of radius ½ and 1, with normal noise in both directions.
  static func circles(seed: UInt64, noise factor: Double) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    let noise = 0.06 * factor
    var points = MadePoints()
    for (ring, radius) in [0.5, 1].enumerated() {
      for _ in 0..<200 {
        let angle = generator.uniform() * turn
        let x = radius * cosine(angle) + noise * generator.normal()
        let y = radius * sine(angle) + noise * generator.normal()
        points.append(x, y, of: ring)
      }
    }
    return points.table("circles", classes: ["inner ring", "outer ring"])
  }

  /// Normal clouds around the corners of a square, opposite corners of one class.
  static func xor(seed: UInt64, noise factor: Double) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    var points = MadePoints()
    for (x, y, side) in [(-1.0, -1.0, 0), (1.0, 1.0, 0), (-1.0, 1.0, 1), (1.0, -1.0, 1)] {
      for _ in 0..<100 {
        let noiseX = 0.3 * factor * generator.normal()
        let noiseY = 0.3 * factor * generator.normal()
        points.append(x + noiseX, y + noiseY, of: side)
      }
    }
    return points.table("xor", classes: ["same sign", "different signs"])
  }

  /// Three normal clouds around the corners of a triangle with equal sides, 2 from its middle.
  static func blobs(seed: UInt64, noise factor: Double) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    var points = MadePoints()
    for cloud in 0..<3 {
      let angle = Double(cloud) * turn / 3
      for _ in 0..<100 {
        let noiseX = 0.6 * factor * generator.normal()
        let noiseY = 0.6 * factor * generator.normal()
        points.append(2 * sine(angle) + noiseX, 2 * cosine(angle) + noiseY, of: cloud)
      }
    }
    return points.table("blobs", classes: ["cloud 1", "cloud 2", "cloud 3"])
  }

  /// 2π.
  static let turn = 6.283_185_307_179_586

  /// The sum of twelve uniform numbers less 6: variance 1, and nothing beyond ±6.
  static func boundedNoise(_ generator: inout RandomGenerator) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += generator.uniform() }
    return sum
  }
}

/// Points in the plane with their classes, as they are made.
private struct MadePoints {
  private var x: [Double] = []
  private var y: [Double] = []
  private var classes: [Double] = []

  mutating func append(_ x: Double, _ y: Double, of index: Int) {
    self.x.append(x)
    self.y.append(y)
    classes.append(Double(index))
  }

  func table(_ name: String, classes names: [String]) -> TabularData {
    TabularData(
      name: name, featureNames: ["x", "y"], classNames: names, task: .classification,
      columns: [x, y], targets: classes)
  }
}
