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
    #expect(scale.level(.nan) == .missing)
    #expect(scale.level(1e-20) == .value(0))
    #expect(scale.level(1) == .value(Ramp.levels - 1))
  }
}
