import FoundationEssentials
import Recording
import Testing
import TraceFile
import Training

/// `docs/trace-format.md` names every word, and its smallest trace is one.
@Suite struct SpecificationTests {
  let text: String

  init() throws {
    let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let data = try Data(contentsOf: URL(filePath: "/" + path + "/docs/trace-format.md"))
    text = String(decoding: data, as: UTF8.self)
  }

  @Test func theSmallestTraceIsRead() throws {
    let section = try #require(text.split(separator: "## The smallest trace\n\n```\n").last)
    let trace = try #require(section.split(separator: "```").first)
    let reading = try TraceReader.read(Array(trace.utf8))
    #expect(reading.warnings.isEmpty)
    #expect(reading.record.steps == [0, 1])
    #expect(reading.record.columns == [.run(.loss), .quantity(1, .errorSignal, .rms)])
    #expect(reading.record.ending == .completed)
  }

  @Test func everyWordIsNamed() {
    let words: [[String]] = [
      RunMeasure.allCases.map(\.rawValue), LayerMeasure.allCases.map(\.rawValue),
      LayerQuantity.allCases.map(\.rawValue), Statistic.allCases.map(\.rawValue),
      TaskKind.allCases.map(\.rawValue), ActivationFunction.allCases.map(\.rawValue),
      LossFunction.allCases.map(\.rawValue), OptimizerKind.allCases.map(\.rawValue),
      UnitEvent.Kind.allCases.map(\.rawValue), Normalization.allCases.map(\.rawValue),
      LearningRateSchedule.allCases.map(\.rawValue), Clipping.Kind.allCases.map(\.rawValue),
      Scaling.allCases.map(\.rawValue),
    ]
    for word in words.flatMap({ $0 }) {
      #expect(text.contains("`" + word + "`"))
    }
  }
}
