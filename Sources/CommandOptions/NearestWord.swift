/// The known word that somebody most likely meant, for "did you mean"; nil where none is near.
///
/// Near is a Damerau–Levenshtein distance (insert, delete, replace, swap neighbours) of at most 2, or
/// of a third of the word's length, and always less than its length; or the beginning of exactly one
/// known word. Case does not count. The first known word wins a tie.
public func nearestWord(to word: String, among known: [String]) -> String? {
  let typed = Array(word.lowercased())
  // A pasted novel has no near word; without the limit, the table below would be huge.
  guard !typed.isEmpty, typed.count <= 100 else { return nil }
  let limit = min(max(2, typed.count / 3), typed.count - 1)
  var best: (word: String, distance: Int)?
  for candidate in known {
    let distance = editDistance(typed, Array(candidate.lowercased()))
    if distance <= limit, distance < best?.distance ?? Int.max {
      best = (candidate, distance)
    }
  }
  if let best { return best.word }
  let completions = known.filter { $0.lowercased().hasPrefix(word.lowercased()) }
  return completions.count == 1 ? completions.first : nil
}

/// The smallest number of insertions, deletions, replacements and swaps of neighbours between two
/// words, where no part is edited twice ("optimal string alignment").
///
/// - Complexity: O(`first.count` · `second.count`).
func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in 1...first.count {
    var current = [row]
    for column in 1...second.count {
      let same = first[row - 1] == second[column - 1]
      var distance = min(
        previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
      if row > 1, column > 1, first[row - 1] == second[column - 2],
        first[row - 2] == second[column - 1]
      {
        distance = min(distance, beforePrevious[column - 2] + 1)
      }
      current.append(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[second.count]
}
