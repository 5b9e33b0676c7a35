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

  /// - Parameter irisFile: the bytes of `iris.csv`, which the core cannot reach by itself.
  public func table(seed: UInt64, irisFile: [UInt8]) throws(TableError) -> TabularData {
    switch self {
    case .spiral: MadeData.spiral(seed: seed)
    case .moons: MadeData.moons(seed: seed)
    case .wave: MadeData.wave(seed: seed)
    case .circles: MadeData.circles(seed: seed)
    case .xor: MadeData.xor(seed: seed)
    case .blobs: MadeData.blobs(seed: seed)
    case .sine: MadeData.sineWave(seed: seed)
    case .step: MadeData.step(seed: seed)
    case .dosage: MadeData.dosage()
    case .iris:
      try TabularData(name: rawValue, bytes: irisFile, target: "species")
    }
  }
}
