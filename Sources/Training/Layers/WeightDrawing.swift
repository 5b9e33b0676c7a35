extension Initialization {
  /// The weights of one layer, `fanIn` rows of `units` numbers.
  func draw(
    fanIn: Int, units: Int, scale: Double, from generator: inout RandomGenerator
  ) -> [Double] {
    let range = scale * self.range(fanIn: fanIn, fanOut: units)
    return (0..<fanIn * units).map { _ in range * (2 * generator.uniform() - 1) }
  }

  /// r of U(−r, r). Uniform throughout, so that nets of one seed are scaled copies of each other.
  private func range(fanIn: Int, fanOut: Int) -> Double {
    switch self {
    case .zero: 0
    case .uniform: 1
    case .glorot: (6 / Double(fanIn + fanOut)).squareRoot()
    default: (6 / Double(fanIn)).squareRoot()
    }
  }
}
