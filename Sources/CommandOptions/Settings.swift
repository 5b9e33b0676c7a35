// Options from a file. A key of the file is the name of an option, and its value is read by the same
// declaration as a typed one, so that every rule exists once.
extension Parsed {
  /// The path of the file with settings; nil where none is given.
  public var settingsFile: String? { command.settingsFile.flatMap { argument($0) } }

  /// Takes over what a file says and nobody typed.
  ///
  /// What is typed wins: it displaces the same key of the file, every key that excludes it, and every
  /// key that only goes with a displaced one.
  ///
  /// - Parameter folder: where relative paths of the file start; empty for the current folder, else
  ///   with a slash at its end.
  public mutating func add(_ members: [JSONMember], folder: String) throws(OptionError) {
    let typed = Set(options.filter { has($0.name) }.map(\.name))
    var taken: [Option] = []
    var keys: Set<String> = []
    for member in members {
      let option = try setting(member.key)
      guard keys.insert(member.key).inserted else { throw .repeatedOption(member.key) }
      let value = try option.read(member.value, folder: folder)
      if isDisplaced(option, by: typed) { continue }
      set(option, value)
      if has(option.name) { taken.append(option) }
    }
    for group in command.exclusive {
      let both = group.filter { name in taken.contains { $0.name == name } }
      if both.count > 1 { throw .conflictingOptions(both[0], both[1]) }
    }
    for option in taken {
      if let needed = option.needs, !has(needed) {
        throw .missingCompanion(option.name, needs: needed)
      }
    }
  }

  /// The option that a key names: one of the command's own that takes a value or is a flag, but none
  /// that says what to do with this run and not what the experiment is, as a required one does.
  private func setting(_ key: String) throws(OptionError) -> Option {
    let settable = command.options.filter { $0.isSetting && !$0.isRequired }
    if let option = settable.first(where: { $0.name == key }) { return option }
    let known = settable.map(\.name)
    throw .unknownKey(key, nearest: nearestWord(to: key, among: known), known: known)
  }

  private func isDisplaced(_ option: Option, by typed: Set<String>) -> Bool {
    func hasRival(_ name: String) -> Bool {
      command.exclusive.contains { group in
        group.contains(name) && group.contains { $0 != name && typed.contains($0) }
      }
    }
    if typed.contains(option.name) || hasRival(option.name) { return true }
    guard let needed = option.needs else { return false }
    return hasRival(needed) && !typed.contains(needed)
  }
}

extension Option {
  /// nil for a flag that is not set.
  fileprivate func read(_ value: JSONValue, folder: String) throws(OptionError) -> SettingValue {
    guard let kind = self.value else {
      guard case .flag(let isSet) = value else {
        throw .wrongType(name, found: value, nil)
      }
      return .flag(isSet)
    }
    let read = try kind.read(value, for: name)
    if kind == .path, case .text(let path) = read, path != "-", !path.hasPrefix("/") {
      return .value(.text(folder + path))
    }
    return .value(read)
  }
}

/// What a key of a file gives an option.
enum SettingValue {
  case flag(Bool)
  case value(Value)
}

extension ValueKind {
  /// Reads a value of a file for `owner`, which is named in the error.
  func read(_ value: JSONValue, for owner: String) throws(OptionError) -> Value {
    switch (self, value) {
    case (.integer, .number(let text)), (.number, .number(let text)), (.size, .number(let text)),
      (.size, .text(let text)), (.word, .text(let text)), (.word, .number(let text)),
      (.text, .text(let text)), (.path, .text(let text)), (.choices, .text(let text)):
      return try read(text, for: owner)
    case (.names, .text(let text)): return try read([text], for: owner)
    case (.integers, .number(let text)): return try read([text], for: owner)
    case (.integers, .list(let entries)), (.choices, .list(let entries)),
      (.names, .list(let entries)):
      var parts: [String] = []
      for entry in entries {
        switch (self, entry) {
        case (.integers, .number(let text)), (.choices, .text(let text)), (.names, .text(let text)):
          parts.append(text)
        default: throw .wrongType(owner, found: entry, self)
        }
      }
      return try read(parts, for: owner)
    default: throw .wrongType(owner, found: value, self)
    }
  }
}
