import Charts
import Plotting
import Recording
import Testing

/// Frames of one chart can be one figure that moves only if their element trees have one shape.
@Suite struct ShapeTests {
  @Test(arguments: ChartName.allCases, [FigureWidth.column, .page, .slide])
  func `every step gives the same tree`(_ name: ChartName, _ width: FigureWidth) throws {
    for runs in try Self.comparisons {
      let last = runs.reduce(0) { max($0, $1.steps.last ?? 0) }
      let steps = [0, 1, 2, 4, 9, 10, 11, 19, last - 1, last].filter { $0 >= 0 && $0 <= last }
      guard let frames = drawn(name, ChartRequest(runs: runs, width: width), steps: steps) else {
        continue
      }
      _ = try InlineFigure(frames: frames, restingFrame: 0, identifier: "figure")
    }
  }

  /// Nil for a chart of something that the runs lack.
  private func drawn(_ name: ChartName, _ request: ChartRequest, steps: [Int]) -> [Picture]? {
    do {
      return try name.frames(request, steps: steps).map { $0.picture }
    } catch {
      guard case .lacks = error else {
        Issue.record("\(name.rawValue): \(error.sentence)")
        return nil
      }
      return nil
    }
  }

  @Test func `some comparison can be drawn by every chart`() throws {
    for name in ChartName.allCases {
      var drawn = 0
      for runs in try Self.comparisons {
        if (try? name.draw(ChartRequest(runs: runs))) != nil { drawn += 1 }
      }
      #expect(drawn > 0, "\(name.rawValue)")
    }
  }

  @Test func `the picture moves with the step where it should`() throws {
    let runs = [try Frozen.dying.record]
    for name in [ChartName.gradientByLayer, .ledger, .regions, .network, .loss, .unitLife] {
      let texts = try [1, 30].map { step in
        SVGFile.text(
          try name.draw(ChartRequest(runs: runs, step: step)).picture, identifier: "f")
      }
      #expect(texts[0] != texts[1], "\(name.rawValue)")
    }
  }

  private static var comparisons: [[RunRecord]] {
    get throws {
      let dying = try Frozen.dying.record
      return [
        [dying], [try Frozen.sigmoid.record, try Frozen.softmax.record, dying],
        [try Frozen.diverged.record], [try Frozen.diverged.record, try Frozen.sigmoid.record],
        [try Frozen.wave.record], [vanishing.record, Sample().record], [Measured.record],
      ]
    }
  }

  /// Exactly zero at some layers and steps only, not a number at another.
  private static var vanishing: Sample {
    var sample = Sample(label: "on and off", steps: 12)
    sample.errorSignal = { layer, step in
      step == 10 ? .nan : layer < 3 && step % 2 == 0 ? 0 : 1 / Double(layer * (step + 1))
    }
    return sample
  }
}

extension FigureWidth: CustomTestStringConvertible {
  public var testDescription: String { "\(Int(value)) px" }
}
