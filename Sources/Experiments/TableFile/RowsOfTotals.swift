/// Whether a cell is what the row of sums or means at the end of a sheet is called.
func isWordForTotals(_ cell: CellBytes) -> Bool {
  guard 1...24 ~= cell.count, !isDigit(cell[0]) else { return false }
  var word = lowercased(cell)
  while let last = word.last, last == UInt8(ascii: ":") || last == 0x20 { word.removeLast() }
  return wordsForTotals.contains { $0.utf8.elementsEqual(word) }
    || startsOfTotals.contains { word.starts(with: $0.utf8) }
}

private let wordsForTotals = [
  "total", "totals", "sum", "sums", "subtotal", "average", "avg", "avg.", "mean", "median", "summe",
  "gesamt", "insgesamt", "durchschnitt", "mittelwert", "mittel", "ø", "Ø", "∑", "Σ", "somme",
  "totale", "moyenne", "suma", "media", "promedio", "totaal", "gemiddelde", "std", "std dev",
]
private let startsOfTotals = ["grand total", "total ", "gesamtsumme", "sum of ", "mean of "]
