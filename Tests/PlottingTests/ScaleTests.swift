import Plotting
import Testing

struct ScaleTests {
  @Test func linearTicksStepByOneTwoFive() {
    let scale = Scale(.linear(domain: 0...1), extent: Extent(), from: 0, to: 100)
    #expect(
      Ticks.of(scale, count: 5).map { $0.label } == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(scale.position(0.25) == 25)
    #expect(scale.position(.nan).isNaN)
  }

  @Test func stepTicksAreWhole() {
    let scale = Scale(.steps(), extent: Extent([0, 3]), from: 0, to: 300)
    #expect(Ticks.of(scale, count: 10).map { $0.label } == ["0", "1", "2", "3"])
  }

  @Test func decadesAreMarkedAndNeverMixed() {
    let wide = Scale(.log(), extent: Extent([1e-8, 1]), from: 0, to: 100)
    #expect(
      Ticks.of(wide, count: 4).map { $0.label } == ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1"])
    let narrow = Scale(.log(), extent: Extent([0.02, 80]), from: 0, to: 100)
    #expect(Ticks.of(narrow, count: 5).map { $0.label } == ["0.01", "0.1", "1", "10", "100"])
  }

  @Test func lessThanADecadeHasFinerTicks() {
    func labels(_ ends: ClosedRange<Double>, count: Int = 7) -> [String] {
      let scale = Scale(.log(domain: ends), extent: Extent(), from: 0, to: 300)
      return Ticks.of(scale, count: count).map { $0.label }
    }
    #expect(labels(0.09...0.95) == ["0.1", "0.2", "0.5"])
    #expect(labels(0.25...0.65) == ["0.25", "0.3", "0.4", "0.5", "0.6"])
    #expect(labels(0.0007...0.0016) == ["0.0007", "0.0008", "0.0009", "0.001", "0.0015"])
    #expect(labels(2.1e-9...4.9e-9) == ["2.5·10⁻⁹", "3·10⁻⁹", "4·10⁻⁹"])
    // No room for five.
    #expect(labels(0.25...0.65, count: 2) == ["0.5"])
  }

  /// The smallest and the largest numbers there are have their place on a log scale like all others.
  @Test(arguments: [
    [Double.leastNonzeroMagnitude], [Double.greatestFiniteMagnitude], [0x1p-1073, 0x1p-1030],
    [.leastNonzeroMagnitude, .greatestFiniteMagnitude],
  ])
  func logScaleOfExtremes(values: [Double]) {
    let scale = Scale(.log(), extent: Extent(values), from: 0, to: 100)
    for value in values { #expect((-1...101).contains(scale.position(value))) }
    for tick in Ticks.of(scale, count: 5) { #expect(tick.value > 0 && tick.value.isFinite) }
  }

  private static let large: [(values: [Double], count: Int, labels: [String])] = [
    ([1e12, 1e12 + 1], 2, ["10¹²", "1.0000000000005·10¹²", "1.000000000001·10¹²"]),
    ([-1e12, -1e12 + 1], 2, ["−10¹²", "−9.999999999995·10¹¹", "−9.99999999999·10¹¹"]),
    ([1_700_000_000_000, 1_700_000_090_000], 4, ["1.7·10¹²", "1.70000005·10¹²"]),
    ([-1.7e308, 1.7e308], 4, ["−5·10³⁰⁷", "0", "5·10³⁰⁷"]),
    ([4e15, 4e15 + 1], 2, ["4·10¹⁵"]), ([0, 0x1p-1070], 2, ["−1", "0", "1"]),
  ]

  /// Small differences of large numbers, such as times in milliseconds, and the largest numbers there are.
  @Test(arguments: large)
  func linearScaleOfLargeNumbers(values: [Double], count: Int, labels: [String]) {
    let scale = Scale(.linear(), extent: Extent(values), from: 0, to: 100)
    let ticks = Ticks.of(scale, count: count)
    #expect(ticks.map(\.label) == labels)
    #expect(ticks.allSatisfy { (-1e-6...100.000_001).contains(scale.position($0.value)) })
    #expect(values.allSatisfy { scale.position($0).isFinite })
  }

  /// A chart that asks for ends which are further from each other than numbers reach.
  @Test(arguments: [-1e308...1e308, 0...1.7e308, 1e308...1.2e308, -.infinity...(.infinity)])
  func linearScaleOfHugeDomains(domain: ClosedRange<Double>) {
    let scale = Scale(.linear(domain: domain), extent: Extent([0, 1]), from: 0, to: 100)
    let ticks = Ticks.of(scale, count: 5)
    #expect((2...20).contains(ticks.count) && Set(ticks.map(\.label)).count == ticks.count)
    #expect(ticks.allSatisfy { (-1e-6...100.000_001).contains(scale.position($0.value)) })
    #expect(scale.position(1.7e308) >= 100)
  }

  /// Dividing by the step takes digits from the ends, and no tick.
  @Test func ticksStandAtBothEnds() throws {
    let extent = Extent([333_922_892_985.904, 333_922_892_987.3461])
    let scale = Scale(.linear(), extent: extent, from: 0, to: 100)
    let ticks = Ticks.of(scale, count: 10)
    let (first, last) = (try #require(ticks.first), try #require(ticks.last))
    #expect(abs(scale.position(first.value)) < 0.01 && abs(scale.position(last.value) - 100) < 0.01)
  }

  @Test func anExactZeroHasItsLaneBelowTheAxis() {
    let scale = Scale(.log(), extent: Extent([0, 1e-3, 1]), from: 200, to: 0)
    #expect(scale.hasZeroLane)
    #expect(scale.position(0) == scale.zeroPosition)
    #expect(scale.position(0) > scale.position(1e-3) && scale.position(0) < 200)
    #expect(scale.position(-1).isNaN)
    let plain = Scale(.log(), extent: Extent([1e-3, 1]), from: 200, to: 0)
    #expect(!plain.hasZeroLane && plain.position(0).isNaN)
  }

  @Test(arguments: [[], [.nan], [0], [5, 5], [-1, -2]] as [[Double]])
  func poorDataStillMakeAScale(values: [Double]) {
    for axis in [Axis.linear(), .log(), .steps()] {
      let scale = Scale(axis, extent: Extent(values), from: 0, to: 100)
      #expect(scale.lower < scale.upper)
      for tick in Ticks.of(scale, count: 5) { #expect(scale.position(tick.value).isFinite) }
    }
  }

  @Test func categoriesShareTheRoom() {
    let scale = Scale(.ordinal(["a", "b"]), extent: Extent(), from: 0, to: 100)
    #expect([scale.position(-0.5), scale.position(0), scale.position(1)] == [0, 25, 75])
  }

  @Test func labelsAreSpreadButNotFurtherThanNeeded() {
    #expect(spread([50, 10], distance: 10, within: 0...100) == [50, 10])
    #expect(spread([50, 50], distance: 10, within: 0...100) == [45, 55])
    #expect(spread([99, 100], distance: 10, within: 0...100) == [90, 100])
  }

  @Test func coloursOfValues() {
    let scale = ColourScale(.log, lower: 1e-8, upper: 1)
    #expect(scale.level(0) == .zero)
    #expect(scale.level(.nan) == .notANumber)
    #expect(scale.level(1e-20) == .value(0))
    #expect(scale.level(1) == .value(Ramp.levels - 1))
  }
}
