import Recording
import Testing
import Training

/// The last tenth of a run, over which its end is told.
@Suite struct LastStretchTests {
  /// A run with the losses 0, 1, 2, … whose first rows cover several steps each.
  private func run(_ steps: Int, bucket length: Int = 1) -> RunRecord {
    var record = RunRecord(manifest: manifest(), columns: [.run(.loss)])
    var step = 0
    while step < steps {
      let count = step + length <= steps - 10 ? length : 1
      record.steps.append(step)
      record.values.append(Double(2 * step + count - 1) / 2)
      if count > 1 {
        record.buckets.append(
          Bucket(
            steps: step...step + count - 1, minima: [Double(step)],
            maxima: [Double(step + count - 1)]))
      }
      step += count
    }
    return record
  }

  private func manifest() -> RunManifest {
    RunManifest(
      program: "test", label: "a", task: .regression, dataset: "d", features: ["x"], classes: [],
      trainingExamples: 10, heldOutExamples: 0, probeExamples: 10,
      layers: [LayerDescription(inputs: 1, units: 1, activation: .identity)], loss: .squaredError,
      optimizer: OptimizerSettings(.sgd, rate: 1), initialization: .glorot, batchSize: 1, steps: 10,
      seed: 1, precision: 32, saturationThreshold: 0.05, constantLoss: 1)
  }

  @Test(arguments: [1, 2, 9, 10, 19, 20, 101, 601])
  func isATenth(steps: Int) throws {
    let record = run(steps)
    let stretch = try #require(record.lastStretch)
    let count = max(1, steps / 10)
    #expect(stretch.steps == count && stretch.rows == steps - count..<steps)
    // The mean of the whole numbers from steps − count to steps − 1.
    #expect(record.finalMean(.run(.loss)) == Double(2 * steps - count - 1) / 2)
    let ends = try #require(record.finalExtremes(.run(.loss)))
    #expect(ends.minimum == Double(steps - count) && ends.maximum == Double(steps - 1))
  }

  /// A row that covers several steps counts as often as it has steps, and one that begins before the last
  /// tenth does not count.
  @Test(arguments: [2, 7, 30])
  func bucketsCountTheirSteps(length: Int) throws {
    let record = run(400, bucket: length)
    let stretch = try #require(record.lastStretch)
    let first = record.steps[stretch.rows.lowerBound]
    #expect(first >= 360 && stretch.steps == 400 - first)
    #expect(stretch.rows.lowerBound == 0 || record.steps[stretch.rows.lowerBound - 1] < 360)
    #expect(abs(record.finalMean(.run(.loss)) - Double(first + 399) / 2) < 1e-9)
    let ends = try #require(record.finalExtremes(.run(.loss)))
    #expect(ends.minimum == Double(first) && ends.maximum == 399)
  }

  @Test func whatIsNotThereHasNoEnd() throws {
    #expect(run(0).lastStretch == nil && run(0).finalMean(.run(.loss)).isNaN)
    #expect(run(0).finalExtremes(.run(.loss)) == nil)
    #expect(run(50).finalMean(.run(.accuracy)).isNaN)
    #expect(run(50).finalExtremes(.run(.accuracy)) == nil)
    var broken = run(50)
    broken.values[48] = .nan
    #expect(broken.finalMean(.run(.loss)).isNaN && broken.finalExtremes(.run(.loss)) == nil)
    broken.values[48] = .infinity
    #expect(broken.finalExtremes(.run(.loss)) == nil)
    // Before the end it may have been anything.
    var early = run(50)
    early.values[3] = .nan
    #expect(early.finalMean(.run(.loss)) == 47)
  }
}
