import Charts
import Lessons
import Markup
import Plotting
import Recording
import Report
import Training
import Wording

/// Small reports made by hand, so that the tests say what the page does with any content.
enum Fixture {
  static let hostile = "</script><img src=x onerror=alert(1)>"

  static func picture(_ frame: Int) -> Picture {
    let dot = Element(
      "circle", [Attribute("cx", String(frame * 10)), Attribute("cy", "20"), Attribute("r", "4")])
    let label = Element("text", [Attribute("x", "0")], [.text(frame == 0 ? hostile : "frame")])
    return Picture(
      width: 400, height: 300, title: "", description: "", content: [dot, label])
  }

  static func figure(_ name: String, frames: Int = 1, rows: Int = 3) -> Lessons.Figure {
    Lessons.Figure(
      name: name, title: "Finding \(hostile)", caption: "Read \(hostile) like this.",
      alternative: "A dot \(hostile)", frames: (0..<frames).map(picture), restingFrame: frames - 1,
      data: FigureData(
        columns: ["step", hostile], rows: (0..<rows).map { [.number(Double($0)), .text("b")] }),
      command: "gradflow chart dot -o \(name).svg")
  }

  static func chapter(_ slug: String, frames: Int = 1) -> Chapter {
    let run = ChapterRun(
      name: slug + "-run", record: RunRecord(manifest: manifest, columns: []),
      command: "gradflow train --seed 7 -o \(slug)-run.trace")
    return Chapter(
      slug: slug, shortTitle: "Short \(hostile)", question: "Why \(hostile)?",
      answer: "Because of **\("12") %** [[softmax]] \(hostile).",
      blocks: [
        .heading("Look"),
        .paragraph("A [[unit]]."),
        .figure(figure(slug + "-first", frames: frames)),
        .list(["One", "Two"]),
        .table(
          Table(caption: "Numbers", header: ["a", "b"], rows: [["1", "2"]], numericColumns: [1])),
        .folded(
          summary: "The mathematics",
          [.formula("$\\sigma'(z) \\le \\frac{1}{4}$"), .figure(figure(slug + "-second"))]),
      ], frameSteps: frames > 1 ? (0..<frames).map { $0 * 20 } : [],
      quiz: Quiz(
        question: "Which?", choices: ["This \(hostile)", "That"], answer: 1,
        explanation: "Measured."),
      sources: ["[Somebody](https://example.org/paper)"], runs: [run])
  }

  static func report(_ chapters: [Chapter]) -> ReportContent {
    ReportContent(
      chapters: chapters,
      checks: [
        GradientCheckSummary(
          name: "sigmoid net", isNet: true, largestRelativeError: 3e-9, passed: true,
          skippedKinks: 2)
      ], commandLine: "gradflow report --seed 7", version: "gradflow 0.0.0")
  }

  static let manifest = RunManifest(
    program: "gradflow 0.0.0", label: "sigmoid", task: .classification, dataset: "spiral",
    features: ["x1", hostile], classes: ["a", hostile], trainingExamples: 12_000,
    heldOutExamples: 300, probeExamples: 300,
    layers: [LayerDescription(inputs: 2, units: 16, activation: .leakyReLU)], loss: .squaredError,
    optimizer: OptimizerSettings(.adam, rate: 0.01), initialization: .he, batchSize: 32, steps: 600,
    seed: 7,
    precision: 32, saturationThreshold: 0.05, constantLoss: 1)
}

/// How often one text stands in another.
func count(_ part: String, in text: String) -> Int {
  var count = 0
  var rest = text[...]
  while let range = rest.firstRange(of: part) {
    count += 1
    rest = rest[range.upperBound...]
  }
  return count
}

/// The values of an attribute, in order.
func values(of attribute: String, in html: String) -> [String] {
  html.split(separator: " \(attribute)=\"", omittingEmptySubsequences: false).dropFirst().compactMap
  {
    $0.split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
  }
}
