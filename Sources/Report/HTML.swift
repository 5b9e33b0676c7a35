import Markup

// Short names for what the page is made of.

extension Node {
  /// An element with attributes in the order in which they are written.
  static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: [Node] = []
  ) -> Node {
    .element(Element(name, attributes.map { Attribute($0.key, $0.value) }, content))
  }

  /// An element that only holds text.
  static func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) -> Node {
    tag(name, attributes, [.text(text)])
  }
}

/// A wide table or formula in a frame that scrolls by itself, by touch, wheel and keyboard.
func scrolling(_ content: [Node], label: String) -> Node {
  .tag("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label], content)
}
