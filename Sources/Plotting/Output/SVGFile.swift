import Markup
import Numerals

/// A picture as a file of its own, inside the profile that every renderer understands.
public enum SVGFile {
  /// The file's text. It is light, as the pages of documents are, unless the theme says otherwise.
  ///
  /// - Parameter identifier: put before all class names, so that several files can stand inline in one page;
  ///   only `auto` has any.
  public static func text(
    _ picture: Picture, identifier: String, theme: Theme = .light
  ) -> String {
    switch theme {
    case .light: light(picture)
    case .auto: adapting(picture, identifier, rules: "")
    case .dark, .print: fixed(picture, identifier, theme, rules: "")
    }
  }

  /// The same in the theme `light`, whose colours are those that pictures have.
  public static func light(_ picture: Picture) -> String {
    whole(picture, [PictureElements.background(picture)] + picture.content, nil, rules: "")
  }

  /// The same for a figure that runs by itself.
  public static func text(
    _ animation: Animation, identifier: String, theme: Theme = .light
  ) -> String {
    let rules = animation.rules(identifier: identifier)
    return theme == .auto
      ? adapting(animation.picture, identifier, rules: rules)
      : fixed(animation.picture, identifier, theme, rules: rules)
  }

  // Apart from each other, so that who writes light files only has not the code of all.

  private static func adapting(
    _ picture: Picture, _ identifier: String, rules: String
  ) -> String {
    let drawn = [PictureElements.background(picture)] + picture.content
    return whole(picture, drawn, identifier, rules: darkRules(picture, identifier) + rules)
  }

  private static func fixed(
    _ picture: Picture, _ identifier: String, _ theme: Theme, rules: String
  ) -> String {
    let recolouring = Recolouring(theme)
    let drawn = ([PictureElements.background(picture)] + picture.content)
      .compactMap { standalone($0, "gf") }.flatMap { recolouring.recoloured($0) }
    return whole(picture, drawn, identifier, rules: rules)
  }

  private static func whole(
    _ picture: Picture, _ drawn: [Element], _ identifier: String?, rules: String
  ) -> String {
    var head = [
      Element("title", [], [.text(picture.title)]),
      Element("desc", [], [.text(picture.description)]),
    ]
    if !rules.isEmpty { head.append(Element("style", [], [.text(rules)])) }
    return root(picture, head + drawn.compactMap { standalone($0, identifier) }).text(.xml) + "\n"
  }

  private static func darkRules(_ picture: Picture, _ identifier: String) -> String {
    var style = ""
    var used: [Substring.UTF8View] = []
    collectClasses(of: picture.content, into: &used)
    for role in ColourRole.all {
      for use in [ColourUse.fill, .stroke] {
        let name = role.className(use)
        guard use == .fill && role == .background || contains(used, name.utf8) else { continue }
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
        Attribute("font-family", fontFamily), Attribute("stroke-linejoin", "round"),
      ], content.map { .element($0) })
  }

  /// With prefixed classes or none, without what has no ink, what the root says for all, and what only a page uses.
  private static func standalone(_ element: Element, _ identifier: String?) -> Element? {
    if Ink.isVeil(element) { return nil }
    if element.isNamed("path"), let data = element.value(of: "d"),
      isSame(data, PathData.emptyText)
    {
      return nil
    }
    if element.isNamed("text"), case .text(let text)? = element.content.first, text.isEmpty {
      return nil
    }
    var copy = element
    copy.attributes.removeAll { attribute in
      attribute.isNamed("font-family") || attribute.isNamed("stroke-linejoin")
        || identifier == nil && attribute.isNamed("class") || attribute.isNamed("data-layer")
        || attribute.isNamed("data-point")
        || attribute.isNamed("text-anchor") && isSame(attribute.value, "start")
    }
    for index in copy.attributes.indices where copy.attributes[index].isNamed("class") {
      guard let identifier else { break }
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

  /// Every class name once.
  private static func collectClasses(of elements: [Element], into names: inout [Substring.UTF8View])
  {
    for element in elements {
      if let value = element.value(of: "class") {
        for token in value.utf8.split(separator: 0x20) where !contains(names, token) {
          names.append(token)
        }
      }
      for case .element(let child) in element.content { collectClasses(of: [child], into: &names) }
    }
  }

  private static func contains(
    _ names: [Substring.UTF8View], _ name: some Sequence<UInt8>
  ) -> Bool {
    for known in names where known.elementsEqual(name) { return true }
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
