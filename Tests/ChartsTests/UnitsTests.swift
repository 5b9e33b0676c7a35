import Charts
import Foundation
import Plotting
import Recording
import Testing

/// Numbers to be predicted are drawn in the unit of the table, and a loss that is not in it is called scaled.
@Suite struct UnitsTests {
  /// A run on one feature whose answers and examples are in the table's unit.
  private func run(
    _ label: String, offset: Double, scale: Double, says: Bool = true
  ) throws -> RunRecord {
    var record = try Frozen.wave.record
    func moved(_ value: Double) -> Double { value * scale + offset }
    record.manifest.label = label
    if says {
      record.manifest.preparation = DataPreparation(
        scaling: .standard, features: [.identity],
        target: Rescaling(offset: offset, scale: scale), targetName: "price", seed: 1, heldOut: 25)
    }
    record.points = record.points.map {
      ExamplePoint(inputs: $0.inputs, target: moved($0.target))
    }
    for index in record.frames.indices {
      if case .curve(let x, let y)? = record.frames[index].surface {
        record.frames[index].surface = .curve(x: x, y: y.map(moved))
      }
    }
    return record
  }

  private func texts(_ picture: Picture) -> String {
    DrawnText.all(of: picture).map(\.text).joined(separator: " ")
  }

  @Test func aFitIsInTheUnitOfTheTable() throws {
    let plain = try ChartName.fit.draw(ChartRequest(runs: [try run("a", offset: 0, scale: 1)]))
    let moved = try ChartName.fit.draw(
      ChartRequest(runs: [try run("a", offset: -500, scale: 2000)]))
    func error(_ title: String) throws -> Double {
      let match = try #require(title.firstMatch(of: /by ([0-9.]+)/))
      return try #require(Double(match.1))
    }
    let ratio = try error(moved.picture.title) / error(plain.picture.title)
    // Both are written with two digits.
    #expect(abs(ratio - 2000) < 200)
    #expect(texts(moved.picture).contains("price"))
    #expect(texts(moved.picture).contains("1000"))
  }

  @Test(arguments: [ChartName.loss, .seedBands])
  func aLossOfMovedTargetsIsCalledScaled(chart: ChartName) throws {
    let scaled = try run("a", offset: -500, scale: 2287)
    let drawn = try chart.draw(ChartRequest(runs: [scaled]))
    #expect(drawn.picture.title.contains("scaled loss"))
    #expect(drawn.data.columns.joined().contains("scaled") || chart == .seedBands)
    let words = texts(drawn.picture)
    #expect(words.contains("scaled: price from −500 to 1787 counts as 0 to 1"))
    let plain = try chart.draw(ChartRequest(runs: [try run("a", offset: 0, scale: 1)]))
    #expect(!(plain.picture.title + texts(plain.picture)).contains("scaled"))
    var other = try run("b", offset: 0, scale: 1)
    other.manifest.seed = 9
    other.manifest.initialization = .he
    let both = try chart.draw(ChartRequest(runs: [scaled, other]))
    #expect(texts(both.picture).contains("loss, of some runs scaled"))
  }

  /// Seeds that split differently have other ranges, and are still one group.
  @Test func seedsOfOneSettingAreOneGroup() throws {
    var other = try run("a", offset: -480, scale: 2267)
    other.manifest.seed = 2
    other.manifest.preparation?.seed = 2
    other.manifest.preparation?.features = [Rescaling(offset: 1, scale: 2)]
    let drawn = try ChartName.seedBands.draw(
      ChartRequest(runs: [try run("a", offset: -500, scale: 2287), other]))
    #expect(texts(drawn.picture).contains("2 runs"))
    #expect(texts(drawn.picture).contains("scaled: the training targets of each run"))
  }

  /// Old traces hold moved targets and do not say so: they are drawn, but not beside others.
  @Test func tracesOfUnknownUnits() throws {
    let old = try run("old", offset: 0, scale: 1, says: false)
    let new = try run("new", offset: -500, scale: 2287)
    _ = try ChartName.fit.draw(ChartRequest(runs: [old]))
    #expect(throws: ChartProblem.differentUnits(scaled: "old", other: "new")) {
      try ChartName.fit.draw(ChartRequest(runs: [new, old]))
    }
    // Foreign traces in the same unit, and numbers from 0 to 1 in both.
    let foreign = try run("foreign", offset: -500, scale: 2287, says: false)
    _ = try ChartName.fit.draw(ChartRequest(runs: [foreign, new]))
    _ = try ChartName.fit.draw(ChartRequest(runs: [old, try run("new", offset: 0, scale: 1)]))
  }
}
