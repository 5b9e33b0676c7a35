/// Whether two texts have the same bytes.
///
/// `==` of texts also finds letters alike that are written with other code points (é as one or as two), for
/// which it needs Unicode's tables; they would be a tenth of the module that the page carries. What runs in
/// the page compares with this, and is linked without those tables (`Tests/webassembly/compile.sh`).
public func isSame(_ one: String, _ other: String) -> Bool {
  let (a, b) = (one.utf8, other.utf8)
  let count = a.count
  guard count == b.count else { return false }
  // Where texts lie in one piece, as all but a few do, without the iterators of `elementsEqual`, which were
  // a tenth of what it takes to draw a figure anew.
  let isSame = a.withContiguousStorageIfAvailable { first in
    b.withContiguousStorageIfAvailable { second in
      var index = 0
      while index < count, first[index] == second[index] { index += 1 }
      return index == count
    }
  }
  return (isSame ?? nil) ?? a.elementsEqual(b)
}
