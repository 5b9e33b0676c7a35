import Experiments
import Foundation
import Lab
import Testing

@Suite struct DrawnPointsTests {
  /// Twelve points of two classes, in the address.
  private let text = "a00aUUbyyb05aAzaB1bZ9b77aK3aLMbQrbRs".replacingOccurrences(of: "z", with: "x")

  @Test func theTextIsThePoints() throws {
    var points = DrawnPoints()
    points.add(.init(group: 0, x: -30, y: 30))
    points.add(.init(group: 3, x: 0, y: -1))
    #expect(points.text == "a0ydUT")
    #expect(try #require(DrawnPoints(points.text)).points == points.points)
    #expect(try #require(DrawnPoints(text)).text == text)
  }

  @Test(arguments: ["a0", "e00", "a0z", "a-0", String(repeating: "a00", count: 401)])
  func whatIsNoPointsIsRefused(_ text: String) {
    #expect(DrawnPoints(text) == nil)
    #expect(throws: LabProblem.self) {
      try LabSession(LabState("dataset=drawn&points=" + text), irisFile: [])
    }
  }

  @Test func aPlaceHasOnePoint() throws {
    var points = DrawnPoints()
    points.add(.init(group: 0, x: 1, y: 1))
    points.add(.init(group: 1, x: 1, y: 1))
    #expect(points.points == [.init(group: 1, x: 1, y: 1)])
    points.add(.init(group: 0, x: 9, y: 1))
    points.removeNearest(x: 5, y: 5)
    #expect(points.points.count == 2)
    points.removeNearest(x: 8, y: 2)
    #expect(points.points == [.init(group: 1, x: 1, y: 1)])
    points.removeLast()
    points.removeLast()
    #expect(points.points.isEmpty && points.csv == "x,y,class\n")
  }

  /// The file is read as the very numbers: the decimals are the nearest numbers of twentieths.
  @Test func theFileHasTheNumbers() throws {
    let points = try #require(DrawnPoints(text))
    let table = try TabularData(name: "drawn", bytes: Array(points.csv.utf8), target: "class")
    #expect(table.columns[0] == points.points.map { Double($0.x * 5) / 100 })
    #expect(table.columns[1] == points.points.map { Double($0.y * 5) / 100 })
    let state = try LabState("dataset=drawn&hidden=4&steps=20&seed=3&points=" + text)
    let lab = try state.first.experiment(irisFile: []).recorded()
    var settings = try LabState("dataset=moons&hidden=4&steps=20&seed=3").first
      .experiment(irisFile: []).settings
    settings.batchSize = 1000
    let data = PreparedData(table, seed: 3)
    let file = Experiment(settings: settings, data: data, label: "relu", program: "gradflow")
    #expect(lab.values.map(\.bitPattern) == file.recorded().values.map(\.bitPattern))
  }

  @Test func theCommandNamesTheFile() throws {
    let state = try LabState("dataset=drawn&noise=50&held-out=10&points=" + text)
    #expect(
      state.first.command(file: "run.trace")
        == "gradflow train --data drawn.csv --target class --held-out 10 -o run.trace")
    #expect(try LabState(state.text).first == state.first)
  }

  /// Too few points, or one class, are a sentence.
  @Test(arguments: ["", "a00b11", "a00a01a02a03a04a05a06a07a08a09a10"])
  func whatCannotBeLearntIsASentence(_ points: String) throws {
    let state = try LabState("dataset=drawn" + (points.isEmpty ? "" : "&points=" + points))
    do throws(LabProblem) {
      _ = try LabSession(state, irisFile: [])
      Issue.record("\(points) was accepted")
    } catch {
      #expect(error.sentence.hasSuffix("."))
    }
  }

  @Test func thePlaneHasAMarkForEveryClass() throws {
    let points = try #require(DrawnPoints(text))
    let picture = PointPad(points, x: 3, y: -4).picture
    #expect(picture.description.contains("6 of class a and 6 of class b"))
    #expect(picture.description.contains("0.15, -0.20"))
  }
}
