import Testing
import Training

/// What is declared about an activation function against the function itself.
@Suite struct ActivationFactsTests {
  static let functions = ActivationFunction.allCases.filter { !$0.isJoint }
  /// Every place where a function changes its formula is among them.
  static let grid = stride(from: -60.0, through: 60, by: 1.0 / 128).map { $0 }

  @Test(arguments: functions)
  func range(function: ActivationFunction) {
    let values = activate(function, at: Self.grid).values
    let range = function.facts.range
    #expect(values.allSatisfy { $0 >= range.lower && $0 <= range.upper })
    // The limits are reached or approached, not only kept.
    for (limit, extreme) in [(range.lower, values.min()), (range.upper, values.max())] {
      let reached = extreme ?? .nan
      #expect(limit.isFinite ? abs(reached - limit) < 1e-5 : abs(reached) > 0.5)
    }
    let far = activate(function, at: [-1e6, 1e6]).values
    #expect((range.lower == -.infinity) == (far[0] < -100))
    #expect((range.upper == .infinity) == (far[1] > 100))
    #expect((function.boundedRange == nil) == (range.lower.isInfinite || range.upper.isInfinite))
  }

  @Test(arguments: functions)
  func largestSlope(function: ActivationFunction) {
    let parameters = function.standardParameter == nil ? [0] : [0.01, 0.5, 1, 2.5]
    for parameter in parameters {
      func slopes(_ z: [Double]) -> [Double] {
        activate(function, parameter: parameter, at: z).slopes
      }
      let coarse = slopes(Self.grid)
      let place = coarse.indices.max { abs(coarse[$0]) < abs(coarse[$1]) } ?? 0
      // Around the largest of the grid once more, finely.
      let near = (-1000...1000).map { Self.grid[place] + Double($0) / 128_000 }
      let largest = slopes(near).map { abs($0) }.max() ?? 0
      let declared = function.largestSlope(function.standardParameter == nil ? nil : parameter)
      #expect(abs(largest - declared) < 1e-8, "\(largest)")
      #expect(coarse.allSatisfy { abs($0) <= declared + 1e-12 })
    }
  }

  /// Softmax: two equal shares reach ½ / T, which nothing exceeds.
  @Test(arguments: [0.3, 1, 4])
  func largestSlopeOfSoftmax(temperature: Double) {
    let bound = ActivationFunction.softmax.largestSlope(temperature)
    func norm(_ z: [Double]) -> Double {
      let shares = activate(.softmax, parameter: temperature, at: z).values
      return SoftmaxJacobian(shares: shares).spectralNorm / temperature
    }
    #expect(abs(norm([1, 1]) - bound) < 1e-14)
    for seed: UInt64 in 1...50 {
      #expect(norm(numbers(Int(seed % 9) + 1, seed: seed, -5...5)) <= bound * (1 + 1e-12))
    }
    // The Jacobian I − 1 Sᵀ of log-softmax has no bound that holds for every width.
    #expect(ActivationFunction.logSoftmax.largestSlope == .infinity)
  }

  /// φ' goes to 0 on the declared sides, monotonically from `tailBegins` on, and on no other.
  @Test(arguments: functions)
  func tails(function: ActivationFunction) {
    let slopes = activate(function, at: Self.grid).slopes
    func vanishes(_ place: Int) -> Bool { abs(slopes[place]) < 1e-9 }
    let (left, right) = (vanishes(0), vanishes(slopes.count - 1))
    switch function.saturatingTails {
    case .both: #expect(left && right)
    case .left: #expect(left && !right)
    case .none: #expect(!right && left == function.canBeInactive)
    case .joint: Issue.record("one number per unit cannot saturate jointly")
    }
    guard function.saturatingTails != .none else { return }
    let begin = min(function.facts.tailBegins, -3)
    let tail = Self.grid.indices.filter { Self.grid[$0] <= begin }.map { abs(slopes[$0]) }
    #expect(zip(tail, tail.dropFirst()).allSatisfy { $0 <= $1 + 1e-14 })
  }

  /// A slope that passes through 0 on its way has its least value where the tail is said to begin.
  @Test(arguments: functions)
  func tailBegins(function: ActivationFunction) {
    let begin = function.facts.tailBegins
    let slopes = activate(function, at: Self.grid).slopes
    #expect(begin.isFinite == slopes.contains { $0 < 0 })
    let least = slopes.min() ?? 0
    #expect(abs(min(least, 0) - function.leastSlope) < 1e-4)
    guard begin.isFinite else { return }
    let h = 1e-4
    let near = activate(function, at: [begin - h, begin, begin + h]).slopes
    #expect(abs(near[1] - function.leastSlope) < 1e-12)
    let curvature = (near[0] - 2 * near[1] + near[2]) / (h * h)
    #expect(curvature > 0)
    #expect(abs((near[2] - near[0]) / (2 * h) / curvature) < 1e-5)
  }

  /// φ' or φ'' jumps at ± the kink, and nowhere else.
  @Test(arguments: functions)
  func kinks(function: ActivationFunction) {
    let h = 1e-4
    let found = Self.grid.filter { z in
      let slopes = activate(function, at: [z - h, z, z + h]).slopes
      return abs((slopes[2] - slopes[1]) - (slopes[1] - slopes[0])) / h > 0.01
    }
    let kink = function.facts.kink
    let declared: [Double] = kink == nil ? [] : kink == 0 ? [0] : [-(kink ?? 0), kink ?? 0]
    #expect(found == declared)
  }

  /// Exactly 0 on a half-line, without being a saturating tail.
  @Test(arguments: functions)
  func inactivity(function: ActivationFunction) {
    let left = zip(Self.grid, activate(function, at: Self.grid).slopes).filter { $0.0 <= 0 }
    let isOff = left.allSatisfy { $0.1 == 0 }
    #expect(function.canBeInactive == isOff)
    if function.canBeInactive { #expect(function.saturatingTails == .none) }
  }

  /// Joint: a unit moves when only another one's pre-activation does.
  @Test(arguments: ActivationFunction.allCases)
  func jointness(function: ActivationFunction) {
    let moved = activate(function, at: [0.3, 1.5]).values[0]
    #expect(function.isJoint == (moved != activate(function, at: [0.3, 0.5]).values[0]))
    #expect(function.isJoint == !Self.functions.contains(function))
  }

  /// A function that declares a parameter listens to it, and the others do not.
  @Test(arguments: ActivationFunction.allCases)
  func parameters(function: ActivationFunction) {
    let z = [-1.5, 0.5]
    let standard = activate(function, at: z).values
    #expect(
      (function.standardParameter != nil)
        == (activate(function, parameter: 0.7, at: z).values != standard))
    #expect(activate(function, parameter: function.standardParameter, at: z).values == standard)
  }

  @Test func places() {
    #expect(
      Set(ActivationFunction.allCases.map(\.place)).count == ActivationFunction.allCases.count)
    #expect(Set(ActivationFunction.allCases.map(\.facts.formula)).count == 14)
  }
}
