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
  /// tables by turns, so that equal neighbours do not wait for each other.
  @inline(__always)
  static func countLinear(_ c: LinearCount<Self>) -> SpecialEntries {
    let block = 64
    let lower = Self(nearest: c.lower)
    let scale = Self(nearest: Double(c.bins) / (c.upper - c.lower))
    let last = Self(nearest: Double(c.bins - 1))
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: block) { room in
      let bins = room.baseAddress.unsafelyUnwrapped
      var start = 0
      while start + block <= c.count {
        let values = c.values + start
        for i in 0..<block { bins[i] = bin(values[i], lower, scale, last) }
        var i = 0
        while i < block {
          for turn in 0..<countingTables {
            c.tables[turn &* c.bins &+ Int(bins[i &+ turn])] &+= 1
          }
          i &+= countingTables
        }
        start += block
      }
      for i in start..<c.count {
        c.tables[Int(bin(c.values[i], lower, scale, last))] &+= 1
      }
    }
    addTables(c.tables, keys: c.bins, tables: countingTables)
    var special = SpecialEntries()
    special.zeros = findExtremes(c.values, count: c.count, first: 0).zeros
    special.nonFinite = countNonFinite(c.values, count: c.count)
    if special.nonFinite > 0 {
      // NaN is in no bin and went into the first, infinities into those at the ends.
      var infinite: Int32 = 0
      for i in 0..<c.count where c.values[i] == .infinity { infinite &+= 1 }
      c.tables[0] &-= Int32(special.nonFinite) &- infinite
      c.tables[c.bins - 1] &-= infinite
    }
    return special
  }

  /// ⌊(value − lower) · scale⌋, cut to 0 … last; 0 for NaN. Rounded by adding a number so large that it
  /// has no fractional digits, since a conversion to whole numbers that may fail is no vector instruction.
  @inline(__always)
  private static func bin(_ value: Self, _ lower: Self, _ scale: Self, _ last: Self) -> Int32 {
    let shift = constants.roundingShift
    let position = (value - lower) * scale
    let inside = position > 0 ? (position < last ? position : last) : 0
    let rounded = (inside + shift) - shift
    let whole = rounded > inside ? rounded - 1 : rounded
    return Int32(truncatingIfNeeded: (whole + shift).signedBits &- shift.signedBits)
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
