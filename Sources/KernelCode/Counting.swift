import Kernels

extension Scalar {
  @inline(__always)
  static func countSaturated(_ c: SaturationCount<Self>) -> Int {
    var count = 0
    for i in 0..<c.count where c.slopes[i].magnitude < c.limit && c.z[i] <= c.tail {
      count &+= 1
    }
    return count
  }

  /// Four tables are counted into by turns, so that equal neighbours do not wait for each other.
  @inline(__always)
  static func countLinear(_ c: LinearCount<Self>) -> SpecialEntries {
    let last = Self(nearest: Double(c.bins - 1))
    let lower = Self(nearest: c.lower)
    let scale = Self(nearest: Double(c.bins) / (c.upper - c.lower))
    var turn = 0
    for i in 0..<c.count {
      let value = c.values[i]
      let position = (value - lower) * scale
      // NaN is in no bin; it goes into the first and is taken out below.
      let bin = (position > 0 ? (position >= last ? last : position) : 0).truncated
      c.tables[turn &* c.bins &+ bin] &+= 1
      turn = (turn &+ 1) & 3
    }
    for bin in 0..<c.bins {
      for turn in 1..<4 { c.tables[bin] &+= c.tables[turn * c.bins + bin] }
    }
    let special = specialEntries(c.values, count: c.count)
    if special.nonFinite > 0 {
      var infinite: Int32 = 0
      for i in 0..<c.count where c.values[i] == .infinity { infinite &+= 1 }
      c.tables[0] &-= Int32(special.nonFinite) &- infinite
      c.tables[c.bins - 1] &-= infinite
    }
    return special
  }

  @inline(__always)
  private static func specialEntries(
    _ values: UnsafePointer<Self>, count: Int
  ) -> SpecialEntries {
    var (zeros, finite): (Int32, Int32) = (0, 0)
    let largest = greatestFiniteMagnitude
    for i in 0..<count {
      zeros &+= values[i] == 0 ? 1 : 0
      finite &+= values[i].magnitude <= largest ? 1 : 0
    }
    var result = SpecialEntries()
    result.zeros = Int(zeros)
    result.nonFinite = count - Int(finite)
    return result
  }

  /// By the bits of sign and exponent, into four tables by turns.
  @inline(__always)
  static func countExponents(_ c: ExponentCount<Self>) -> SpecialEntries {
    let keys = exponentKeys
    let whole = c.count - c.count % 4
    let (first, second) = (c.tables, c.tables + keys)
    let (third, fourth) = (c.tables + 2 * keys, c.tables + 3 * keys)
    var i = 0
    while i < whole {
      first[c.values[i].exponentKey] &+= 1
      second[c.values[i + 1].exponentKey] &+= 1
      third[c.values[i + 2].exponentKey] &+= 1
      fourth[c.values[i + 3].exponentKey] &+= 1
      i += 4
    }
    while i < c.count {
      first[c.values[i].exponentKey] &+= 1
      i += 1
    }
    for key in 0..<keys {
      first[key] = first[key] &+ second[key] &+ third[key] &+ fourth[key]
    }
    return specialEntries(c.values, count: c.count)
  }
}
