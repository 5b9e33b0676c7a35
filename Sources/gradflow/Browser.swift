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

  /// How long the desktop has to say that it cannot; a browser may stay in front for hours.
  private static let patience = (waits: 20, microseconds: UInt32(100_000))

  /// Hands a file to the desktop; false where there is nobody to take it.
  static func open(_ path: String) -> Bool {
    // A path that begins with a dash would be read as an option.
    let words = [opener, path.hasPrefix("-") ? "./" + path : path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for case let word? in arguments { free(word) } }
    var process = pid_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for number: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
    }
    guard posix_spawnp(&process, opener, &actions, nil, &arguments, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    for _ in 0..<patience.waits {
      if waitpid(process, &status, WNOHANG) == process { return status == 0 }
      usleep(patience.microseconds)
    }
    return true
  }
}
