import KernelCode
import Recording
import Training

/// One input, one number to predict. All targets lie inside (0, 1), where every output activation that
/// makes sense for a number can reach them.
extension MadeData {
  /// y = 0.5 + 0.35 sin(2π x · 1.25) + noise on 0 ≤ x ≤ 1.
  static func wave(seed: UInt64, noise factor: Double) -> TabularData {
    curve("wave", count: 300, seed: seed) { x, generator in
      0.5 + 0.35 * sine(turn * 1.25 * x) + 0.03 * factor * boundedNoise(&generator)
    }
  }

  /// y = 0.5 + 0.4 sin(2π x) + noise on 0 ≤ x ≤ 1.
  static func sineWave(seed: UInt64, noise factor: Double) -> TabularData {
    curve("sine", count: 200, seed: seed) { x, generator in
      0.5 + 0.4 * sine(turn * x) + 0.03 * factor * generator.normal()
    }
  }

  /// y = 0.2 left of x = ½ and 0.8 from there on, with noise.
  static func step(seed: UInt64, noise factor: Double) -> TabularData {
    curve("step", count: 200, seed: seed) { x, generator in
      (x < 0.5 ? 0.2 : 0.8) + 0.03 * factor * generator.normal()
    }
  }

  /// Three doses of a medicine, of which the middle one works: the example of the StatQuest videos on
  /// neural networks (Starmer 2020). Nothing is drawn.
  static func dosage() -> TabularData {
    TabularData(
      name: "dosage", featureNames: ["dosage"], classNames: [], task: .regression,
      columns: [[0, 0.5, 1]], targets: [0, 1, 0])
  }

  /// Inputs drawn from 0 ≤ x < 1, each with its answer.
  private static func curve(
    _ name: String, count: Int, seed: UInt64, _ answer: (Double, inout RandomGenerator) -> Double
  ) -> TabularData {
    var generator = RandomGenerator(seed: seed, stream: .data)
    var inputs: [Double] = []
    var targets: [Double] = []
    for _ in 0..<count {
      let x = generator.uniform()
      inputs.append(x)
      targets.append(min(0.99, max(0.01, answer(x, &generator))))
    }
    return TabularData(
      name: name, featureNames: ["x"], classNames: [], task: .regression, columns: [inputs],
      targets: targets)
  }
}
