import Recording
import Testing

@Suite struct BucketPlanTests {
  @Test(arguments: [1, 10_000, 1_000_000, 10_000_000], [1, 15, 224, 5000, 600_000])
  func whatARunMayHold(steps: Int, columns: Int) {
    let plan = BucketPlan(steps: steps, columns: columns)
    let rows = steps + 1
    guard rows * columns > 4_000_000 else {
      #expect(plan.isExact && plan.length == 1)
      return
    }
    #expect(!plan.isExact)
    #expect(plan.lastRows == (columns <= 15_000 ? 100 : 1_500_000 / columns))
    func numbers(_ length: Int) -> Int { (rows + length - 1) / length * 3 * columns }
    if columns == 600_000 {
      // Not even one bucket is within the limit; the run gets one.
      #expect(plan.length == rows)
    } else {
      #expect(numbers(plan.length) <= 1_500_000)
      // No shorter ones would do.
      #expect(numbers(plan.length - 1) > 1_500_000)
    }
  }

  @Test func examples() {
    #expect(BucketPlan(steps: 17_856, columns: 224).length == 1)
    #expect(BucketPlan(steps: 17_857, columns: 224).length == 9)
    #expect(BucketPlan(steps: 1_000_000, columns: 224).length == 449)
    #expect(BucketPlan(steps: 999_999, columns: 4).length == 1)
    #expect(BucketPlan(steps: 0, columns: 0).length == 1)
    #expect(BucketPlan(steps: .max, columns: 1).length == .max / 500_000 + 1)
    #expect(BucketPlan(steps: .max, columns: 1).rows(steps: .max) <= 500_101)
    #expect(BucketPlan(steps: 200, columns: 9).rows(steps: 200) == 201)
    // A plan by hand cannot ask for nothing.
    #expect(BucketPlan(length: 0, lastRows: -1) == BucketPlan(length: 1, lastRows: 0))
  }
}
