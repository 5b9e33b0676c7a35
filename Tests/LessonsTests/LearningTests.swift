import Testing
import Wording

/// The one definition of “learned” and “no better than a constant answer”.
@Suite struct LearningTests {
  @Test(arguments: [
    (0.0, Learning.learned), (0.4999, .learned), (0.5, .partly), (0.8999, .partly), (0.9, .hardly),
    (0.9978, .hardly), (0.9989, .hardly), (0.999, .not), (1, .not), (3, .not), (.nan, .unknown),
    (.infinity, .unknown), (-.infinity, .unknown),
  ])
  func limits(share: Double, learning: Learning) {
    #expect(Learning(share: share) == learning)
    #expect(learning.isStuck == (share >= 0.9 && share.isFinite))
  }

  /// 1.0962 beside 1.0986 is below it, if hardly.
  @Test func losses() {
    #expect(Learning(loss: 1.0962, constantLoss: 1.0986) == .hardly)
    #expect(Learning(loss: 1.0986, constantLoss: 1.0986) == .not)
    #expect(Learning(loss: 0.249, constantLoss: 0.25) == .hardly)
    #expect(Learning(loss: 0.1, constantLoss: 0.25) == .learned)
    // A task whose best constant answer makes no mistake says nothing about learning.
    #expect(Learning(loss: 0.1, constantLoss: 0) == .unknown)
    #expect(Learning(loss: 0, constantLoss: 0) == .unknown)
    #expect(Learning(loss: .nan, constantLoss: 1) == .unknown)
    #expect(Learning(loss: 1, constantLoss: .nan) == .unknown)
  }
}
