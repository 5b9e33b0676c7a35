import Foundation
import Kernels
import Testing
import Training

/// The statistics of one buffer against the definitions, written out.
@Suite struct MomentsTests {
  private func isClose(_ found: Double, _ truth: Double, scale: Double) -> Bool {
    abs(found - truth) <= 1e-12 * scale
  }

  private func check<S: Scalar>(_ values: [S]) {
    let found = S.moments(values, count: values.count)
    let finite = values.filter { $0.isFinite }.map { $0.double }
    #expect(found.finite == finite.count)
    #expect(found.nonFinite == values.count - finite.count)
    guard let largest = finite.max(), let smallest = finite.min() else {
      #expect(found.mean.isNaN && found.norm.isNaN && found.rms.isNaN)
      return
    }
    let n = Double(finite.count)
    let mean = finite.reduce(0, +) / n
    let variance = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let squares = finite.reduce(0) { $0 + $1 * $1 }
    let scale = max(abs(largest), abs(smallest))
    #expect(isClose(found.mean, mean, scale: scale))
    #expect(isClose(found.standardDeviation, variance.squareRoot(), scale: scale))
    #expect(isClose(found.norm, squares.squareRoot(), scale: scale * n))
    #expect(isClose(found.rms, (squares / n).squareRoot(), scale: scale))
    #expect(found.minimum == smallest)
    #expect(found.maximum == largest)
    #expect(found.zeros == finite.filter { $0 == 0 }.count)
  }

  @Test(arguments: 1...40)
  func everyLength(count: Int) {
    let values = numbers(count, seed: UInt64(count))
    check(values)
    check(values.map { Float($0) })
    // Every third entry exactly zero, of either sign.
    let holes = values.enumerated().map { $0 % 3 == 0 ? ($0 % 2 == 0 ? 0 : -0.0) : $1 }
    check(holes)
    check(holes.map { Float($0) })
  }

  /// A non-finite entry at every place, alone and with others.
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func nonFiniteEntries(bad: Double) {
    for count in [1, 2, 7, 8, 9, 15, 16, 17, 33] {
      for place in 0..<count {
        var values = numbers(count, seed: 9)
        values[place] = bad
        check(values)
        check(values.map { Float($0) })
        values[count - 1 - place] = .nan
        check(values)
      }
    }
    check([bad, bad, bad])
  }

  @Test func noEntries() {
    let found = Double.moments([1.0], count: 0)
    #expect(found.finite == 0 && found.nonFinite == 0 && found.mean.isNaN)
  }

  @Test(arguments: [0.1, -3.7e-12, 1e30, 0])
  func equalEntriesHaveNoDeviation(value: Double) {
    for count in 1...40 {
      let found = Double.moments([Double](repeating: value, count: count), count: count)
      #expect(found.standardDeviation == 0)
      #expect(found.mean == value)
      let single = Float.moments([Float](repeating: Float(value), count: count), count: count)
      #expect(single.standardDeviation == 0)
    }
  }

  /// A deviation that is far smaller than the mean keeps its digits.
  @Test func nearlyEqualEntries() {
    let values = (0..<1000).map { 1e6 + ($0 % 2 == 0 ? 1e-3 : -1e-3) }
    let found = Double.moments(values, count: values.count)
    #expect(abs(found.standardDeviation - 1e-3) < 1e-9)
  }

  /// The squares of a vanished 32-bit gradient would underflow in 32 bits.
  @Test func vanishedEntriesHaveANorm() {
    let tiny = Float.leastNormalMagnitude / 64
    let single = Float.moments([Float](repeating: tiny, count: 100), count: 100)
    #expect(single.norm == 10 * Double(tiny))
    let double = Double.moments([Double](repeating: 3e-200, count: 100), count: 100)
    #expect(abs(double.norm / 3e-199 - 1) < 1e-12)
  }

  /// Sixteen lanes and a fixed tree: the bits of the sum are part of the promise.
  @Test func orderOfSummation() {
    let values = numbers(50, seed: 4, 0...1e9).map { $0 * $0 }
    var lanes = [Double](repeating: 0, count: 16)
    for (index, value) in values.enumerated() { lanes[index % 16] += value * value }
    var width = 16
    while width > 1 {
      width /= 2
      for lane in 0..<width { lanes[lane] += lanes[lane + width] }
    }
    #expect(Double.moments(values, count: 50).norm == lanes[0].squareRoot())
  }
}
