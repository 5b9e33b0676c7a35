import Markup
import Plotting
import Testing

struct PictureTests {
  @Test func aFileKeepsToTheProfile() {
    let svg = SVGFile.text(sample(height: 0.5), identifier: "k7", theme: .auto)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height="))
    #expect(
      svg.contains(
        "stroke-linejoin=\"round\"><title>A &amp; B</title><desc>What is seen</desc><style>@media"))
    #expect(svg.contains("</style><rect class=\"k7-bg-f\" x=\"0\" y=\"0\" width=\"720\""))
    // What is the same for all is said at the root.
    for once in ["font-family=", "stroke-linejoin=", "role=\"img\""] {
      #expect(svg.split(separator: once).count == 2, "\(once)")
    }
    for forbidden in [
      "text-anchor=\"start\"", "gf-", "NaN", "nan", "inf", "\n\n", "style=", "var(", "tspan",
      "rgba", "M0 0\"",
    ] {
      #expect(!svg.contains(forbidden), "\(forbidden)")
    }
  }

  @Test func everyDarkRuleHasABlockOfItsOwn() {
    let svg = SVGFile.text(sample(height: 0.5), identifier: "k7", theme: .auto)
    let style = svg.split(separator: "<style>")[1].split(separator: "</style>")[0]
    #expect(style.split(separator: "@media").allSatisfy { $0.split(separator: "{").count == 3 })
    #expect(style.contains(".k7-s-sigmoid-s{stroke:#"))
    #expect(!style.contains("k7-s-tanh"))
  }

  /// A page can part layers; a file has nothing of it.
  @Test func layersArePartedInPagesOnly() {
    let line = Mark.line(x: [0, 1], y: [0, 1], .relu)
    func picture(_ marks: [Mark]) -> Picture {
      let plot = Plot(x: .linear("x"), y: .ordinal(["b", "a"]), marks: marks)
      return Figure(title: "", description: "").picture(height: 100, plot)
    }
    let plain = picture([line])
    let parted = picture([
      line.ofLayer(2), .rowVeils([(layer: 1, from: -0.5, to: 0.5), (layer: 2, from: 0.5, to: 9)]),
      .columnVeils([1]),
    ])
    #expect(
      SVGFile.text(plain, identifier: "f") == SVGFile.text(parted, identifier: "f"))
    #expect(
      SVGFile.text(plain, identifier: "f", theme: .print)
        == SVGFile.text(parted, identifier: "f", theme: .print))
    let page = InlineFigure(parted, identifier: "f").element.text(.html)
    #expect(page.split(separator: "class=\"gf-veil\"").count == 4)
    #expect(page.split(separator: "data-layer=\"2\"").count == 3)
    #expect(!page.contains("height=\"-"))
  }

  @Test func framesBecomePatches() throws {
    let frames = [0.2, 0.2, 0.9].map { sample(height: $0) }
    let figure = try InlineFigure(frames: frames, restingFrame: 2, identifier: "f")
    #expect(figure.patches.patches.count == 1)
    let patch = figure.patches.patches[0]
    #expect(patch.id == "f-p0" && patch.attribute == "d")
    #expect(patch.values[0] != nil && patch.values[1] == nil && patch.values[2] != nil)
    #expect(figure.element.text(.html).contains("id=\"f-p0\""))
    #expect(
      figure.patches.json.hasPrefix("{\"frames\":3,\"rest\":2,\"patches\":[[\"f-p0\",\"d\",[\"M"))
    #expect(figure.patches.json.contains("\",0,\"M"))
  }

  @Test func textInPatchesCannotEndAScript() throws {
    let frames = ["</script>", "b"].map { text in
      Picture(
        width: 10, height: 10, title: "", description: "", content: Ink.text(text, at: Point(0, 0)))
    }
    let json = try InlineFigure(frames: frames, restingFrame: 0, identifier: "f").patches.json
    #expect(json.contains("[\"f-p0\",\"#text\",[\"\\u003c/script\\u003e\",\"b\"]]"))
  }

  @Test func anotherShapeIsATypedFailure() {
    let one = sample(height: 0.2)
    var two = one
    two.content.removeLast()
    #expect(throws: FrameMismatch.self) {
      try InlineFigure(frames: [one, two], restingFrame: 0, identifier: "f")
    }
    #expect(throws: FrameMismatch.self) {
      try InlineFigure(frames: [one], restingFrame: 1, identifier: "f")
    }
  }

  private func sample(height: Double) -> Picture {
    let x = (0..<50).map { Double($0) }
    let y = x.map { $0 == 20 ? Double.nan : $0 < 3 ? 1e9 : height }
    let plot = Plot(
      x: .steps("step"), y: .linear("loss", domain: 0...1), marks: [.line(x: x, y: y, .sigmoid)])
    return Figure(title: "A & B", description: "What is seen").picture(height: 200, plot)
  }
}
