import Charts
import Foundation
import KernelCode
import Recording
import Testing

/// Every chart of every kind of net at every step: what title, subtitle and description say is compared with the
/// numbers of the step that they name, taken from the record by other code than that of the charts.
@Suite struct TruthTests {
  @Test(arguments: ChartName.allCases)
  func `what is said is so at the step that is named`(_ name: ChartName) throws {
    var seen = Seen()
    for (kind, record) in try Recorded.all + [(.curve, try Frozen.wave.record)] {
      let last = record.steps.last ?? 0
      for step in [nil] + (0...last).map({ Optional($0) }) {
        guard let chart = drawn(name, ChartRequest(runs: [record], step: step)) else { continue }
        let told = Told(
          name, record, step: step ?? last, isAsked: step != nil, picture: chart.picture)
        seen.drawn += 1
        for problem in told.wrongMoments + told.wrongNumbers(&seen) {
          Issue.record("\(kind.rawValue), \(name.rawValue), step \(step ?? -1): \(problem)")
        }
      }
    }
    #expect(seen.drawn > 10, "nothing was drawn")
    #expect(seen.numbers > 10, "no number was found in what is said")
  }

  @Test func `runs that end at other steps say so`() throws {
    let long = try Recorded.all.first { $0.0 == .fewFrames }
    let short = try Recorded.all.first { $0.0 == .oneStep }
    let runs = try [#require(long).1, #require(short).1]
    for name in ChartOption.film.charts {
      guard let title = drawn(name, ChartRequest(runs: runs, step: 15))?.picture.title else {
        continue
      }
      if title.contains("oneStep") { #expect(title.contains("oneStep (step 1)"), "\(title)") }
    }
  }

  @Test func `a film names its steps and speaks of the last`() throws {
    let record = try #require(try Recorded.all.first { $0.0 == .mixed }).1
    for name in ChartOption.film.charts {
      guard let film = try? name.film(ChartRequest(runs: [record]), count: 4).picture else {
        continue
      }
      let last = record.steps.last ?? 0
      // A strip of decision maps that goes to the end of the run speaks of the end.
      let isOfEnd = name == .regions && Spoken.steps(in: film.title).isEmpty
      #expect(
        isOfEnd || film.title.hasPrefix("At step \(last):"), "\(name.rawValue): \(film.title)")
      let drawn = Set(film.content.flatMap { Told.texts(of: $0) }.flatMap { Spoken.steps(in: $0) })
      let said = Set(Spoken.steps(in: film.title))
      #expect(said.isSubset(of: drawn), "\(name.rawValue): \(said) of \(drawn)")
      #expect(film.description.contains("side by side"))
    }
  }

  @Test(arguments: ChartOption.scale.charts)
  func `a picture says which scale it has`(_ name: ChartName) throws {
    var drawn = 0
    for (_, record) in try Recorded.all {
      for scale in ValueScale.allCases {
        var request = ChartRequest(runs: [record])
        request.scale = scale
        guard let picture = self.drawn(name, request)?.picture else { continue }
        drawn += 1
        let other = scale == .log ? "linear" : "log"
        #expect(picture.description.contains(" \(scale.rawValue) "), "\(picture.description)")
        #expect(!picture.description.contains(" \(other) "), "\(picture.description)")
      }
    }
    #expect(drawn > 0)
  }

  private func drawn(_ name: ChartName, _ request: ChartRequest) -> Chart? {
    try? name.draw(request)
  }
}

/// How much was found to compare, so that a sentence of another shape cannot pass unseen.
struct Seen {
  var drawn = 0
  var numbers = 0
}
