import Experiments
import Recording

/// Twelve rows; `cell` makes the first column, the second is a number, the third the class.
func tableRows(
  _ separator: String = ",", header: String? = nil, second: (Int) -> String = { "\($0 * 3)" },
  _ cell: (Int) -> String
) -> [UInt8] {
  var lines = [header ?? ["x", "y", "kind"].joined(separator: separator)]
  for row in 0..<12 {
    lines.append(
      [cell(row), second(row), row % 2 == 0 ? "oak" : "elm"].joined(separator: separator))
  }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

func readTable(
  _ bytes: [UInt8], target: String = "kind", _ change: (inout ReadingOptions) -> Void = { _ in }
) throws(TableError) -> (data: TabularData, reading: TableReading) {
  var options = ReadingOptions()
  change(&options)
  var reader = try TableReader(BytesInMemory(bytes), name: "t", options)
  return try reader.read(target: target, task: nil, keepsValues: true)
}

func sentence(_ body: () throws(TableError) -> Void) -> String {
  do throws(TableError) {
    try body()
    return "no error"
  } catch {
    return error.sentence
  }
}
