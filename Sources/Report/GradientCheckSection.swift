import Markup
import Numerals
import Wording

/// What the gradient check found for the nets of the report.
struct GradientCheckSection {
  static let id = "gradient-check"
  private let checks: [GradientCheckSummary]
  private let prose: ProseMarkup

  init(_ checks: [GradientCheckSummary], prose: ProseMarkup) {
    self.checks = checks
    self.prose = prose
  }

  var section: Node? {
    guard !checks.isEmpty else { return nil }
    return .tag(
      "section", ["id": Self.id, "class": "appendix"],
      [
        .tag("h2", text: GradientCheckText.heading),
        .tag("p", [:], prose.nodes(GradientCheckText.introduction)),
        .tag("p", [:], prose.nodes(verdict)),
        scrolling([table], label: GradientCheckText.caption.plainText),
      ])
  }

  private var verdict: Prose {
    func counts(_ checks: [GradientCheckSummary]) -> (failed: Int, count: Int) {
      (checks.filter { !$0.passed }.count, checks.count)
    }
    return GradientCheckText.verdict(
      nets: counts(checks.filter(\.isNet)), functions: counts(checks.filter { !$0.isNet }))
  }

  private var table: Node {
    let header = [
      Node.tag("th", ["scope": "col"], text: GradientCheckText.net),
      .tag("th", ["scope": "col", "class": "number"], text: GradientCheckText.largestError),
      .tag("th", ["scope": "col", "class": "number"], text: GradientCheckText.skippedKinks),
      .tag("th", ["scope": "col"], text: GradientCheckText.result),
    ]
    return .tag(
      "table", [:],
      [
        .tag("caption", [:], prose.nodes(GradientCheckText.caption)),
        .tag("thead", [:], [.tag("tr", [:], header)]), .tag("tbody", [:], checks.map(row)),
      ])
  }

  private func row(_ check: GradientCheckSummary) -> Node {
    let error = NumberText.significant(check.largestRelativeError, digits: 2)
    let result = check.passed ? GradientCheckText.passed : GradientCheckText.failed
    return .tag(
      "tr", [:],
      [
        .tag("td", text: check.name), .tag("td", ["class": "number"], text: error),
        .tag("td", ["class": "number"], text: String(check.skippedKinks)),
        .tag("td", ["class": check.passed ? "passed" : "failed"], text: result),
      ])
  }
}
