import Testing
import Training

@Suite struct BatchOrderTests {
  /// Cut at epochs, the batches hold every example exactly once per epoch.
  @Test(arguments: [1, 3, 5, 7, 12])
  func everyExampleOncePerEpoch(batchSize: Int) {
    let examples = 13
    var order = BatchOrder(examples: examples, batchSize: batchSize, seed: 2)
    var seen: [Int] = []
    for _ in 0..<(3 * examples) {
      let batch = order.next()
      #expect(batch.count == batchSize)
      seen += batch
    }
    var epochs: [[Int]] = []
    for epoch in 0..<(seen.count / examples) {
      let part = Array(seen[(epoch * examples)..<((epoch + 1) * examples)])
      #expect(part.sorted() == Array(0..<examples))
      epochs.append(part)
    }
    #expect(Set(epochs).count == epochs.count)
  }

  @Test(arguments: [13, 14, Int.max])
  func wholeSetStaysInOrder(batchSize: Int) {
    var order = BatchOrder(examples: 13, batchSize: batchSize, seed: 2)
    #expect(order.isWholeSet)
    #expect(order.batchSize == 13)
    for _ in 0..<3 { #expect(order.next() == Array(0..<13)) }
  }

  @Test func seedsDiffer() {
    func first(_ seed: UInt64) -> [Int] {
      var order = BatchOrder(examples: 50, batchSize: 20, seed: seed)
      return order.next() + order.next()
    }
    #expect(first(1) == first(1))
    #expect(first(1) != first(2))
  }
}
