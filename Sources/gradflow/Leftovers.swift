#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hidden names beside a file or folder, under which it is made before it takes its place:
/// `.report.gradflow-partial-PROCESS-NANOSECONDS`.
///
/// Whoever makes something keeps it locked. What has such a name, no lock and no process any more was left
/// by a program that was killed, and the next run takes it away.
struct Leftovers {
  enum Role: String {
    /// Under way.
    case partial
    /// What has to stand aside for a moment, where a file system cannot exchange two folders.
    case old
  }

  let place: PlacedName
  /// A program that is alive, but in another container or on another machine, has a lock of its own; this
  /// is for the moment between the making of the file and the lock.
  private static let youth = 60

  init(_ place: PlacedName) { self.place = place }

  /// A name that nobody else uses.
  func name(_ role: Role) -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let start = now.tv_sec * 1_000_000_000 + Int(now.tv_nsec)
    return place.neighbour(
      prefix + role.rawValue + "-" + getpid().description + "-" + start.description)
  }

  private var prefix: String { "." + place.name + ".gradflow-" }

  /// Takes away what dead processes left; a folder that was still standing aside goes back to its place.
  func sweep() {
    for name in FolderContents.names(in: place.folder) ?? [] where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.count).split(separator: "-")
      guard parts.count == 3, let role = Role(rawValue: String(parts[0])),
        let process = pid_t(parts[1]), parts[2].allSatisfy(\.isNumber)
      else { continue }
      let path = place.neighbour(name)
      guard isLeft(path, by: process) else { continue }
      if role == .old, rename(path, place.path) == 0 { continue }
      FolderContents.remove(path)
    }
  }

  private func isLeft(_ path: String, by process: pid_t) -> Bool {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard number >= 0 else { return false }
    defer { Descriptor(number: number).close() }
    var information = stat()
    guard flock(number, LOCK_SH | LOCK_NB) == 0, fstat(number, &information) == 0 else {
      return false
    }
    let isDead = process != getpid() && kill(process, 0) != 0 && errno == ESRCH
    return isDead || time(nil) - information.changeTime > Self.youth
  }
}

extension stat {
  fileprivate var changeTime: Int {
    #if canImport(Darwin)
      st_ctimespec.tv_sec
    #else
      st_ctim.tv_sec
    #endif
  }
}

/// What stands in folders, without following links.
enum FolderContents {
  /// nil where the folder cannot be read.
  static func names(in folder: String) -> Set<String>? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: Set<String> = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }

  /// Removes a file, or a folder with everything in it; links are removed, not followed.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }
}
