import Markup
import Plotting
import Testing

struct AnimationTests {
  @Test func theLastFrameLiesOnTopAndNothingIsHiddenAtRest() throws {
    let svg = SVGFile.text(
      try Animation([frame(1), frame(2), frame(3)]), identifier: "k7", theme: .auto)
    let body = try #require(svg.split(separator: "</style>").last)
    // The first frame has no group of its own, each of the others covers what is below.
    let groups = body.split(separator: "<g class=\"k7-frame")
    #expect(groups.count == 3)
    for (index, group) in groups.enumerated() {
      #expect(group.contains(">value \(index + 1)<"), "\(index)")
      #expect(group.contains("x=\"0\" y=\"0\" width=\"90\" height=\"60\""))
    }
    #expect(!body.contains("visibility") && !body.contains("opacity"))
  }

  @Test func framesAppearInTheirOrderWhereMotionIsWelcome() throws {
    let svg = SVGFile.text(
      try Animation([frame(1), frame(2), frame(3)]), identifier: "k7", theme: .auto)
    let rules = svg.matches(of: /@keyframes k7-frame(\d)\{0%\{visibility:hidden\}([\d.]+)%/)
    #expect(rules.map { $0.1 } == ["1", "2"])
    let times = rules.compactMap { Double($0.2) }
    #expect(times.count == 2 && times[0] > 0 && times[0] < times[1] && times[1] < 100)
    let media = svg.split(separator: "@media (prefers-reduced-motion:no-preference)").dropFirst()
    #expect(media.count == 2)
    #expect(media.allSatisfy { $0.contains("{animation:k7-frame") })
  }

  @Test func whatDoesNotMoveIsDrawnOnceAboveAndOnEveryGroundBelow() throws {
    let svg = SVGFile.text(
      try Animation([frame(1), frame(2), frame(3)]), identifier: "k7", theme: .auto)
    #expect(svg.split(separator: ">below<").count == 4)
    #expect(svg.split(separator: ">above<").count == 2)
  }

  @Test(arguments: [Theme.light, .print])
  func framesKeepTheirNamesInEveryTheme(theme: Theme) throws {
    let svg = SVGFile.text(
      try Animation([frame(1), frame(2)]), identifier: "k7", theme: theme)
    #expect(svg.contains("<g class=\"k7-frame1\">"))
    #expect(!svg.contains("prefers-color-scheme"))
  }

  @Test func aLargerFigureMovesAsOne() throws {
    let format = FigureFormat(width: FigureWidth(180), fontSize: 22)
    let frames = [1, 2].map { frame($0).formatted(format) }
    let svg = SVGFile.text(try Animation(frames), identifier: "k7", theme: .auto)
    #expect(svg.contains("width=\"180\" height=\"120\" fill="))
    // Below and the first frame, the second frame, above.
    #expect(svg.split(separator: "scale(200) scale(0.01)").count == 4)
  }

  @Test func whatCannotMove() throws {
    #expect(throws: FrameMismatch.self) { try Animation([]) }
    #expect(try !Animation([frame(1), frame(1)]).moves)
    #expect(try !Animation([frame(1)]).moves)
    var other = frame(2)
    other.content.removeLast()
    #expect(throws: FrameMismatch.self) { try Animation([frame(1), other]) }
    other = frame(2)
    other.height += 1
    #expect(throws: FrameMismatch.self) { try Animation([frame(1), other]) }
  }

  private func frame(_ value: Int) -> Picture {
    let words = ["below", "value \(value)", "above"]
    return Picture(
      width: 90, height: 60, title: "t", description: "d",
      content: words.flatMap { Ink.text($0, at: Point(5, 20)) })
  }
}
