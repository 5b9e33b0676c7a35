import Report

/// A report that stands where a new one is to be written, and what else is in its folder.
struct OlderReport {
  /// Files and folders in it that it was not made with: they would go with the rest.
  private(set) var others: [String] = []
  private static let largestPage = 100_000_000
  /// What file managers leave behind wherever somebody looks.
  private static let nobodys: Set<String> = [".DS_Store", "Thumbs.db", "desktop.ini"]

  /// nil where the folder is none.
  ///
  /// - Parameter names: what stands in it.
  init?(in folder: String, names: Set<String>) {
    let page = folder + "/index.html"
    guard FileContent(path: page) == .report,
      let text = InputFile.start(of: page, count: Self.largestPage)
    else { return nil }
    let embedding = InputFile.start(of: folder + "/embed.md", count: Self.largestPage) ?? []
    // Every trace is named by the command that makes it, every figure by its snippets.
    let traces = Self.names(in: text, ending: ".trace")
    let figures = Self.names(in: embedding, ending: ".svg")
    for name in names where name != "index.html" {
      switch name {
      case "embed.md" where ReportFiles.isEmbedding(embedding): break
      case "figures" where !FileKind.isLink(folder + "/figures"):
        look(into: "figures", of: folder) { path, name in
          name.hasSuffix(".svg")
            ? figures.contains(name) && FileContent(path: path) == .picture
            : name.hasSuffix(".csv") && figures.contains(name.dropLast(4) + ".svg")
        }
      case "traces" where !FileKind.isLink(folder + "/traces"):
        look(into: "traces", of: folder) { path, name in
          traces.contains(name) && FileContent(path: path) == .trace
        }
      default: if !Self.nobodys.contains(name) { others.append(name) }
      }
    }
    others.sort()
  }

  private mutating func look(
    into inner: String, of folder: String, _ isOurs: (_ path: String, _ name: String) -> Bool
  ) {
    guard let names = FolderContents.names(in: folder + "/" + inner) else {
      return others.append(inner)
    }
    for name in names.subtracting(Self.nobodys) {
      let path = folder + "/" + inner + "/" + name
      if FileKind.isLink(path) || !isOurs(path, name) { others.append(inner + "/" + name) }
    }
  }

  /// All words of letters, digits, dashes and dots that end like this.
  private static func names(in text: [UInt8], ending: String) -> Set<String> {
    let isName = (0...255).map { byte in
      let scalar = Unicode.Scalar(UInt8(byte))
      return scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
        || scalar == "-" || scalar == "."
    }
    var names: Set<String> = []
    for word in text.split(whereSeparator: { !isName[Int($0)] })
    where word.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      names.insert(String(decoding: word, as: UTF8.self))
    }
    return names
  }
}
