import Charts
import Markup
import Plotting
import Recording
import Testing

/// Runs whose rows cover several steps: charts show what a row spans, or say that they do not.
@Suite struct BucketTests {
  /// A run of ten buckets of ten steps. Every number is its mean; all of a bucket lie between a share of
  /// it and a multiple.
  private static func bucketed(
    _ sample: Sample, from low: Double = 0.1, to high: Double = 10
  ) -> RunRecord {
    let exact = sample.record
    var record = RunRecord(manifest: exact.manifest, columns: exact.columns)
    for start in stride(from: 0, to: 100, by: 10) {
      let means = Array(exact.values.prefix(exact.columns.count))
      record.append(
        .bucket(
          Bucket(
            steps: start...(start + 9), minima: means.map { low * $0 },
            maxima: means.map { high * $0 }), means: means))
    }
    return record
  }

  /// The bands of a picture by the lowest and the highest place of each.
  private static func bands(_ chart: Chart) -> [(top: Double, bottom: Double)] {
    paths(chart) { $0.value(of: "fill-opacity") == "0.16" }
  }

  private static func lines(_ chart: Chart) -> [(top: Double, bottom: Double)] {
    paths(chart) { $0.value(of: "fill") == "none" && $0.value(of: "stroke-width") == "2" }
  }

  private static func paths(
    _ chart: Chart, where isOne: (Element) -> Bool
  ) -> [(top: Double, bottom: Double)] {
    chart.picture.content.filter { $0.isNamed("path") && isOne($0) }.compactMap { element in
      let heights = strokes(of: element.value(of: "d") ?? "").joined().map { $0.y }
      guard let top = heights.min(), let bottom = heights.max(), bottom > 0 else { return nil }
      return (top, bottom)
    }
  }

  @Test func `the band of a layer's error signal is as high as its extremes`() throws {
    let record = Self.bucketed(Sample(label: "long"))
    let chart = try ChartName.gradientByLayer.draw(ChartRequest(runs: [record], step: 50))
    let band = try #require(Self.bands(chart).first)
    let line = try #require(Self.lines(chart).last)
    #expect(Self.bands(chart).count == 1)
    #expect(line.bottom - line.top < 0.2)
    // A tenth and ten times are as far from the mean on a log axis.
    #expect(abs((band.top + band.bottom) / 2 - line.top) < 0.3 && band.bottom - band.top > 100)
    #expect(Self.text(chart).contains("means over up to 10 steps"))
    #expect(Self.bands(try ChartName.gradientByLayer.draw(Self.exact)).isEmpty)
  }

  @Test func `a layer's share of dead units has its band, that of all layers none`() throws {
    var sample = Sample(label: "ReLU", activations: [.relu, .relu, .softmax])
    sample.events = [1, 2].flatMap { layer in
      [0, 1].map { .made(.bornDead, step: 0, layer: layer, unit: $0) }
    }
    let record = Self.bucketed(sample, from: 0.5, to: 1.5)
    let chart = try ChartName.deadShare.draw(ChartRequest(runs: [record]))
    let bands = Self.bands(chart)
    #expect(bands.count == 2)
    let line = try #require(Self.lines(chart).first)
    for band in bands {
      // From a quarter to three quarters of the axis.
      #expect(abs((band.top + band.bottom) / 2 - line.top) < 0.3)
    }
    sample.activations = [.relu, .softmax]
    let one = try ChartName.deadShare.draw(
      ChartRequest(runs: [Self.bucketed(sample, from: 0.5, to: 1.5)]))
    #expect(Self.bands(one).count == 1)
  }

  @Test func `a ledger of means says so`() throws {
    let record = Self.bucketed(Sample(label: "long"))
    let chart = try ChartName.ledger.draw(ChartRequest(runs: [record]))
    #expect(Self.text(chart).contains("Every size is a mean over up to 10 steps."))
    #expect(!Self.text(try ChartName.ledger.draw(Self.exact)).contains("mean over"))
  }

  private static var exact: ChartRequest { ChartRequest(runs: [Sample().record]) }

  private static func text(_ chart: Chart) -> String {
    DrawnText.all(of: chart.picture).map { $0.text }.joined(separator: " ")
  }

  @Test func `seed bands of long runs are of one resolution and show the extremes`() throws {
    var tail = Self.bucketed(Sample(label: "long"))
    // The last steps of a long run are kept one by one, and jump.
    for step in 100..<120 {
      let values = tail.columns.map { _ in step % 2 == 0 ? 0.01 : 100 }
      tail.append(.row(step: step, values: values))
    }
    var other = tail
    other.manifest.seed = 2
    let chart = try ChartName.seedBands.draw(ChartRequest(runs: [tail, other]))
    let text = SVGFile.text(chart.picture, identifier: "bands", theme: .light)
    #expect(text.utf8.count < 100_000)
    #expect(Self.text(chart).contains("means over 10 steps each"))
    let losses = chart.data.rows.filter { $0[0] == .text("loss") }
    #expect(losses.map { $0[2] } == stride(from: 0.0, to: 120, by: 10).map { .number($0) })
    for row in losses.suffix(2) {
      guard case .number(let median) = row[4] else {
        Issue.record("no median")
        continue
      }
      #expect(abs(median - 50.005) < 1e-9)
    }
    let faintest = Self.paths(chart) { $0.value(of: "fill-opacity") == "0.1" }
    #expect(faintest.count >= 1)
    for band in faintest { #expect(band.bottom > band.top) }
  }
}
