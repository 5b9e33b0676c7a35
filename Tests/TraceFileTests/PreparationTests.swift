import Recording
import Testing
import TraceFile

/// What a trace says about the way from a table to the net's numbers (docs/trace-format.md).
@Suite struct PreparationTests {
  private static func trace(_ preparation: String) -> [UInt8] {
    Array(
      SentenceTests.smallest.replacing(
        "\"rate\"", with: "\"seed\":\"7\",\"preparation\":{\(preparation)},\"rate\""
      ).utf8)
  }

  /// What is not said of the data did nothing to them, and their seed is that of the run.
  @Test func scalingAlone() throws {
    let manifest = try TraceReader.read(Self.trace("\"scaling\":\"none\"")).record.manifest
    #expect(
      manifest.preparation
        == DataPreparation(
          scaling: .none, features: [.identity, .identity], seed: 7, heldOut: nil))
    #expect(!manifest.hasScaledLoss && manifest.targetName == nil)
    let without = try TraceReader.read(Array(SentenceTests.smallest.utf8)).record.manifest
    #expect(without.preparation == nil && !without.hasScaledLoss)
  }

  @Test(arguments: [
    ("\"centers\":[1,2]", "line 1: the field 'manifest/preparation/scaling' is missing"),
    (
      "\"scaling\":\"some\"",
      "line 1: unknown word 'some' in 'manifest/preparation/scaling'; it can be standard, none"
    ),
    (
      "\"scaling\":\"none\",\"scales\":[1]",
      "line 1: 'manifest/preparation/scales' has 1 entries instead of 2"
    ),
    (
      "\"scaling\":\"standard\",\"scales\":[1,0]",
      "line 1: 'manifest/preparation/scales/1' has to be a finite number other than 0"
    ),
    (
      "\"scaling\":\"standard\",\"targetScale\":\"Infinity\"",
      "line 1: 'manifest/preparation/targetScale' has to be a finite number other than 0"
    ),
    (
      "\"scaling\":\"standard\",\"targetOffset\":\"NaN\"",
      "line 1: 'manifest/preparation/targetOffset' has to be a finite number"
    ),
    (
      "\"scaling\":\"standard\",\"heldOutPercent\":101",
      "line 1: 'manifest/preparation/heldOutPercent' is 101, but has to be from 0 to 100"
    ),
  ])
  func whatIsWrongIsSaid(preparation: String, sentence: String) {
    do throws(TraceError) {
      _ = try TraceReader.read(Self.trace(preparation))
      Issue.record("no error")
    } catch {
      #expect(error.sentence == sentence)
    }
  }
}
