import Testing
import Wording

/// Nets and single functions are counted apart: a function is no net.
@Suite struct GradientCheckTextTests {
  private func verdict(
    _ nets: (failed: Int, count: Int), _ functions: (failed: Int, count: Int)
  ) -> String {
    GradientCheckText.verdict(nets: nets, functions: functions).plain
  }

  @Test func verdicts() {
    #expect(
      verdict((0, 30), (0, 14))
        == "Checked and passed: 30 nets and 14 activation functions by themselves.")
    #expect(verdict((0, 1), (0, 1)).hasSuffix("1 net and 1 activation function by itself."))
    #expect(verdict((0, 3), (0, 0)) == "Checked and passed: 3 nets.")
    #expect(
      verdict((1, 30), (0, 14)).hasPrefix(
        "Failed: 1 net, of 30 nets and 14 activation functions by themselves that were checked."))
    #expect(
      verdict((0, 30), (2, 14)).hasPrefix(
        "Failed: 2 activation functions by themselves, of 30 nets"))
    #expect(verdict((1, 30), (2, 14)).hasPrefix("Failed: 1 net and 2 activation functions"))
    for failed in [verdict((1, 30), (0, 14)), verdict((0, 30), (1, 14))] {
      #expect(failed.contains("Do not trust") && !failed.contains("passed"))
    }
  }
}
