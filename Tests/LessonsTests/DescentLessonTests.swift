import Charts
import Experiments
import Foundation
import Lessons
import PageResources
import Testing
import Training
import Wording

/// The walks against plain gradient descent, written out once more with the formulas of the chapter.
@Suite(.serialized) struct DescentLessonTests {
  /// One sigmoid unit on the same examples, with Foundation's exponential.
  private struct PlainNet {
    var w: Double
    var b: Double
    let examples: [(x: Double, y: Double)]

    var loss: Double {
      examples.reduce(0) { $0 + pow(answer($1.x) - $1.y, 2) } / Double(examples.count)
    }
    var slopes: (w: Double, b: Double) {
      var (w, b) = (0.0, 0.0)
      for (x, y) in examples {
        let a = answer(x)
        let signal = 2 * (a - y) * a * (1 - a)
        w += signal * x
        b += signal
      }
      return (w / Double(examples.count), b / Double(examples.count))
    }
    mutating func step(rate: Double) {
      let slopes = slopes
      w -= rate * slopes.w
      b -= rate * slopes.b
    }
    private func answer(_ x: Double) -> Double { 1 / (1 + exp(-(w * x + b))) }
  }

  private func plainNet(bias: Double) throws -> PlainNet {
    let file = try #require(EmbeddedFile.named("data/iris.csv"))
    let data = PreparedData(try DatasetName.step.table(seed: 1, irisFile: file.bytes), seed: 1)
    return PlainNet(
      w: -2, b: bias, examples: Array(zip(data.trainingInputs, data.trainingTargets)))
  }

  private func numbers(_ figure: String) throws -> [[Double]] {
    try #require(try Quick.chapter(.descent).figure(figure)).data.rows.map { row in
      row.map { if case .number(let value) = $0 { value } else { .nan } }
    }
  }

  /// Step, w, b and loss of the figure's data at every step.
  @Test(arguments: [("slope", 1.0), ("plateau", 7.0)])
  func waysAreThoseOfPlainDescent(figure: String, bias: Double) throws {
    var net = try plainNet(bias: bias)
    let rows = try numbers(figure)
    #expect(rows.count >= 50)
    for (step, row) in rows.enumerated() {
      #expect(row[0] == Double(step))
      #expect(abs(row[1] - net.w) < 1e-9 && abs(row[2] - net.b) < 1e-9)
      #expect(abs(row[3] - net.loss) < 1e-12)
      net.step(rate: 2)
    }
  }

  @Test func tableCanBeWorkedOutByHand() throws {
    let chapter = try Quick.chapter(.descent)
    let rows = try #require(chapter.tables.first).rows.map { $0.map(\.plain) }
    #expect(rows.count == 6)
    for (index, bias) in [1.0, 7.0].enumerated() {
      var net = try plainNet(bias: bias)
      for row in rows[3 * index..<3 * index + 3] {
        let numbers = [net.w, net.b, net.slopes.w, net.slopes.b, net.loss]
        #expect(Array(row[2...]) == numbers.map(DescentText.exact))
        net.step(rate: 2)
      }
    }
  }

  @Test func quizCountsTheSteps() throws {
    func steps(_ bias: Double) throws -> Int? {
      var net = try plainNet(bias: bias)
      let half = net.loss / 2
      for step in 0...2000 {
        if net.loss <= half { return step }
        net.step(rate: 2)
      }
      return nil
    }
    let (slope, plateau) = (try steps(1), try steps(7))
    let quiz = try Quick.chapter(.descent).quiz
    #expect(quiz.answer == DescentText.quizAnswer(slope: slope, plateau: plateau, limit: 2000))
    let said = quiz.explanation.plain
    #expect(said.contains("from the slope: \(try #require(slope)) steps"))
    let end = plateau.map { "\(Say.whole($0)) steps" } ?? "not within"
    #expect(said.contains("from the plateau: \(end)"))
  }

  @Test func captionsSayTheSlopesOfTheStart() throws {
    let chapter = try Quick.chapter(.descent)
    for (figure, bias) in [("slope", 1.0), ("plateau", 7.0)] {
      let net = try plainNet(bias: bias)
      let length = (net.slopes.w * net.slopes.w + net.slopes.b * net.slopes.b).squareRoot()
      let caption = try #require(chapter.figure(figure)).caption.plain
      #expect(caption.contains(Say.number(length)), "\(caption)")
    }
  }

  /// Both maps are one landscape, and the ways move on it with the slider.
  @Test func mapsShareTheirScale() throws {
    let chapter = try Quick.chapter(.descent)
    let frames = try ["slope", "plateau"].map { try #require(chapter.figure($0)).frames }
    #expect(frames.allSatisfy { $0.count == chapter.frameSteps.count })
    #expect(frames[0][0].width == frames[1][0].width && frames[0][0].height == frames[1][0].height)
  }
}
