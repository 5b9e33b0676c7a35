import Experiments
import Recording
import Testing
import Training

/// Which data sets need a hidden layer: what a net without one cannot do, and a small net can.
@Suite struct LinearLimitTests {
  private func lastAccuracy(_ name: DatasetName, hidden: [Int]) throws -> Double {
    let data = PreparedData(try table(name), seed: 1)
    let outcome = experiment(data, hidden: hidden) {
      $0.optimizer = .adam
      $0.rate = 0.05
      $0.steps = 300
    }.outcome(evaluations: 2)
    return try #require(outcome.final).accuracy
  }

  /// A line leaves one of two rings divided in halves, and at least one of four corners on the wrong
  /// side.
  @Test(arguments: [(.circles, 0.7), (.xor, 0.8)] as [(DatasetName, Double)])
  func linesCannot(name: DatasetName, most: Double) throws {
    #expect(try lastAccuracy(name, hidden: []) < most)
    #expect(try lastAccuracy(name, hidden: [8]) > 0.97)
  }

  @Test func linesPartTheBlobs() throws {
    #expect(try lastAccuracy(.blobs, hidden: []) > 0.97)
  }

  /// The best straight line through a sine of one period accounts for 6/π² of its variance, through a
  /// step in the middle for 3/4, and through three points of which the middle one differs for nothing.
  @Test(arguments: [(.sine, 0.608), (.step, 0.75), (.dosage, 0)] as [(DatasetName, Double)])
  func straightLinesCannot(name: DatasetName, share: Double) throws {
    let data = PreparedData(try table(name), seed: 1)
    let line = straightLine(data.trainingInputs, data.trainingTargets)
    #expect(abs(line - share) < 0.08)
    let record = experiment(data, hidden: [12]) {
      $0.optimizer = .adam
      $0.rate = 0.03
      $0.steps = 1000
    }.recorded()
    let loss = try #require(record.series(.run(.loss))?.last)
    #expect(loss < (name == .dosage ? 1e-4 : 0.05) * record.manifest.constantLoss)
  }

  /// The share of the variance that the line of least squares accounts for: the squared correlation.
  private func straightLine(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let product = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let squares = { (values: [Double], mean: Double) in
      values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    return product * product / (squares(x, meanX) * squares(y, meanY))
  }
}
