import Markup
import Testing

struct MarkupTests {
  @Test func textAndValuesAreEscaped() {
    let element = Element("a", [Attribute("b", "<&\">'\n")], [.text("1 < 2 & \"x\" > 'y'")])
    #expect(
      element.text(.xml)
        == "<a b=\"&lt;&amp;&quot;&gt;&#39; \">1 &lt; 2 &amp; &quot;x&quot; &gt; &#39;y&#39;</a>")
  }

  @Test func forbiddenCharactersVanish() {
    let text = "a\u{0}b\u{8}c\u{FFFE}d\u{7F}e\u{85}f\rg"
    #expect(Element("a", [], [.text(text)]).text(.xml) == "<a>abcdefg</a>")
  }

  @Test func noBlankLineComesOut() {
    let element = Element("a", [], [.text("x\n \n\t\n\ny"), .unescaped("test", "\n\nz\n\n")])
    #expect(element.text(.xml) == "<a>x\ny\nz\n</a>")
  }

  @Test(arguments: [
    (Element("br"), "<br/>", "<br>"), (Element("p"), "<p/>", "<p></p>"),
    (Element("path"), "<path/>", "<path/>"),
  ])
  func emptyElements(element: Element, xml: String, html: String) {
    #expect(element.text(.xml) == xml)
    #expect(element.text(.html) == html)
  }

  @Test func settingKeepsTheOrder() {
    let element = Element("a", [Attribute("x", "1"), Attribute("y", "2")]).with("x", "3")
    #expect(element.with("z", "4").text(.xml) == "<a x=\"3\" y=\"2\" z=\"4\"/>")
  }
}
