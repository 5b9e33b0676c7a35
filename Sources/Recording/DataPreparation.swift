/// What is done to features and numbers to be predicted before a net sees them.
public enum Scaling: String, CaseIterable, Sendable {
  /// Features get mean 0 and standard deviation 1; numbers to be predicted are moved onto 0 … 1 unless they
  /// are about there already (docs/data.md).
  case standard
  /// Nothing: the net sees the numbers as they are written.
  case none
}

/// A change of unit: scaled = (value − offset) / scale.
public struct Rescaling: Sendable, Equatable {
  public var offset: Double
  /// Not 0.
  public var scale: Double

  public init(offset: Double, scale: Double) {
    self.offset = offset
    self.scale = scale
  }

  /// Leaves every number as it is, to the bit.
  public static let identity = Rescaling(offset: 0, scale: 1)

  public var isIdentity: Bool { self == .identity }

  /// What the net sees of a number in the user's unit.
  public func scaled(_ value: Double) -> Double { (value - offset) / scale }

  /// What a number of the net is in the user's unit.
  public func original(_ scaled: Double) -> Double { scaled * scale + offset }
}

/// How a table was made ready for a net: with the table and the manifest's other entries all that it takes
/// to make the net's own examples again (docs/data.md).
public struct DataPreparation: Sendable, Equatable {
  public var scaling: Scaling
  /// One per feature: offset the mean, scale the standard deviation of the training examples.
  public var features: [Rescaling]
  /// Of the number to be predicted; the identity for classes.
  public var target: Rescaling
  /// The name of the column that is to be learnt; empty for a data set of the program.
  public var targetName: String
  /// The seed of a made data set and of the choice of the held-out examples.
  public var seed: UInt64
  /// How many of a hundred examples were to be held out; nil where nobody says.
  public var heldOut: Int?

  public init(
    scaling: Scaling, features: [Rescaling], target: Rescaling = .identity,
    targetName: String = "", seed: UInt64, heldOut: Int?
  ) {
    self.scaling = scaling
    self.features = features
    self.target = target
    self.targetName = targetName
    self.seed = seed
    self.heldOut = heldOut
  }
}
