import Foundation

/// `ResourceEmbedder FOLDER OUTPUT.swift PATH…`: writes the files at `FOLDER/PATH` as string literals
/// into one Swift file, as an extension of `EmbeddedFile`.
@main struct ResourceEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      throw CocoaError(.fileReadInvalidFileName)
    }
    let folder = URL(fileURLWithPath: arguments[1])
    let paths = Array(arguments.dropFirst(3))
    var source = "// Made from Resources/ by ResourceEmbedder. Do not edit.\n\n"
    source += "extension EmbeddedFile {\n"
    for path in paths {
      source += declaration(path, bytes: try Data(contentsOf: folder.appending(path: path)))
    }
    let names = paths.map(propertyName).joined(separator: ", ")
    source += "public static let all: [EmbeddedFile] = [\(names)]\n}\n"
    try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]), options: .atomic)
  }
}

private func declaration(_ path: String, bytes: Data) -> String {
  let text = literalText(bytes)
  return """
    public static let \(propertyName(path)) = EmbeddedFile(
    path: \(literal(path)), text: \(literal(text ?? bytes.base64EncodedString())),
    isBase64: \(text == nil))


    """
}

/// The text of a file that a literal gives back byte by byte. A carriage return would be read as a
/// line feed, and a zero byte is an error in Swift source.
private func literalText(_ bytes: Data) -> String? {
  guard !bytes.contains(0), !bytes.contains(13) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}

/// A raw literal with more number signs in its delimiters than stand in a row anywhere in the text,
/// so that no text can end it or escape from it.
private func literal(_ text: String) -> String {
  var longest = 0
  var run = 0
  for byte in text.utf8 {
    run = byte == UInt8(ascii: "#") ? run + 1 : 0
    longest = max(longest, run)
  }
  let signs = String(repeating: "#", count: longest + 1)
  return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
}

/// `page/styles.css` becomes `pageStylesCss`.
private func propertyName(_ path: String) -> String {
  let words = path.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  let name = words.enumerated().map { index, word in
    index == 0 ? word.prefix(1).lowercased() + word.dropFirst() : word.capitalizedFirst
  }.joined()
  return name.first?.isNumber == true ? "_" + name : name
}

extension Substring {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
