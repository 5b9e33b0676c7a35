/// Who a line, dot or bar belongs to: the same colour, dash and marker in the whole product.
///
/// The first cases are activation functions by name; `Plotting` knows nothing else about them. The
/// arms are for whatever a comparison varies besides: initializations, optimizers, remedies.
public enum SeriesIdentity: Sendable, CaseIterable, Equatable {
  case identity, sigmoid, tanh, relu, leakyReLU, softplus, softmax
  case elu, gelu, silu
  case armA, armB, armC, armD, armE, armF

  public static let activations: [SeriesIdentity] = [
    .identity, .sigmoid, .tanh, .relu, .leakyReLU, .softplus, .softmax, .elu, .gelu, .silu,
  ]
  public static let arms: [SeriesIdentity] = [.armA, .armB, .armC, .armD, .armE, .armF]

  /// The arm with this number; they repeat after the sixth.
  public static func arm(_ index: Int) -> SeriesIdentity { arms[index % arms.count] }

  /// The arms, and when they are used up the looks of the activation functions: as many as there are before
  /// any comes again.
  public static func look(_ index: Int) -> SeriesIdentity {
    let all = arms + activations
    return all[index % all.count]
  }

  public var token: String {
    switch self {
    case .identity: "identity"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "relu"
    case .leakyReLU: "leaky"
    case .softplus: "softplus"
    case .softmax: "softmax"
    case .elu: "elu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .armA: "a"
    case .armB: "b"
    case .armC: "c"
    case .armD: "d"
    case .armE: "e"
    case .armF: "f"
    }
  }

  /// The label at the end of a line, where the chart has no better one.
  public var shortLabel: String {
    switch self {
    case .relu: "ReLU"
    case .leakyReLU: "leaky ReLU"
    case .elu: "ELU"
    case .gelu: "GELU"
    case .silu: "SiLU"
    default: token
    }
  }

  public var dash: Dash {
    switch self {
    case .sigmoid, .relu, .softmax, .armA, .armC: .solid
    case .tanh, .armB, .gelu: .long
    case .leakyReLU, .armD, .elu: .short
    case .softplus, .armE, .silu: .dashDot
    case .identity, .armF: .dotted
    }
  }

  public var marker: Marker {
    switch self {
    case .sigmoid, .armA: .circle
    case .tanh, .armB: .square
    case .relu, .armC: .triangle
    case .leakyReLU, .armD: .triangleDown
    case .softplus, .armE: .diamond
    case .softmax, .armF: .cross
    case .identity: .plus
    case .elu: .ring
    case .gelu: .openSquare
    case .silu: .openDiamond
    }
  }
}

/// What has become of a unit, told apart by shape first: filled, hatched, hollow, crossed, barred.
public enum UnitState: Sendable, CaseIterable, Equatable {
  case healthy, saturated, inactive, dead, frozen

  public var token: String {
    switch self {
    case .healthy: "healthy"
    case .saturated: "saturated"
    case .inactive: "inactive"
    case .dead: "dead"
    case .frozen: "frozen"
    }
  }
}

/// The classes of a data set.
public enum ClassIdentity: Sendable, CaseIterable, Equatable {
  case a, b, c, d

  /// The class with this number; they repeat after the fourth.
  public static func number(_ index: Int) -> ClassIdentity { allCases[index % allCases.count] }

  public var token: String {
    switch self {
    case .a: "a"
    case .b: "b"
    case .c: "c"
    case .d: "d"
    }
  }

  public var marker: Marker {
    switch self {
    case .a: .circle
    case .b: .square
    case .c: .triangle
    case .d: .diamond
    }
  }
}

/// The pattern of a line, a second way to tell it apart.
public enum Dash: Sendable, Equatable {
  case solid, long, short, dashDot, dotted

  /// The value of `stroke-dasharray`, or nil for a solid line.
  public var array: String? {
    switch self {
    case .solid: nil
    case .long: "8 3"
    case .short: "4 2.5"
    case .dashDot: "8 2.5 2 2.5"
    case .dotted: "1.5 2.5"
    }
  }
}
