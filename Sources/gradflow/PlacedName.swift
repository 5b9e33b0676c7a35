#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A path in its folder, through links: what is renamed onto it must be its neighbour.
struct PlacedName {
  /// The path without a slash at its end; where it exists, the one that its links lead to.
  let path: String
  let folder: String
  let name: String
  /// The folder as it was typed, with a slash at its end; nil where the path is a link to elsewhere.
  private let typedFolder: String?

  init(_ typed: String) {
    let slashes = typed.reversed().prefix { $0 == "/" }.count
    let bare = typed.count > slashes ? typed.dropLast(slashes) : typed[...]
    typedFolder =
      FileKind.isLink(String(bare))
      ? nil : String(bare[..<(bare.lastIndex(of: "/").map(bare.index(after:)) ?? bare.startIndex)])
    var resolved = typed
    if let real = realpath(typed, nil) {
      resolved = String(cString: real)
      free(real)
    }
    while resolved.count > 1, resolved.hasSuffix("/") { resolved.removeLast() }
    path = resolved
    guard let slash = resolved.lastIndex(of: "/") else {
      (folder, name) = (".", resolved)
      return
    }
    name = String(resolved[resolved.index(after: slash)...])
    folder = slash == resolved.startIndex ? "/" : String(resolved[..<slash])
  }

  /// A neighbour in the words of whoever typed the path.
  func shown(_ neighbour: String) -> String {
    guard let typedFolder else { return neighbour }
    return typedFolder + neighbour.dropFirst(folder.count + (folder.hasSuffix("/") ? 0 : 1))
  }

  func neighbour(_ name: String) -> String { folder + (folder.hasSuffix("/") ? "" : "/") + name }

  /// The first name beside it that nobody has yet: with a word before its ending, then with a number, too.
  ///
  /// - Parameter ending: such as `.trace`; it stays at the end where the name has it.
  func unused(_ word: String, ending: String = "") -> String {
    let stem = name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
    let last = name.hasSuffix(ending) ? ending : ""
    var number = 1
    while true {
      let count = number == 1 ? "" : "-" + number.description
      let name = neighbour(stem + "-" + word + count + last)
      var information = stat()
      if lstat(name, &information) != 0 { return name }
      number += 1
    }
  }
}
