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

  /// Bins are computed for a block of entries, in vectors, and then counted one by one, into several
  /// tables by turns, so that equal neighbours do not wait for each other. Those of the next block are
  /// computed before, so that the counting does not wait for them either.
  @inline(__always)
  static func countLinear(_ c: LinearCount<Self>) -> SpecialEntries {
    let block = 64
    let scale = BinScale(c)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * block) { room in
      var (bins, next) = (
        room.baseAddress.unsafelyUnwrapped, room.baseAddress.unsafelyUnwrapped + block
      )
      let blocks = c.count / block
      if blocks > 0 { scale.bins(c.values, count: block, into: bins) }
      for index in 0..<blocks {
        if index + 1 < blocks {
          scale.bins(c.values + (index + 1) * block, count: block, into: next)
        }
        var i = 0
        while i < block {
          for turn in 0..<countingTables {
            c.tables[turn &* c.bins &+ Int(bins[i &+ turn])] &+= 1
          }
          i &+= countingTables
        }
        (bins, next) = (next, bins)
      }
      for i in (blocks * block)..<c.count { c.tables[Int(scale.bin(c.values[i]))] &+= 1 }
    }
    addTables(c.tables, keys: c.bins, tables: countingTables)
    return specialEntries(c, scale)
  }

  /// What is not finite went into the first bin or the last, and leaves it here; what is zero is in one bin.
  /// Only where these are not empty is there something to look for.
  @inline(__always)
  private static func specialEntries(_ c: LinearCount<Self>, _ scale: BinScale<Self>)
    -> SpecialEntries
  {
    var special = SpecialEntries()
    if c.tables[Int(scale.bin(0))] > 0 {
      special.zeros = findExtremes(c.values, count: c.count, first: 0).zeros
    }
    if c.tables[0] > 0 || c.tables[c.bins - 1] > 0 {
      special.nonFinite = countNonFinite(c.values, count: c.count)
    }
    if special.nonFinite > 0 {
      // NaN is in no bin and went into the first, infinities into those at the ends.
      var infinite: Int32 = 0
      for i in 0..<c.count where c.values[i] == .infinity { infinite &+= 1 }
      c.tables[0] &-= Int32(special.nonFinite) &- infinite
      c.tables[c.bins - 1] &-= infinite
    }
    return special
  }

  /// By the bits of sign and exponent, into several tables by turns.
  @inline(__always)
  static func countExponents(_ c: ExponentCount<Self>) -> SpecialEntries {
    let (keys, tables) = (exponentKeys, exponentTables)
    var i = 0
    while i + countingTables <= c.count {
      for turn in 0..<countingTables {
        c.tables[(turn & (tables &- 1)) &* keys &+ c.values[i &+ turn].exponentKey] &+= 1
      }
      i &+= countingTables
    }
    while i < c.count {
      c.tables[c.values[i].exponentKey] &+= 1
      i += 1
    }
    addTables(c.tables, keys: keys, tables: tables)
    // The first key of either sign is that of zero and of subnormal numbers, the last that of what is
    // not finite.
    var result = SpecialEntries()
    result.nonFinite = Int(c.tables[keys / 2 - 1] &+ c.tables[keys - 1])
    if c.tables[0] &+ c.tables[keys / 2] > 0 {
      result.zeros = findExtremes(c.values, count: c.count, first: 0).zeros
    }
    return result
  }

  /// The first table ← the sum of all.
  @inline(__always)
  private static func addTables(_ counts: UnsafeMutablePointer<Int32>, keys: Int, tables: Int) {
    for table in 1..<tables {
      let others = counts + table * keys
      for key in 0..<keys { counts[key] &+= others[key] }
    }
  }

  /// How many entries are NaN or infinite: none where the products with 0 are all 0.
  @inline(__always)
  private static func countNonFinite(_ values: UnsafePointer<Self>, count: Int) -> Int {
    let width = NarrowPanel.width
    var even = NarrowPanel(repeating: 0)
    var odd = NarrowPanel(repeating: 0)
    var i = 0
    while i + 2 * width <= count {
      even.addProduct(0, NarrowPanel(at: values + i))
      odd.addProduct(0, NarrowPanel(at: values + (i + width)))
      i += 2 * width
    }
    var result = 0
    if !even.isAllZero || !odd.isAllZero { i = 0 }
    while i < count {
      if !values[i].isFinite { result &+= 1 }
      i += 1
    }
    return result
  }
}

/// In which of equal bins a number is.
private struct BinScale<S: Scalar> {
  private let lower: S
  private let perUnit: S
  private let last: S

  @inline(__always)
  init(_ c: LinearCount<S>) {
    lower = S(nearest: c.lower)
    perUnit = S(nearest: Double(c.bins) / (c.upper - c.lower))
    last = S(nearest: Double(c.bins - 1))
  }

  @inline(__always)
  func bins(_ values: UnsafePointer<S>, count: Int, into bins: UnsafeMutablePointer<Int32>) {
    for i in 0..<count { bins[i] = bin(values[i]) }
  }

  /// ⌊(value − lower) · perUnit⌋, cut to 0 … last; 0 for NaN. Rounded by adding a number so large that it
  /// has no fractional digits, since a conversion to whole numbers that may fail is no vector instruction.
  @inline(__always)
  func bin(_ value: S) -> Int32 {
    let shift = S.constants.roundingShift
    let position = (value - lower) * perUnit
    let inside = position > 0 ? (position < last ? position : last) : 0
    let rounded = (inside + shift) - shift
    let whole = rounded > inside ? rounded - 1 : rounded
    return Int32(truncatingIfNeeded: (whole + shift).signedBits &- shift.signedBits)
  }
}
