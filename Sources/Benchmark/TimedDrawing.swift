import FoundationEssentials

/// A drawing that was made several times: the times and what came out.
struct TimedDrawing: Encodable {
  /// Seconds of each round.
  var wall: [Double] = []
  /// Seconds of this process on any core, of each round.
  var processor: [Double] = []
  /// Of the file, which is written beside the numbers.
  var bytes = 0

  /// A request is `DRAWING ROUNDS`; the numbers are in `DRAWING.f64`.
  init(_ request: String, folder: String) throws(Problem) {
    let words = request.split(separator: " ")
    guard words.count == 2, let workload = DrawnWorkload(rawValue: String(words[0])),
      let rounds = Int(words[1]), rounds > 0
    else { throw Problem("a request is DRAWING ROUNDS, not \(request)") }
    let place = "\(folder)/\(workload.rawValue)"
    let numbers = try Files.doubles(place + ".f64")
    guard !numbers.isEmpty, numbers.count % workload.columns == 0
    else { throw Problem("\(place).f64 does not hold rows of \(workload.columns)") }
    let rows = stride(from: 0, to: numbers.count, by: workload.columns).map {
      Array(numbers[$0..<($0 + workload.columns)])
    }
    for _ in 0..<rounds {
      let begin = (ContinuousClock.now, TimedRun.processorTime)
      let text = workload.draw(rows)
      processor.append(TimedRun.processorTime - begin.1)
      wall.append((ContinuousClock.now - begin.0) / .seconds(1))
      bytes = text.utf8.count
      try Files.write(text, to: place + ".svg")
    }
  }
}
