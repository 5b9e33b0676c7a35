/// Who a line, dot or bar belongs to: the same colour, dash and marker in the whole product.
///
/// The first names are activation functions; `Plotting` knows nothing else about them. The arms are for
/// whatever a comparison varies besides: initializations, optimizers, remedies. Several that have one name
/// keep its hue; dash, marker and lightness tell them apart.
public struct SeriesIdentity: Sendable, Equatable {
  public enum Name: Sendable, CaseIterable {
    case identity, sigmoid, tanh, relu, leakyReLU, softplus, softmax
    case elu, gelu, silu
    case armA, armB, armC, armD, armE, armF
  }

  public var name: Name
  /// Which one of several with this name, from 0.
  public var variant: Int

  public init(_ name: Name, variant: Int = 0) {
    self.name = name
    self.variant = variant
  }

  public static var identity: SeriesIdentity { SeriesIdentity(.identity) }
  public static var sigmoid: SeriesIdentity { SeriesIdentity(.sigmoid) }
  public static var tanh: SeriesIdentity { SeriesIdentity(.tanh) }
  public static var relu: SeriesIdentity { SeriesIdentity(.relu) }
  public static var leakyReLU: SeriesIdentity { SeriesIdentity(.leakyReLU) }
  public static var softplus: SeriesIdentity { SeriesIdentity(.softplus) }
  public static var softmax: SeriesIdentity { SeriesIdentity(.softmax) }
  public static var elu: SeriesIdentity { SeriesIdentity(.elu) }
  public static var gelu: SeriesIdentity { SeriesIdentity(.gelu) }
  public static var silu: SeriesIdentity { SeriesIdentity(.silu) }
  public static var armA: SeriesIdentity { SeriesIdentity(.armA) }
  public static var armB: SeriesIdentity { SeriesIdentity(.armB) }

  public static let activations: [SeriesIdentity] = [
    .identity, .sigmoid, .tanh, .relu, .leakyReLU, .softplus, .softmax, .elu, .gelu, .silu,
  ]
  public static let arms: [SeriesIdentity] =
    [Name.armA, .armB, .armC, .armD, .armE, .armF].map { SeriesIdentity($0) }

  /// The arm with this number; after the sixth they come again as variants.
  public static func arm(_ index: Int) -> SeriesIdentity {
    var arm = arms[index % arms.count]
    arm.variant = index / arms.count
    return arm
  }

  /// The same looks, but for what has that of one before it, which becomes the next free variant.
  public static func apart(_ all: [SeriesIdentity]) -> [SeriesIdentity] {
    var apart: [SeriesIdentity] = []
    for var one in all {
      while apart.contains(where: { $0.looksLike(one) }) { one.variant += 1 }
      apart.append(one)
    }
    return apart
  }

  /// But for its hue: an arm may have nearly that of an activation function, and not everybody sees it.
  private func looksLike(_ other: SeriesIdentity) -> Bool {
    dash == other.dash && marker == other.marker && isShaded == other.isShaded
  }

  /// Whether the line is nearer to the ink than its hue is by itself.
  public var isShaded: Bool { variant % 2 == 1 }

  /// The word of the colour.
  public var token: String { name.token + (isShaded ? "-2" : "") }

  /// The label at the end of a line, where the chart has no better one.
  public var shortLabel: String {
    switch name {
    case .relu: "ReLU"
    case .leakyReLU: "leaky ReLU"
    case .elu: "ELU"
    case .gelu: "GELU"
    case .silu: "SiLU"
    default: name.token
    }
  }

  public var dash: Dash { Dash.allCases[(name.dashIndex + variant) % Dash.allCases.count] }

  public var marker: Marker {
    let all = Marker.ofSeries
    return all[(name.markerIndex + variant + variant / all.count) % all.count]
  }
}

extension SeriesIdentity.Name {
  var token: String {
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

  fileprivate var dashIndex: Int {
    switch self {
    case .sigmoid, .relu, .softmax, .armA, .armC: 0
    case .tanh, .armB, .gelu: 1
    case .leakyReLU, .armD, .elu: 2
    case .softplus, .armE, .silu: 3
    case .identity, .armF: 4
    }
  }

  fileprivate var markerIndex: Int {
    switch self {
    case .sigmoid, .armA: 0
    case .tanh, .armB: 1
    case .relu, .armC: 2
    case .leakyReLU, .armD: 3
    case .softplus, .armE: 4
    case .softmax, .armF: 5
    case .identity: 6
    case .elu: 7
    case .gelu: 8
    case .silu: 9
    }
  }
}

extension Marker {
  /// In the order in which variants take them.
  fileprivate static let ofSeries: [Marker] = [
    .circle, .square, .triangle, .triangleDown, .diamond, .cross, .plus, .ring, .openSquare,
    .openDiamond,
  ]
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
public enum Dash: Sendable, Equatable, CaseIterable {
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
