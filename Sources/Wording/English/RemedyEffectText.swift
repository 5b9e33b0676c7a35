// What one change did to a net: the one rule of the chapter, whose words table, paragraph and quiz take.
extension RemediesText {
  /// How many runs diverged.
  public struct Diverged: Sendable, Equatable {
    public var count: Int
    public var of: Int

    public init(count: Int, of: Int) {
      self.count = count
      self.of = of
    }

    public static let none = Diverged(count: 0, of: 0)
    var share: Double { of == 0 ? 0 : Double(count) / Double(of) }
  }

  /// What one change did to a net, over the seeds. Losses are shares of the loss of the best constant
  /// answer, each with that of the same seed without the change; what is not finite is a run that diverged.
  public struct Effect: Sendable {
    public enum Kind: Sendable, Equatable, CaseIterable {
      /// The net had not learned, and now has from most starts.
      case mends
      /// The loss is lower by more than a tenth, from most starts.
      case helps
      /// Neither lower nor higher by more than a tenth.
      case nothing
      /// Lower or higher by more than a tenth, but not from most starts.
      case mixed
      /// The loss is higher by more than a tenth from most starts, or more runs diverge.
      case harms
    }
    public var name: String
    /// Medians of the runs that did not diverge; ∞ where half of them or more did.
    public var loss: Double
    public var broken: Double
    public var losses: [Double]
    public var brokenLosses: [Double]

    /// “Most starts” are at least this share of them.
    public static let mostStarts = 0.8
    /// A change with which more than this share more of the runs diverge does harm.
    public static let divergedMargin = 0.2

    public init(
      name: String, loss: Double, broken: Double, losses: [Double], brokenLosses: [Double]
    ) {
      self.name = name
      self.loss = loss
      self.broken = broken
      self.losses = losses
      self.brokenLosses = brokenLosses
    }

    public var diverged: Diverged { Effect.diverged(losses) }
    public var brokenDiverged: Diverged { Effect.diverged(brokenLosses) }
    /// From how many starts the net learned.
    public var learned: Int { losses.filter { Learning(share: $0) == .learned }.count }

    public var kind: Kind {
      guard loss.isFinite else { return broken.isFinite ? .harms : .nothing }
      if diverged.share > brokenDiverged.share + Self.divergedMargin { return .harms }
      if Learning(share: broken) != .learned, Learning(share: loss) == .learned,
        isMost(learned)
      {
        return .mends
      }
      let isLower = loss < 0.9 * broken
      guard isLower || loss > 1.1 * broken else { return .nothing }
      let agreeing = zip(losses, brokenLosses).filter { own, other in
        isLower ? Effect.isBetter(own, than: other) : Effect.isBetter(other, than: own)
      }.count
      return isMost(agreeing) ? (isLower ? .helps : .harms) : .mixed
    }

    private func isMost(_ count: Int) -> Bool {
      Double(count) >= Self.mostStarts * Double(max(losses.count, 1))
    }

    private static func isBetter(_ loss: Double, than other: Double) -> Bool {
      loss.isFinite && !(loss >= other)
    }

    private static func diverged(_ losses: [Double]) -> Diverged {
      Diverged(count: losses.filter { !$0.isFinite }.count, of: losses.count)
    }
  }
}
