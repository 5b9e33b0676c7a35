import Lessons
import Markup
import PageResources
import Wording

/// The report as one HTML file that asks for nothing else.
public struct Page {
  private let content: ReportContent
  private let code: PageCode
  private let prose = ProseMarkup(glossary: Glossary.entries)

  public init(_ content: ReportContent) {
    self.content = content
    code = PageCode(content.edition)
  }

  /// The whole file.
  public var text: String {
    let root = Element(
      "html", [Attribute("lang", PageText.language)], [.element(head), .element(body)])
    return "<!doctype html>\n" + root.text(.html) + "\n"
  }

  private var edition: ReportEdition { content.edition }

  private var title: String {
    if edition.isExercisesOnly { return PageText.exercises }
    return content.chapters.first?.question ?? LabText.question
  }

  private var head: Element {
    Element(
      "head", [],
      [
        .tag("meta", ["charset": "utf-8"]),
        .tag("meta", ["http-equiv": "Content-Security-Policy", "content": code.policy]),
        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
        .tag("meta", ["name": "generator", "content": content.version]),
        .tag("title", text: title),
        .tag("style", [:], [.unescaped("the program's own style", code.style)]),
      ])
  }

  private var body: Element {
    let className = edition.className
    return Element(
      "body", className.isEmpty ? [] : [Attribute("class", className)],
      skipLink + [
        .tag("main", [:], main + [glossary, definition]),
        footer,
        .tag("p", ["id": "status", "class": "unseen", "role": "status"]),
        .tag("script", [:], [.unescaped("the program's own script", code.script)]),
      ])
  }

  private var skipLink: [Node] {
    if edition.isExercisesOnly { return [] }
    let isLab = content.chapters.isEmpty
    return [
      .tag(
        "a", ["class": "skip", "href": isLab ? "#lab" : "#answer"],
        text: isLab ? LabText.skipLink : PageText.skipLink)
    ]
  }

  private var main: [Node] {
    switch edition.layout {
    case .lecture: return Lecture(content, contents: contents, prose: prose).sections
    case .page where edition.isExercisesOnly:
      return ExerciseSheet(content, prose: prose).sections
    case .page:
      return chapters
        + [
          LabSection(state: content.lab, isAlone: content.chapters.isEmpty).section,
          content.data.map { DataCard($0).section },
          RunCards(content.chapters.flatMap(\.runs), prose: prose).section,
          GradientCheckSection(content.checks, prose: prose).section,
        ].compactMap { $0 }
    }
  }

  /// The first chapter opens the page, with the table of contents after its first figure.
  private var chapters: [Node] {
    content.chapters.enumerated().map { index, chapter in
      let isOpening = index == 0
      return ChapterSection(
        chapter, number: index + 1, isOpening: isOpening, contents: isOpening ? contents : nil,
        edition: edition, prose: prose
      ).section
    }
  }

  /// Links to everything on the page.
  private var contents: Node {
    var entries = content.chapters.map { ($0.slug, $0.shortTitle, $0.question) }
    if edition.hasLab {
      entries.append((LabSection.id, LabText.shortTitle, LabText.question))
      if content.data != nil { entries.append((DataCard.id, DataText.heading, "")) }
      if !content.chapters.allSatisfy(\.runs.isEmpty) {
        entries.append((RunCards.id, RunCardText.heading, ""))
      }
      if !content.checks.isEmpty {
        entries.append((GradientCheckSection.id, GradientCheckText.heading, ""))
      }
    }
    entries.append((Self.glossaryID, PageText.glossary, ""))
    let items = entries.map { id, title, question in
      let link = Node.tag("a", ["href": "#" + id], text: title)
      return Node.tag(
        "li", [:], question.isEmpty ? [link] : [link, .text(" "), .tag("span", text: question)])
    }
    return .tag(
      "nav", ["id": Self.contentsID, "class": "contents", "aria-label": PageText.contents],
      [.tag("p", ["class": "label"], text: PageText.contents), .tag("ol", [:], items)])
  }

  static let contentsID = "contents"
  private static let glossaryID = "glossary"

  /// Where the script shows what a term means, beside it.
  private var definition: Node {
    .tag("div", ["id": "definition", "role": "tooltip", "popover": "auto"])
  }

  private var glossary: Node {
    let entries = Glossary.entries.sorted { $0.title.lowercased() < $1.title.lowercased() }
    let list = entries.map { entry in
      Node.tag(
        "div", ["id": "term-" + entry.id],
        [
          .tag("dt", text: entry.title),
          .tag("dd", [:], prose.nodes(entry.definition)),
        ])
    }
    return .tag(
      "section", ["id": Self.glossaryID, "class": "appendix"],
      [.tag("h2", text: PageText.glossary), .tag("dl", ["class": "glossary"], list)])
  }

  private var footer: Node {
    let themes = [
      ("auto", PageText.themeAutomatic), ("light", PageText.themeLight),
      ("dark", PageText.themeDark),
    ].map { value, label in
      Node.tag("option", ["value": value], text: label)
    }
    return .tag(
      "footer", [:],
      [
        .tag("p", [:], prose.nodes(PageText.about)),
        .tag("p", [:], prose.nodes(PageText.madeBy(content.version, content.commandLine))),
        .tag(
          "p", ["class": "theme", "data-scripted": "", "hidden": ""],
          [
            .tag("label", ["for": "theme"], text: PageText.theme), .text(" "),
            .tag("select", ["id": "theme"], themes),
          ]),
      ])
  }
}
