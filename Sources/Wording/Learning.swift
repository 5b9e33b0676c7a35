/// How far a net has got, by its loss beside that of the best constant answer. Every “learned” and every
/// “no better than a constant answer” of the program is this one (docs/metrics.md).
public enum Learning: Sendable, Equatable, CaseIterable {
  /// Below half of the constant answer's loss.
  case learned
  /// Below nine tenths of it.
  case partly
  /// Below it, by a tenth at most: hardly better than a constant answer.
  case hardly
  /// Not below it by as much as a thousandth: no better than a constant answer.
  case not
  /// One of the two losses is not a finite number, or the constant answer makes no mistake.
  case unknown

  public static let learnedBelow = 0.5
  public static let hardlyFrom = 0.9
  public static let notFrom = 0.999
  /// What counts as more right answers than always giving the commonest class has.
  public static let accuracyMargin = 0.05

  /// Whether answers are more often right than one answer for everything is, whose accuracy is `constant`. Where
  /// that misses few, half of what it misses is enough.
  public static func isMoreRight(_ accuracy: Double, than constant: Double) -> Bool {
    accuracy > constant + min(accuracyMargin, (1 - constant) / 2)
  }

  /// - Parameter share: the loss divided by that of the best constant answer.
  public init(share: Double) {
    if !share.isFinite {
      self = .unknown
    } else if share < Self.learnedBelow {
      self = .learned
    } else if share < Self.hardlyFrom {
      self = .partly
    } else {
      self = share < Self.notFrom ? .hardly : .not
    }
  }

  public init(loss: Double, constantLoss: Double) {
    self.init(share: constantLoss > 0 ? loss / constantLoss : .nan)
  }

  /// Hardly better than a constant answer, or no better.
  public var isStuck: Bool { self == .hardly || self == .not }
}
