/// The different words of a column, each with a code in the order of their appearance.
struct WordTable {
  private(set) var words: [[UInt8]] = []
  private(set) var counts: [Int] = []
  /// Where a word stands with blanks around it in one cell and without in another.
  private(set) var isPadded: [Bool] = []
  private var isPlain: [Bool] = []
  /// True where there are more words than are kept.
  private(set) var isFull = false
  /// Codes by the hash of their word; −1 where there is none.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// More words than this are only known to be more: no net can use them.
  static let most = 10_000

  /// The code of a word, which is new where it was not met before; −1 where there is no room for it.
  mutating func code(of word: CellBytes, isPadded padded: Bool = false) -> Int32 {
    var slot = place(of: word)
    if slots[slot] < 0 {
      guard words.count < Self.most else {
        isFull = true
        return -1
      }
      if 2 * words.count >= slots.count {
        grow()
        slot = place(of: word)
      }
      slots[slot] = Int32(words.count)
      words.append(Array(word))
      counts.append(0)
      isPadded.append(false)
      isPlain.append(false)
    }
    let code = Int(slots[slot])
    counts[code] += 1
    if padded { isPadded[code] = true } else { isPlain[code] = true }
    return Int32(code)
  }

  /// Words that stand in some cells with blanks or invisible characters around them, and in some without.
  var unevenlyPadded: [[UInt8]] {
    words.indices.filter { isPadded[$0] && isPlain[$0] }.map { words[$0] }
  }

  private func place(of word: CellBytes) -> Int {
    var slot = Int(truncatingIfNeeded: hash(word)) & (slots.count - 1)
    while slots[slot] >= 0, !words[Int(slots[slot])].elementsEqual(word) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for (code, word) in words.enumerated() {
      let slot = word.withUnsafeBufferPointer { place(of: $0) }
      slots[slot] = Int32(code)
    }
  }

  /// Fowler, Noll and Vo's, with the high bits mixed into those that are used.
  private func hash(_ word: CellBytes) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }
}

/// The words of a column in the order of their bytes, which is the same on every machine. Words that Unicode
/// holds for the same, such as `ö` in one character and in two, are one.
struct SortedWords {
  private(set) var words: [[UInt8]] = []
  private(set) var counts: [Int] = []
  /// The place in `words` of each code of the table.
  private(set) var places: [Int]

  init(_ table: WordTable) {
    let order = table.words.indices.sorted {
      table.words[$0].lexicographicallyPrecedes(table.words[$1])
    }
    places = Array(repeating: 0, count: order.count)
    for code in order {
      let word = table.words[code]
      let same = word.allSatisfy { $0 < 0x80 } ? nil : firstEquivalent(of: word, among: words)
      if let same {
        places[code] = same
        counts[same] += table.counts[code]
      } else {
        places[code] = words.count
        words.append(word)
        counts.append(table.counts[code])
      }
    }
  }

  var names: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  /// Two words that differ in nothing but capitals, blanks and invisible characters.
  var lookAlikes: (String, String)? {
    let keys = words.map(skeleton)
    let order = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    for (first, second) in zip(order, order.dropFirst()) where keys[first] == keys[second] {
      return (names[min(first, second)], names[max(first, second)])
    }
    return nil
  }

  private func firstEquivalent(of word: [UInt8], among words: [[UInt8]]) -> Int? {
    let text = String(decoding: word, as: UTF8.self)
    // One that is written otherwise has other bytes beyond ASCII, so the rest need not be looked at.
    return words.firstIndex { other in
      other.contains { $0 >= 0x80 } && String(decoding: other, as: UTF8.self) == text
    }
  }

  /// In small letters, every row of blanks as one space, without what cannot be seen.
  private func skeleton(_ word: [UInt8]) -> [UInt8] {
    withSingleBlanks(Array(String(decoding: word, as: UTF8.self).lowercased().utf8))
  }
}
