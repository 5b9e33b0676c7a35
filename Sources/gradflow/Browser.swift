#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The reader's browser.
enum Browser {
  #if os(macOS)
    private static let opener = "open"
  #else
    private static let opener = "xdg-open"
  #endif

  /// Hands a file to the desktop and does not wait for it; false where there is nobody to take it.
  static func open(_ path: String) -> Bool {
    // A path that begins with a dash would be read as an option.
    let words = [opener, path.hasPrefix("-") ? "./" + path : path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for case let word? in arguments { free(word) } }
    var process = pid_t()
    return posix_spawnp(&process, opener, nil, nil, &arguments, environ) == 0
  }
}
