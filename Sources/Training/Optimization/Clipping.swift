/// A limit for gradients, applied after back-propagation and before the optimizer.
public struct Clipping: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// All gradients together are scaled so that their norm is at most the limit (Pascanu, Mikolov &
    /// Bengio 2013).
    case norm
    /// Every entry is cut to [−limit, limit].
    case value
  }
  public var kind: Kind
  public var limit: Double

  public init(_ kind: Kind, limit: Double) {
    self.kind = kind
    self.limit = limit
  }
}
