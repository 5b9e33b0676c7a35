import Numerals

/// A tick: a value and how it is written.
public struct Tick: Sendable {
  public var value: Double
  public var label: String

  public init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// Where an axis is marked: 1-2-5 steps, decades, whole steps, categories.
public enum Ticks {
  /// The ticks of a scale, about `count` of them.
  public static func of(_ scale: Scale, count: Int) -> [Tick] {
    switch scale.kind {
    case .linear: linear(scale, count: count, wholeOnly: false)
    case .steps: linear(scale, count: count, wholeOnly: true)
    case .log: logarithmic(scale, count: count)
    case .ordinal(let categories):
      categories.enumerated().map { Tick(Double($0.offset), $0.element) }
    }
  }

  /// The ticks of a level scale, at most `count`, so many that their labels keep apart.
  static func apart(on scale: Scale, count: Int, size: Double) -> [Tick] {
    var count = count
    var ticks = of(scale, count: count)
    while !keepApart(ticks, on: scale, size: size) {
      if case .ordinal = scale.kind {
        ticks = ticks.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element }
      } else {
        guard count > 1 else { break }
        count -= 1
        ticks = of(scale, count: count)
      }
    }
    return ticks
  }

  private static func keepApart(_ ticks: [Tick], on scale: Scale, size: Double) -> Bool {
    var end = -Double.infinity
    for tick in ticks {
      let half = TextWidth.of(tick.label, size: size) * TextWidth.reserve / 2
      let place = scale.position(tick.value)
      if place - half < end { return false }
      end = place + half + 8
    }
    return true
  }

  /// Numbers that are closer are one place of a linear scale: their distances are all but subnormal.
  static let leastSpan = 1e-304

  /// The distance of ticks: 1, 2 or 5 times a power of ten.
  public static func step(from lower: Double, to upper: Double, count: Int) -> Double {
    let raw = (upper - lower) / Double(max(count, 1))
    guard upper - lower > leastSpan, raw.isFinite else { return 1 }
    let power = powerOfTen(floorInt(decimalLogarithm(raw)))
    let factor = raw / power
    return power * (factor <= 1.000001 ? 1 : factor <= 2.000001 ? 2 : factor <= 5.000001 ? 5 : 10)
  }

  private static func linear(_ scale: Scale, count: Int, wholeOnly: Bool) -> [Tick] {
    var step = step(from: scale.lower, to: scale.upper, count: count)
    if wholeOnly { step = max(step, 1) }
    // What rounding may have taken from the ends.
    let slack = max(1e-9, 1e-15 * max(abs(scale.lower), abs(scale.upper)) / step)
    let first = -wholeBelow(-(scale.lower / step - slack))
    let last = wholeBelow(scale.upper / step + slack)
    guard first <= last else { return [] }
    let exponent = floorInt(decimalLogarithm(step))
    return (0...roundInt(last - first)).map { index in
      let value = (first + Double(index)) * step
      return Tick(value, label(value, exponent: exponent, scale))
    }
  }

  private static func label(_ value: Double, exponent: Int, _ scale: Scale) -> String {
    if case .percent = scale.format { return NumberText.percent(value) }
    let largest = max(abs(scale.lower), abs(scale.upper))
    if largest >= 1e7 || largest < 1e-4 {
      // As many digits as tell one tick from the next.
      let digits = floorInt(decimalLogarithm(largest)) - exponent + 1
      return NumberText.significant(value, digits: min(max(digits, 2), 15))
    }
    return NumberText.fixed(value, decimals: max(0, -exponent))
  }

  private static func logarithmic(_ scale: Scale, count: Int) -> [Tick] {
    let low = ceilInt(decimalLogarithm(scale.lower) - 1e-9)
    let high = floorInt(decimalLogarithm(scale.upper) + 1e-9)
    guard high > low else { return withinDecade(scale, count: count) }
    let stride = max(1, (high - low + max(count, 2) - 1) / max(count, 2))
    let style = powersOnly(from: low, to: high)
    return (low...high).filter { ($0 - high) % stride == 0 }.map {
      Tick(powerOfTen($0), style && $0 != 0 ? NumberText.power($0) : NumberText.decade($0))
    }
  }

  /// Powers and plain numbers are not mixed on one axis.
  private static func powersOnly(from low: Int, to high: Int) -> Bool { low < -3 || high > 4 }

  /// As round as leaves three of them, if there is room.
  private static func withinDecade(_ scale: Scale, count: Int) -> [Tick] {
    let round = withinDecade(scale, factors: [1, 2, 5])
    let all = withinDecade(scale, factors: [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9])
    return round.count >= 3 || all.count > 2 * count ? round : all
  }

  private static func withinDecade(_ scale: Scale, factors: [Double]) -> [Tick] {
    var ticks: [Tick] = []
    let low = floorInt(decimalLogarithm(scale.lower))
    for exponent in low...(low + 2) {
      for factor in factors {
        let value = factor * powerOfTen(exponent)
        guard value >= scale.lower * 0.999999, value <= scale.upper * 1.000001, value.isFinite
        else { continue }
        ticks.append(
          Tick(value, label(value, exponent, isWhole: factor == Double(Int(factor)), scale)))
      }
    }
    return ticks
  }

  /// All ticks of a scale are plain numbers, or all have powers of ten where need be.
  private static func label(
    _ value: Double, _ exponent: Int, isWhole: Bool, _ scale: Scale
  ) -> String {
    guard scale.lower >= 1e-5, scale.upper < 1e6 else { return NumberText.significant(value) }
    return NumberText.fixed(value, decimals: max(0, (isWhole ? 0 : 1) - exponent))
  }
}
