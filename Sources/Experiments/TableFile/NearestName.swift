/// The column of that name, as Unicode compares texts; else the only one that differs in nothing but blanks, line
/// ends and invisible characters, which cannot be typed.
func placeOfColumn(_ name: String, in names: [String]) -> Int? {
  if let place = names.firstIndex(of: name) { return place }
  let key = withSingleBlanks(trimmed(Array(name.utf8)))
  let alike = names.indices.filter { withSingleBlanks(Array(names[$0].utf8)) == key }
  return alike.count == 1 ? alike[0] : nil
}

/// The known name with the smallest edit distance, of at most 2 or a third of the length.
func nearestName(to name: String, among known: [String]) -> String? {
  let typed = lowercased(name.utf8)
  guard typed.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in known where candidate.utf8.count <= 100 {
    let other = lowercased(candidate.utf8)
    var previous = Array(0...other.count)
    for (row, byte) in typed.enumerated() {
      var current = [row + 1]
      for (column, otherByte) in other.enumerated() {
        let replaced = previous[column] + (byte == otherByte ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    let distance = previous[other.count]
    let limit = min(max(2, typed.count / 3), typed.count - 1)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The bytes with ASCII capitals made small.
func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  bytes.map { 65...90 ~= $0 ? $0 + 32 : $0 }
}
