#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that is made beside the one whose place it takes.
struct TemporaryFolder {
  private let typed: String
  private let place: PlacedName
  private let leftovers: Leftovers
  private let path: String
  private let lock: Descriptor

  /// - Parameter typed: the place as messages call it.
  init(_ place: PlacedName, for typed: String) throws(Failure) {
    self.typed = typed
    self.place = place
    leftovers = Leftovers(place)
    leftovers.sweep()
    path = leftovers.name(.partial)
    guard mkdir(path, 0o777) == 0 else { throw .cannotWrite(typed, SystemError.words) }
    let number = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard number >= 0 else {
      let words = SystemError.words
      rmdir(path)
      throw .cannotWrite(typed, words)
    }
    flock(number, LOCK_EX)
    lock = Descriptor(number: number)
    // An older folder may be for few eyes only.
    var information = stat()
    if stat(place.path, &information) == 0 { fchmod(number, information.st_mode & 0o777) }
  }

  func write(_ text: String, _ name: String) throws(Failure) {
    let parts = name.split(separator: "/")
    if parts.count > 1, FileKind(path: path + "/" + parts[0]) == nil,
      mkdir(path + "/" + parts[0], 0o777) != 0
    {
      throw .cannotWrite(typed, SystemError.words)
    }
    let number = open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw .cannotWrite(typed + "/" + name, SystemError.words) }
    let file = Descriptor(number: number)
    defer { file.close() }
    try file.write(Array(text.utf8), name: typed + "/" + name)
  }

  func discard() {
    FolderContents.remove(path)
    lock.close()
  }

  /// Where nothing stands, or an empty folder.
  func takePlace() throws(Failure) { try move(path, place.path) }

  /// Where a folder stands: the two change places in one step, so that there always is a whole one. A file
  /// system that cannot do so sees the older one stand aside for a moment.
  func replace() throws(Failure) {
    if exchange(path, place.path) { return discard() }
    let old = leftovers.name(.old)
    try move(place.path, old)
    do throws(Failure) {
      try takePlace()
    } catch {
      rename(old, place.path)
      throw error
    }
    FolderContents.remove(old)
  }

  /// The same, and what stood there stays under a name that anybody can see.
  func replace(keeping older: String) throws(Failure) {
    // The new one has the name first, so that nothing that must be kept ever has a name that is swept.
    try move(path, older)
    if exchange(older, place.path) { return lock.close() }
    try move(older, path)
    try move(place.path, older)
    try takePlace()
  }

  private func move(_ from: String, _ to: String) throws(Failure) {
    guard rename(from, to) == 0 else { throw .cannotWrite(typed, SystemError.words) }
  }

  /// False where the file system cannot do it.
  private func exchange(_ one: String, _ other: String) -> Bool {
    #if canImport(Darwin)
      renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
    #else
      // An extension of Linux, which the standard headers do not show and not every C library has.
      typealias Rename =
        @convention(c) (
          Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32
      let exchange: UInt32 = 2
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, one, AT_FDCWD, other, exchange) == 0
    #endif
  }
}
