import Recording
import Training

/// The data sets that come with the program.
public enum DatasetName: String, CaseIterable, Sendable {
  /// Three interleaved arms in the plane, one class each; made from the seed.
  case spiral
  /// Fisher's iris: 150 flowers, four measurements, three species (Fisher 1936).
  case iris
  /// Two interleaved half-moons in the plane, two classes; made from the seed.
  case moons
  /// One input, one target between 0 and 1 that rises, falls and rises; made from the seed.
  case wave
  /// Two rings in the plane, one around the other; made from the seed.
  case circles
  /// Four clouds at the corners of a square, opposite corners of one class; made from the seed.
  case xor
  /// Three clouds in the plane that straight lines part; made from the seed.
  case blobs
  /// One period of a sine, with noise; made from the seed.
  case sine
  /// A jump from one value to another, with noise; made from the seed.
  case step
  /// Three doses of a medicine, of which the middle one works; the same for every seed.
  case dosage

  /// How noisy a made data set usually is, in per cent of itself.
  public static let usualNoise = 100
  public static let noises = 0...1000

  /// - Parameters:
  ///   - irisFile: the bytes of `iris.csv`, which the core cannot reach by itself.
  ///   - noise: in per cent of what the data set usually has; nothing for data that are not made with any.
  public func table(
    seed: UInt64, irisFile: [UInt8], noise: Int = usualNoise
  ) throws(TableError) -> TabularData {
    // 1 for the usual noise, and a product with 1 is exact.
    let factor = Double(noise) / Double(Self.usualNoise)
    var table =
      switch self {
      case .spiral: MadeData.spiral(seed: seed, noise: factor)
      case .moons: MadeData.moons(seed: seed, noise: factor)
      case .wave: MadeData.wave(seed: seed, noise: factor)
      case .circles: MadeData.circles(seed: seed, noise: factor)
      case .xor: MadeData.xor(seed: seed, noise: factor)
      case .blobs: MadeData.blobs(seed: seed, noise: factor)
      case .sine: MadeData.sineWave(seed: seed, noise: factor)
      case .step: MadeData.step(seed: seed, noise: factor)
      case .dosage: MadeData.dosage()
      case .iris:
        try MeasuredData.iris(irisFile)
      }
    if noise != Self.usualNoise, hasNoise { table.name = name(noise: noise) }
    return table
  }

  /// False for measured data, and for those that are the same for every seed.
  public var hasNoise: Bool {
    switch self {
    case .iris, .dosage: false
    case .spiral, .moons, .wave, .circles, .xor, .blobs, .sine, .step: true
    }
  }

  /// What the data set is called with another noise than the usual one.
  public func name(noise: Int) -> String { rawValue + ", noise " + noise.description + "\u{A0}%" }
}
