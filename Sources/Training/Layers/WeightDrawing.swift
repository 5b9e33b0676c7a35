extension Initialization {
  /// The weights of one layer, `fanIn` rows of `units` numbers.
  func draw(
    fanIn: Int, units: Int, scale: Double, from generator: inout RandomGenerator
  ) -> [Double] {
    switch distribution(fanIn: fanIn, units: units) {
    case .equal: return [Double](repeating: scale, count: fanIn * units)
    case .uniform(let standard):
      let range = scale * standard
      return (0..<fanIn * units).map { _ in range * (2 * generator.uniform() - 1) }
    case .normal(let standard):
      let deviation = scale * standard
      return (0..<fanIn * units).map { _ in deviation * generator.normal() }
    case .rotation:
      return OrthogonalMatrix.draw(rows: fanIn, columns: units, from: &generator).map { scale * $0 }
    }
  }

  /// Where the weights come from, before the scale.
  private enum Distribution {
    case equal
    /// U(−range, range). Nets of one seed are scaled copies of each other.
    case uniform(range: Double)
    /// N(0, deviation²). These, too, are scaled copies of each other.
    case normal(deviation: Double)
    case rotation
  }

  private func distribution(fanIn: Int, units: Int) -> Distribution {
    let fanIn = Double(fanIn)
    let fans = fanIn + Double(units)
    return switch self {
    case .zero: .uniform(range: 0)
    case .constant: .equal
    case .uniform: .uniform(range: 1)
    case .normal: .normal(deviation: 1)
    case .lecun: .normal(deviation: (1 / fanIn).squareRoot())
    case .glorot: .uniform(range: (6 / fans).squareRoot())
    case .glorotNormal: .normal(deviation: (2 / fans).squareRoot())
    case .he: .uniform(range: (6 / fanIn).squareRoot())
    case .heNormal: .normal(deviation: (2 / fanIn).squareRoot())
    case .orthogonal: .rotation
    }
  }
}
