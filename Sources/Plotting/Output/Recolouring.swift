import Markup
import Numerals

/// Finished elements in the colours of one theme, without classes.
///
/// The class of an element says what its colours are for; that is all that a theme needs. So marks know
/// no themes, and every chart has all of them.
struct Recolouring {
  private let theme: Theme
  private let uses: [Use]

  /// What a class name stands for.
  private struct Use {
    var name: String
    var role: ColourRole
    var use: ColourUse
  }

  init(_ theme: Theme) {
    self.theme = theme
    uses = ColourRole.all.flatMap { role in
      [ColourUse.fill, .stroke].map { Use(name: role.className($0), role: role, use: $0) }
    }
  }

  /// The element in the theme's colours, and what is drawn over it.
  func recoloured(_ element: Element) -> [Element] {
    var copy = element
    let uses = uses(of: element)
    if !uses.isEmpty { copy.attributes.removeAll { $0.isNamed("class") } }
    copy.content = element.content.flatMap { node -> [Node] in
      guard case .element(let child) = node else { return [node] }
      return recoloured(child).map { .element($0) }
    }
    var over: [Element] = []
    for use in uses {
      if theme == .print && use.use == .stroke { dash(&copy, as: use.role, like: element) }
      let role = theme == .print && use.use == .stroke ? use.role.printedStroke : use.role
      copy.set(use.use == .fill ? "fill" : "stroke", theme.palette.colour(role).hex)
      // What has an opacity is a ground for letters, which lines would make hard to read.
      if theme == .print, use.use == .fill, element.value(of: "fill-opacity") == nil,
        let hatch = use.role.printedHatch
      {
        over += hatched(element, hatch)
      }
    }
    return [copy] + over
  }

  private func uses(of element: Element) -> [Use] {
    guard let value = element.value(of: "class") else { return [] }
    return value.utf8.split(separator: 0x20).compactMap { token in
      for use in uses where token.elementsEqual(use.name.utf8) { return use }
      return nil
    }
  }

  /// The line of an identity gets the dash that it has on paper; other lines keep theirs.
  private func dash(_ copy: inout Element, as role: ColourRole, like element: Element) {
    if let pattern = role.printedStrokeDash { return copy.set("stroke-dasharray", pattern) }
    guard case .series(let identity) = role, element.isNamed("path"),
      isSame(element.value(of: "stroke-width") ?? "", "2"),
      isSame(element.value(of: "stroke-dasharray") ?? "", identity.dash.array ?? "")
    else { return }
    copy.attributes.removeAll { $0.isNamed("stroke-dasharray") }
    if let pattern = identity.printedDash { copy.set("stroke-dasharray", pattern) }
  }

  private func hatched(_ element: Element, _ hatch: Hatch) -> [Element] {
    let lines = hatch.lines(over: DrawnRectangles.of(element))
    guard !lines.isEmpty else { return [] }
    return [
      Element(
        "path",
        [
          Attribute("d", lines.text), Attribute("fill", "none"),
          Attribute("stroke", theme.palette.colour(hatch.role).hex),
          Attribute("stroke-width", coordinateText(hatch.width)),
          // Cells have sharp edges; oblique lines among them need smooth ones.
          Attribute("shape-rendering", "auto"),
        ])
    ]
  }
}
