/// A whole number of any size, with just what reading decimal numbers needs.
struct BigInteger {
  /// From the least significant; the last is not zero unless it is the only one.
  var limbs: [UInt32]

  init(_ value: UInt32) { limbs = [value] }

  var bitWidth: Int {
    (limbs.count - 1) * 32 + (32 - (limbs.last?.leadingZeroBitCount ?? 32))
  }

  mutating func multiply(by factor: UInt32, adding term: UInt32 = 0) {
    var carry = UInt64(term)
    for index in limbs.indices {
      carry += UInt64(limbs[index]) * UInt64(factor)
      limbs[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  mutating func shiftLeft(_ count: Int) {
    let bits = UInt32(count % 32)
    if bits > 0 {
      var carry: UInt32 = 0
      for index in limbs.indices {
        let limb = limbs[index]
        limbs[index] = limb << bits | carry
        carry = limb >> (32 - bits)
      }
      if carry > 0 { limbs.append(carry) }
    }
    if count >= 32, limbs != [0] {
      limbs.insert(contentsOf: [UInt32](repeating: 0, count: count / 32), at: 0)
    }
  }

  /// The other one is not larger.
  mutating func subtract(_ other: BigInteger) {
    var borrow: Int64 = 0
    for index in limbs.indices {
      let term = index < other.limbs.count ? Int64(other.limbs[index]) : 0
      let difference = Int64(limbs[index]) - term - borrow
      limbs[index] = UInt32(truncatingIfNeeded: difference)
      borrow = difference < 0 ? 1 : 0
    }
    while limbs.count > 1, limbs.last == 0 { limbs.removeLast() }
  }

  static func < (first: BigInteger, second: BigInteger) -> Bool {
    if first.limbs.count != second.limbs.count { return first.limbs.count < second.limbs.count }
    for index in first.limbs.indices.reversed() where first.limbs[index] != second.limbs[index] {
      return first.limbs[index] < second.limbs[index]
    }
    return false
  }
}
