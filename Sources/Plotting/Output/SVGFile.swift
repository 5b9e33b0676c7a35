import Markup

/// A picture as a file of its own, inside the profile that every renderer understands.
public enum SVGFile {
  /// The file's text. The identifier is put before all class names, so that several files can
  /// stand inline in one page. Only the theme `auto` has classes.
  public static func text(_ picture: Picture, identifier: String, theme: Theme = .auto) -> String {
    text(picture, identifier, theme, rules: "")
  }

  /// The same for a figure that runs by itself.
  public static func text(
    _ animation: Animation, identifier: String, theme: Theme = .auto
  ) -> String {
    text(animation.picture, identifier, theme, rules: animation.rules(identifier: identifier))
  }

  private static func text(
    _ picture: Picture, _ identifier: String, _ theme: Theme, rules: String
  ) -> String {
    var drawn = [PictureElements.background(picture)] + picture.content
    var rules = rules
    if theme == .auto {
      rules = darkRules(picture, identifier) + rules
    } else {
      let recolouring = Recolouring(theme)
      drawn = drawn.compactMap { standalone($0, "gf") }.flatMap { recolouring.recoloured($0) }
    }
    var head = [
      Element("title", [], [.text(picture.title)]),
      Element("desc", [], [.text(picture.description)]),
    ]
    if !rules.isEmpty { head.append(Element("style", [], [.text(rules)])) }
    return root(picture, head + drawn.compactMap { standalone($0, identifier) }).text(.xml) + "\n"
  }

  private static func darkRules(_ picture: Picture, _ identifier: String) -> String {
    var style = ""
    for role in ColourRole.all {
      for use in [ColourUse.fill, .stroke] {
        let name = role.className(use)
        guard use == .fill && role == .background || uses(picture.content, name) else { continue }
        // One rule in each block: LibreOffice applies a block's second rule unconditionally.
        style += "@media (prefers-color-scheme:dark){." + prefixed(name, identifier)
        style += "{" + use.property + ":" + Palette.dark.colour(role).hex + "}}"
      }
    }
    return style
  }

  private static func root(_ picture: Picture, _ content: [Element]) -> Element {
    Element(
      "svg",
      [
        Attribute("xmlns", "http://www.w3.org/2000/svg"),
        Attribute("width", coordinateText(picture.width)),
        Attribute("height", coordinateText(picture.height)),
        Attribute("viewBox", PictureElements.viewBox(picture)), Attribute("role", "img"),
      ], content.map { .element($0) })
  }

  /// With prefixed classes and without what has no ink.
  private static func standalone(_ element: Element, _ identifier: String) -> Element? {
    if element.isNamed("path"), let data = element.value(of: "d"),
      data.utf8.elementsEqual(PathData.emptyText.utf8)
    {
      return nil
    }
    if element.isNamed("text"), case .text(let text)? = element.content.first, text.isEmpty {
      return nil
    }
    var copy = element
    for index in copy.attributes.indices where copy.attributes[index].isNamed("class") {
      let tokens = copy.attributes[index].value.utf8.split(separator: 0x20)
      var value = ""
      for token in tokens {
        if !value.isEmpty { value += " " }
        value += prefixed(String(decoding: token, as: UTF8.self), identifier)
      }
      copy.attributes[index].value = value
    }
    copy.content = copy.content.compactMap { node in
      guard case .element(let child) = node else { return node }
      return standalone(child, identifier).map { .element($0) }
    }
    return copy
  }

  /// `gf-ink-f` becomes `a7-ink-f`.
  private static func prefixed(_ name: String, _ identifier: String) -> String {
    identifier + String(decoding: name.utf8.dropFirst(2), as: UTF8.self)
  }

  private static func uses(_ elements: [Element], _ name: String) -> Bool {
    for element in elements {
      if let value = element.value(of: "class") {
        for token in value.utf8.split(separator: 0x20) where token.elementsEqual(name.utf8) {
          return true
        }
      }
      for case .element(let child) in element.content where uses([child], name) { return true }
    }
    return false
  }
}

/// What both outputs of a picture share.
enum PictureElements {
  static func background(_ picture: Picture) -> Element {
    Ink.rect(
      Rect(x: 0, y: 0, width: picture.width, height: picture.height), fill: Fill(.background))
  }

  static func viewBox(_ picture: Picture) -> String {
    "0 0 " + coordinateText(picture.width) + " " + coordinateText(picture.height)
  }
}
