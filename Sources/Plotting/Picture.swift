import Markup

/// A laid-out picture: elements in user units on an opaque background, with name and description.
public struct Picture: Sendable {
  public var width: Double
  public var height: Double
  /// The SVG's `<title>`.
  public var title: String
  /// The SVG's `<desc>`.
  public var description: String
  /// What is drawn, from back to front, without the root element.
  public var content: [Element]

  public init(
    width: Double, height: Double, title: String, description: String, content: [Element]
  ) {
    self.width = width
    self.height = height
    self.title = title
    self.description = description
    self.content = content
  }
}
