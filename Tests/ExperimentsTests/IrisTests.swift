import Experiments
import PageResources
import Testing

@Suite struct IrisTests {
  /// Means and standard deviations as published with the data (scikit-learn's description of it).
  @Test func fishersNumbers() throws {
    let file = try #require(EmbeddedFile.named("data/iris.csv"))
    let data = try TabularData(name: "iris", bytes: file.bytes, target: "species")
    #expect(data.task == .classification)
    #expect(data.featureNames == ["sepal_length", "sepal_width", "petal_length", "petal_width"])
    #expect(data.classNames == ["setosa", "versicolor", "virginica"])
    #expect(data.targets == [0, 1, 2].flatMap { Array(repeating: Double($0), count: 50) })
    let published = [(5.843, 0.828), (3.057, 0.436), (3.758, 1.765), (1.199, 0.762)]
    for (place, (mean, deviation)) in published.enumerated() {
      let values = data.columns[place]
      let found = values.reduce(0, +) / 150
      let squares = values.map { ($0 - found) * ($0 - found) }
      #expect(abs(found - mean) < 0.0005)
      #expect(abs((squares.reduce(0, +) / 149).squareRoot() - deviation) < 0.0005)
    }
    // The two records that the UCI copy has wrong.
    #expect(data.features[34] == [4.9, 3.1, 1.5, 0.2])
    #expect(data.features[37] == [4.9, 3.6, 1.4, 0.1])
  }
}
