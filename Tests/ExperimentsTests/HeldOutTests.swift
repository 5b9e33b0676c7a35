import Experiments
import Testing

/// What is held out of data that hardly allow it, and what may be looked at to choose a setting.
@Suite struct HeldOutTests {
  /// Classes of two and three examples: some example is unseen, and every class is learnt.
  @Test func smallClassesAreHeldOutToo() {
    let targets = (0..<12).map { Double($0 % 5) }
    let data = PreparedData(
      smallTable(
        features: (0..<12).map { [Double($0)] }, targets: targets,
        classes: ["a", "b", "c", "d", "e"]), seed: 1)
    #expect(data.heldOutExamples == 3)
    #expect(Set(data.trainingTargets).count == 5)
  }

  @Test func aClassPerRowIsRefused() {
    let rows = (0..<12).map { "\($0),name\($0)\n" }.joined()
    #expect(throws: TableError.noClassTwice(target: "y")) {
      try TabularData(name: "names", bytes: Array(("x,y\n" + rows).utf8), target: "y")
    }
  }

  /// Nothing of the held-out examples is in what settings are chosen on.
  @Test func settingsAreChosenOnTrainingExamples() throws {
    let data = PreparedData(try table(.moons), seed: 1)
    let inner = data.withoutHeldOut(seed: 1001)
    #expect(inner.trainingExamples + inner.heldOutExamples == data.trainingExamples)
    #expect(
      inner.heldOutExamples
        == data.classes.indices.reduce(0) { sum, index in
          sum + data.trainingTargets.filter { $0 == Double(index) }.count / 4
        })
  }
}
