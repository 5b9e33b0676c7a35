import Lessons
import Markup
import Plotting
import Report
import Testing

/// A figure on other scales, for phones, by layers, and with points that are told about.
@Suite struct FigureVariantTests {
  private static func picture(_ width: Double, _ frame: Int, layers: Int = 0) -> Picture {
    var dot = Element("circle", [Attribute("cx", String(frame * 10)), Attribute("r", "4")])
    dot.set("data-point", "0")
    let veils = (0..<layers).map { layer in
      Element("rect", [Attribute("class", "gf-veil"), Attribute("data-layer", String(layer + 1))])
    }
    return Picture(
      width: width, height: 300, title: "", description: "", content: [dot] + veils)
  }

  private static func page(
    narrow: Bool = false, variant: FigureVariant.Kind? = nil, layers: Int = 0, points: Int = 0
  ) -> String {
    var chapter = Fixture.chapter("training", frames: 4)
    var figure = Fixture.figure("training-first", frames: 4)
    figure.frames = (0..<4).map { picture(720, $0, layers: layers) }
    if narrow { figure.narrow = (0..<4).map { picture(360, $0) } }
    figure.variant = variant.map { kind in
      FigureVariant(kind, frames: (0..<4).map { picture(720, $0) })
    }
    figure.points = (0..<points).map { point in
      FigurePoint(
        name: "unit \(point) \(Fixture.hostile)", sentence: "z is {0} \(Fixture.hostile)",
        numbers: [["1"], ["1"], ["2"], ["</script>"]])
    }
    chapter.blocks = [.figure(figure)]
    return Page(Fixture.report([chapter])).text
  }

  @Test func everyPictureHasItsOwnPatches() {
    let page = Self.page(narrow: true, variant: .linear)
    #expect(
      values(of: "data-patches", in: page) == [
        "training-first", "training-first-linear", "training-first-narrow",
      ])
    #expect(count("class=\"picture slim\"", in: page) == 1)
    #expect(count("data-variant=\"linear\" hidden", in: page) == 1)
    #expect(page.contains("class=\"medium adapts\" data-linked"))
    let ids = values(of: "id", in: page)
    #expect(Set(ids).count == ids.count)
  }

  @Test func onlyWhatAChapterHasCanBeSwitched() {
    #expect(values(of: "data-toggle", in: Self.page()) == [])
    #expect(values(of: "data-toggle", in: Self.page(variant: .own)) == ["own"])
    #expect(values(of: "data-toggle", in: Self.page(variant: .linear)) == ["linear"])
  }

  @Test func layersAreChosenWhereThereAreSeveral() {
    for (layers, options) in [(0, 0), (1, 0), (3, 4)] {
      let page = Self.page(layers: layers)
      #expect(count("<select data-layers", in: page) == (options == 0 ? 0 : 1))
      #expect(count("\">Layer ", in: page) == max(0, options - 1))
    }
  }

  @Test func pointsSayTheirNumbersAndNothingElseCanComeOutOfThem() throws {
    let page = Self.page(points: 2)
    #expect(count("data-points-of=\"training-first\"", in: page) == 1)
    #expect(page.contains("[\"1\"],0,[\"2\"],[\"\\u003c/script\\u003e\"]"))
    #expect(count("</script>", in: page) == count("<script", in: page))
    #expect(!page.contains("<img src=x"))
    #expect(!Self.page().contains("data-points-of="))
  }
}
