import Foundation
import Lab
import Plotting
import Testing

extension SoftmaxHand {
  fileprivate var entries: [Double] { softmax.jacobian.flatMap { $0 } }
}

@Suite struct SoftmaxHandTests {
  private func near(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  /// Known by hand: three equal shares, and ¾ and ¼.
  @Test func knownJacobians() {
    let equal = SoftmaxHand(scores: [5, 5, 5], temperature: 1)
    #expect(near(equal.softmax.shares, [1 / 3.0, 1 / 3.0, 1 / 3.0]))
    let (d, o) = (2 / 9.0, -1 / 9.0)
    #expect(near(equal.entries, [d, o, o, o, d, o, o, o, d]))
    #expect(abs(equal.softmax.norm - 1 / 3.0) < 1e-12 && abs(equal.softmax.trace - 2 / 3.0) < 1e-12)
    let two = SoftmaxHand(scores: [2 * log(3.0), 0], temperature: 2)
    #expect(near(two.softmax.shares, [0.75, 0.25]))
    #expect(near(two.entries, [0.1875, -0.1875, -0.1875, 0.1875].map { $0 / 2 }))
    #expect(abs(two.softmax.norm - 0.1875) < 1e-12)
  }

  /// A column of J is how the shares change with one score.
  @Test func theJacobianIsTheSlope() {
    let scores = [1.5, -0.5, 0.3, 2]
    let hand = SoftmaxHand(scores: scores, temperature: 0.7)
    for j in 0..<4 {
      func shares(_ change: Double) -> [Double] {
        var moved = scores
        moved[j] += change
        return SoftmaxHand(scores: moved, temperature: 0.7).softmax.shares
      }
      let (above, below) = (shares(1e-6), shares(-1e-6))
      for i in 0..<4 {
        #expect(abs((above[i] - below[i]) / 2e-6 - hand.softmax.jacobian[i][j]) < 1e-9)
      }
    }
  }

  @Test func theTwoWaysToBeSmall() {
    func title(_ text: String) -> String { SoftmaxHand(text)?.picture(width: 620).title ?? "" }
    #expect(title("6,0,0;1").hasPrefix("Confident"))
    #expect(title("0,0,0,0,0,0,0,0,0,0,0;1").hasPrefix("Diffuse"))
    #expect(title("2,1,0;1").hasPrefix("Neither"))
    // The temperature makes an entry smaller, and no share large.
    #expect(title("2,1,0;5").hasPrefix("Neither"))
    #expect(SoftmaxHand("900,-900,0;0.1")?.softmax.shares == [1, 0, 0])
  }

  @Test(arguments: ["", "1,2", "1;1", "1,2;0", "1,nan;1", "1,2;1;1", "x,1;1"])
  func whatIsNoScoresIsNothing(_ text: String) {
    #expect(SoftmaxHand(text) == nil)
  }
}
