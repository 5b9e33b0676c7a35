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

  /// - Parameter irisFile: the bytes of `iris.csv`, which the core cannot reach by itself.
  public func table(seed: UInt64, irisFile: [UInt8]) throws(TableError) -> TabularData {
    switch self {
    case .spiral: MadeData.spiral(seed: seed)
    case .moons: MadeData.moons(seed: seed)
    case .wave: MadeData.wave(seed: seed)
    case .iris:
      try TabularData(name: rawValue, bytes: irisFile, target: "species")
    }
  }
}
