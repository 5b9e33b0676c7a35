import KernelCode
import Kernels
import Training

/// The functions of a kernel table, under their names there.
enum Kernel: String, CaseIterable, Sendable {
  case multiply, transpose, activate, pullBack, loss, normalize, normalizationPullBack, update
  case scale, add, addScaled, clip, multiplyElements, columnSums, moments, columnMoments
  case matrixMoments, sumOfSquares, columnMaxima
  case countSaturated, countLinear, countExponents
}

/// What the entries of a matrix are like.
enum Entries: CaseIterable, Sendable {
  /// Between −2 and 2.
  case tame
  /// Of every size that the type has, subnormal numbers among them.
  case wide
  /// One in eight is NaN, infinite, zero of either sign, the largest or the smallest number.
  case wild
  /// Zeros of either sign among ones: which zero is met first must not show.
  case signed
}

/// One call of a kernel with random arguments that depend on nothing but the seed.
struct KernelRun<S: Scalar> {
  let kernels: KernelTable<S>
  let entries: Entries
  let rows: Int
  let columns: Int
  let depth: Int
  private var generator: RandomGenerator
  private var written: [Matrix<S>] = []

  init(
    _ kernels: KernelTable<S>, _ entries: Entries, rows: Int, columns: Int, depth: Int = 1,
    seed: UInt64
  ) {
    self.kernels = kernels
    self.entries = entries
    self.rows = rows
    self.columns = columns
    self.depth = depth
    generator = RandomGenerator(seed: seed, stream: .data)
  }

  /// All that was written, with what stands behind it; every NaN as the same one.
  mutating func results(of kernel: Kernel) -> [UInt64] {
    written = []
    let returned = call(kernel)
    return (returned + written.flatMap(\.doubles)).map { ($0.isNaN ? .nan : $0).bitPattern }
  }

  mutating func random(_ count: Int) -> UnsafeMutablePointer<S> { kept(count) { $0.entry() } }

  /// Numbers that are not negative, such as variances and squares.
  mutating func positive(_ count: Int) -> UnsafeMutablePointer<S> {
    kept(count) { $0.entry().magnitude }
  }

  /// Shares between 0 and 1.
  mutating func shares(_ count: Int) -> UnsafeMutablePointer<S> {
    kept(count) { S(nearest: $0.generator.uniform()) }
  }

  /// Ones and zeros.
  mutating func labels(_ count: Int) -> UnsafeMutablePointer<S> {
    kept(count) { S(nearest: $0.generator.uniform() < 0.5 ? 0 : 1) }
  }

  mutating func room(_ count: Int) -> UnsafeMutablePointer<S> { kept(count) { _ in 12_345 } }

  mutating func choose<T>(_ choices: [T]) -> T { choices[generator.below(choices.count)] }

  /// Eight entries more than asked for show a kernel that writes beyond its end.
  private mutating func kept(
    _ count: Int, _ entry: (inout Self) -> S
  ) -> UnsafeMutablePointer<S> {
    let matrix = Matrix<S>(rows: 1, columns: count + 8)
    for i in 0..<count { matrix.pointer[i] = entry(&self) }
    written.append(matrix)
    return matrix.pointer
  }

  private mutating func entry() -> S {
    switch entries {
    case .tame: return S(nearest: generator.uniform(-2, 2))
    case .wide: return ofAnySize()
    case .wild:
      if generator.below(8) > 0 { return S(nearest: generator.uniform(-2, 2)) }
      return choose([
        .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude,
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      ])
    case .signed: return choose([0, -0.0, 1, 1, 1, 1])
    }
  }

  private mutating func ofAnySize() -> S {
    let lowest = Int(S.leastNonzeroMagnitude.exponent)
    let highest = Int(S.greatestFiniteMagnitude.exponent)
    return S(
      sign: generator.below(2) == 0 ? .plus : .minus,
      exponent: S.Exponent(lowest + generator.below(highest - lowest + 1)),
      significand: S(nearest: generator.uniform(1, 2)))
  }
}
