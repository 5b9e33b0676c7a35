import Kernels
import Recording
import Training

/// Data sets that are computed, the same on every platform for one seed.
enum MadeData {
  /// Three arms of 133 points: radius r from 0 to 1, angle 2π k/3 + 4 r + noise.
  static func spiral(seed: UInt64) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    let perArm = 133
    var features: [[Double]] = []
    var targets: [Double] = []
    for arm in 0..<3 {
      for point in 0..<perArm {
        let radius = (Double(point) + 1) / Double(perArm)
        let noise = 0.2 * normal(&generator)
        let angle = Double(arm) * turn / 3 + 4 * radius + noise
        features.append([radius * sine(angle), radius * cosine(angle)])
        targets.append(Double(arm))
      }
    }
    return TabularData(
      name: "spiral", featureNames: ["x", "y"], classNames: ["arm 1", "arm 2", "arm 3"],
      task: .classification, features: features, targets: targets)
  }

  /// Two half circles of radius 1, the second turned over and moved, with normal noise.
  static func moons(seed: UInt64) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    let perClass = 300
    let noise = 0.18
    var features: [[Double]] = []
    var targets: [Double] = []
    for moon in 0..<2 {
      for _ in 0..<perClass {
        let angle = generator.uniform() * turn / 2
        let x = moon == 0 ? cosine(angle) : 1 - cosine(angle)
        let y = moon == 0 ? sine(angle) : 0.5 - sine(angle)
        features.append([x + noise * normal(&generator), y + noise * normal(&generator)])
        targets.append(Double(moon))
      }
    }
    return TabularData(
      name: "moons", featureNames: ["x", "y"], classNames: ["upper moon", "lower moon"],
      task: .classification, features: features, targets: targets)
  }

  /// y = 0.5 + 0.35 sin(2π x · 1.25) + noise on 0 ≤ x ≤ 1, always inside (0, 1).
  static func wave(seed: UInt64) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    var features: [[Double]] = []
    var targets: [Double] = []
    for _ in 0..<300 {
      let x = generator.uniform()
      let y = 0.5 + 0.35 * sine(turn * 1.25 * x) + 0.03 * normal(&generator)
      features.append([x])
      targets.append(min(0.99, max(0.01, y)))
    }
    return TabularData(
      name: "wave", featureNames: ["x"], classNames: [], task: .regression, features: features,
      targets: targets)
  }

  /// 2π.
  private static let turn = 6.283_185_307_179_586

  /// A standard normal number: the sum of twelve uniform ones less 6 has variance 1 and no tail beyond
  /// ±6, which is all that noise for a picture needs.
  private static func normal(_ generator: inout RandomGenerator) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += generator.uniform() }
    return sum
  }
}
