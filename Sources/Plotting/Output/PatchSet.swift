import Markup
import Numerals

/// What differs between the frames of a figure: for each differing attribute or text its value in
/// every frame. A script applies it; nothing is drawn there.
public struct PatchSet: Sendable {
  /// One attribute (or `#text`) of one element through all frames.
  public struct Patch: Sendable {
    public var id: String
    public var attribute: String
    /// Values by frame; nil stands for that of the frame before. The first is never nil.
    public var values: [String?]

    fileprivate func hasValues(of other: Patch) -> Bool {
      guard values.count == other.values.count else { return false }
      for (one, another) in zip(values, other.values) {
        switch (one, another) {
        case (nil, nil): continue
        case (let one?, let another?) where isSame(one, another): continue
        default: return false
        }
      }
      return true
    }
  }

  public let frameCount: Int
  public let restingFrame: Int
  public private(set) var patches: [Patch] = []

  init(frameCount: Int, restingFrame: Int) {
    self.frameCount = frameCount
    self.restingFrame = restingFrame
  }

  /// The text of an element that stands elsewhere in the page, such as a title above the figure; nothing where
  /// it is the same in all frames.
  public mutating func addText(id: String, _ texts: [String]) {
    guard let first = texts.first else { return }
    for text in texts where !isSame(text, first) {
      add(id: id, attribute: "#text", values: texts)
      return
    }
  }

  mutating func add(id: String, attribute: String, values: [String]) {
    var kept: [String?] = []
    for (index, value) in values.enumerated() {
      let repeats = index > 0 && isSame(values[index - 1], value)
      kept.append(repeats ? nil : value)
    }
    patches.append(Patch(id: id, attribute: attribute, values: kept))
  }

  /// `{"frames":N,"rest":K,"patches":[["id","d",["M0 0",0,"M…"]],…]}`, safe in a script element. Values that
  /// are those of a patch before stand as its index, as those of a title that is also the name of its picture.
  public var json: String {
    var text = "{\"frames\":" + String(frameCount) + ",\"rest\":" + String(restingFrame)
    text += ",\"patches\":["
    for (index, patch) in patches.enumerated() {
      text += index == 0 ? "[" : ",["
      text += jsonText(patch.id) + "," + jsonText(patch.attribute) + ","
      if let earlier = patches[..<index].firstIndex(where: { $0.hasValues(of: patch) }) {
        text += String(earlier) + "]"
        continue
      }
      text += "["
      for (frame, value) in patch.values.enumerated() {
        if frame > 0 { text += "," }
        text += value.map { jsonText($0) } ?? "0"
      }
      text += "]]"
    }
    return text + "]}"
  }
}

/// Texts as a script of a page reads them.
public enum PatchText {
  /// A JSON string in which nothing can end a script element.
  public static func json(_ text: String) -> String { jsonText(text) }
}

private func jsonText(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  out.append("\"")
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      out.append("\\")
      out.append(scalar)
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
      out += Array("\\u".unicodeScalars)
      for shift in [12, 8, 4, 0] as [UInt32] { out.append(hexDigit(scalar.value >> shift & 15)) }
    default: out.append(scalar)
    }
  }
  out.append("\"")
  return String(out)
}

private func hexDigit(_ value: UInt32) -> Unicode.Scalar {
  Unicode.Scalar(UInt8(value < 10 ? 0x30 + value : 0x61 + value - 10))
}
