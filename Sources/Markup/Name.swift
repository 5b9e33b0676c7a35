/// Names are compared byte by byte: `StaticString` has no `==`, and `String`'s needs the Unicode
/// tables that Embedded Swift leaves out.
func sameBytes(_ a: StaticString, _ b: StaticString) -> Bool {
  guard a.utf8CodeUnitCount == b.utf8CodeUnitCount else { return false }
  return a.withUTF8Buffer { first in
    b.withUTF8Buffer { second in first.elementsEqual(second) }
  }
}

extension Element {
  /// Whether this is a `<name>` element.
  public func isNamed(_ other: StaticString) -> Bool { sameBytes(name, other) }

  /// The value of an attribute, if the element has it.
  public func value(of attribute: StaticString) -> String? {
    for candidate in attributes where candidate.isNamed(attribute) { return candidate.value }
    return nil
  }

  /// Gives an attribute a value, in its place where it exists already, else as the last one.
  public mutating func set(_ attribute: StaticString, _ value: String) {
    for index in attributes.indices where attributes[index].isNamed(attribute) {
      attributes[index].value = value
      return
    }
    attributes.append(Attribute(attribute, value))
  }

  /// The same element with one more attribute.
  public func with(_ attribute: StaticString, _ value: String) -> Element {
    var copy = self
    copy.set(attribute, value)
    return copy
  }
}

extension Attribute {
  /// Whether the attribute has this name.
  public func isNamed(_ other: StaticString) -> Bool { sameBytes(name, other) }

  /// Whether both have the same name, whatever their values.
  public func hasName(of other: Attribute) -> Bool { sameBytes(name, other.name) }
}

extension Element {
  /// Whether both have the same name.
  public func hasName(of other: Element) -> Bool { sameBytes(name, other.name) }
}
