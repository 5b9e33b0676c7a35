import Recording
import Testing
import TraceFile

@Suite struct RoundTripTests {
  @Test(arguments: 0..<200)
  func everyFactComesBack(seed: Int) throws {
    let record = randomRecord(seed: seed)
    let text = TraceWriter.text(of: record)
    let reading = try TraceReader.read(Array(text.utf8))
    // The description has every stored property, and unlike == it tells NaN to be NaN and 0 from −0.
    #expect(String(describing: reading.record) == String(describing: record))
    #expect(TraceWriter.text(of: reading.record) == text)
    let noEnd = [TraceWarning.noEnd(rows: record.steps.count)]
    #expect(reading.warnings == (record.ending == .unfinished ? noEnd : []))
  }

  @Test(arguments: 0..<6)
  func cutAnywhereNeverYieldsMoreThanWholeLines(seed: Int) throws {
    let bytes = Array(TraceWriter.text(of: randomRecord(seed: seed)).utf8)
    let headerEnd = try #require(bytes.firstIndex(of: 10))
    for count in bytes.indices {
      let part = Array(bytes[..<count])
      do throws(TraceError) {
        let reading = try TraceReader.read(part)
        #expect(count >= headerEnd)
        // A line is whole as soon as its last bracket is there.
        let lines = (part + [10]).split(separator: 10)
        let rows = lines.filter { line in
          let isBucket = line.starts(with: Array("{\"bucket\"".utf8))
          let isRow = line.first == UInt8(ascii: "[")
          return isRow && line.last == UInt8(ascii: "]")
            || isBucket && line.suffix(3) == Array("]}}".utf8)
        }
        #expect(reading.record.steps.count == rows.count)
        let width = reading.record.columns.count
        #expect(reading.record.values.count == rows.count * width)
        // Without its last line feed a trace is still whole.
        #expect(!reading.warnings.isEmpty || count == bytes.count - 1)
      } catch {
        #expect(count < headerEnd)
        #expect(error == (count == 0 ? .empty : .headerCut))
      }
    }
  }

  @Test(arguments: 0..<4)
  func brokenBytesNeverTrap(seed: Int) throws {
    let bytes = Array(TraceWriter.text(of: randomRecord(seed: seed)).utf8)
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<1500 {
      var broken = bytes
      for _ in 0..<dice.roll(1...3) {
        let byte = dice.pick(Array("0123456789-eE[]{},:\"\n nN".utf8) + [0, 255])
        broken[dice.roll(0...(broken.count - 1))] = byte
      }
      do throws(TraceError) {
        let record = try TraceReader.read(broken).record
        #expect(record.values.count == record.steps.count * record.columns.count)
      } catch {
        #expect(!error.sentence.isEmpty)
      }
    }
  }

  @Test func twoThousandStepsOfFourHundredColumnsAreReadQuickly() throws {
    var record = randomRecord(seed: 3)
    record.columns = (1...58).flatMap { layer in
      Statistic.allCases.map { .quantity(layer, .errorSignal, $0) }
    }
    let layer = record.manifest.layers[0]
    record.manifest.layers = Array(repeating: layer, count: 58)
    record.frames = []
    record.events = []
    record.steps = Array(0..<2000)
    var dice = Dice(state: 1)
    record.values = (0..<(2000 * record.columns.count)).map { index in
      index % 400 == 7 ? .nan : Double.random(in: -1...1, using: &dice)
    }
    let bytes = Array(TraceWriter.text(of: record).utf8)
    var read: RunRecord?
    let time = try ContinuousClock().measure { read = try TraceReader.read(bytes).record }
    #expect(read?.steps.count == 2000)
    // About a third of a second on one core; the limit leaves room for a busy machine.
    #expect(time < .seconds(10))
  }
}
