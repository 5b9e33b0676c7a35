extension FileSignature {
  /// What it is and how it becomes a table.
  var sentence: String {
    switch self {
    case .zip:
      "this is a workbook of Excel or another zip archive, not CSV; open it and save the sheet as CSV UTF-8"
    case .oldWorkbook:
      "this is a workbook of Excel, not CSV; open it and save the sheet as \"CSV UTF-8\""
    case .gzip: "this file is packed with gzip; unpack it first: gunzip -k FILE.gz"
    case .bzip2: "this file is packed with bzip2; unpack it first: bunzip2 -k FILE.bz2"
    case .xz: "this file is packed with xz; unpack it first: unxz -k FILE.xz"
    case .zstandard: "this file is packed with zstd; unpack it first: unzstd FILE.zst"
    case .pdf: "this is a PDF, not a table; copy the table into a spreadsheet and save it as CSV"
    case .html:
      "this is a page of the web or XML, not a table; open it in a spreadsheet and save it as CSV"
    case .json: "this is JSON, not a table; write it as CSV, with a row for each example"
    case .parquet:
      "this is a Parquet file; write it as CSV: pandas.read_parquet(…).to_csv(…, index=False)"
    case .hdf5: "this is an HDF5 file; write the table in it as CSV"
    case .sqlite: "this is an SQLite data base; write one table of it as CSV: sqlite3 -header -csv"
    case .numpyArchive: "this is an archive of arrays; save one of them by itself with numpy.save"
    case .trace: "this is a trace of a run, not a table; draw it with 'gradflow chart'"
    case .eventFile:
      "this is an event file of TensorBoard, the log of a training run, and not a table of examples"
    case .arff:
      "this is an ARFF file of Weka; save it as CSV there, or remove all lines with @ and write the names of its "
        + "attributes above the rows"
    case .picture:
      "this is a picture, not a table; type the table into a spreadsheet and save it as CSV"
    case .utf32: "this text is in UTF-32; save it again in UTF-8"
    }
  }
}

extension LeftOut {
  /// Why a column is left out, without its name.
  public func sentence(isTarget: Bool = false) -> String {
    switch self {
    case .dropped: return "--drop-columns says so"
    case .empty: return "all of its cells are empty"
    case .rowNumbers: return "it counts the rows"
    case .dates(let example):
      return "its cells are dates, such as " + shown(example)
        + (isTarget
          ? "" : "; write them as numbers, such as days since the first, to learn from them")
    case .identifiers(let words, let rows, let example):
      let count = words.map { $0.description } ?? "more than " + counted(WordTable.most)
      let start =
        count + " different words in " + counted(rows) + " rows, such as " + shown(example)
      return start
        + (looksLikeNumber(example)
          ? ", are no numbers that can be read; write each as one plain number, such as 12.5, if they count "
            + "or measure something"
          : ", name the rows and say nothing about others")
    }
  }
}

extension ArrayProblem {
  var sentence: String {
    switch self {
    case .cut: "the file is shorter than its header says; part of it is missing"
    case .notTwoDimensional(let shape):
      (shape.isEmpty
        ? "the array is one number"
        : "the array has the shape " + shape.map { $0.description }.joined(separator: " × "))
        + ", but a table has rows and columns: save it with two dimensions"
    case .goesOn:
      "the file goes on behind the array that its header describes, as where several were saved into one; "
        + "save each into a file of its own"
    case .notNumbers(let type) where type.utf8.first == UInt8(ascii: "["):
      "the array holds records of named fields, not numbers; save the fields as the columns of one array "
        + "of float64"
    case .notNumbers(let type):
      "the array holds " + shown(type)
        + ", not whole or floating-point numbers of up to 64 bits; save it "
        + "as float64"
    case .notFinite(let row, let column):
      "row " + row.description + ", column c" + column.description
        + " of the array is not a finite number of at most 1e150; remove the row or fill in a number"
    case .longNumber(let row, let column):
      "row " + row.description + ", column c" + column.description
        + " of the array is a whole number above 2⁵³, which would be rounded; save smaller numbers, or save "
        + "the array without the column"
    case .needsLabels:
      "these are images without their labels; name the file of the labels as the target: --target LABELS.idx"
    case .labelCount(let images, let labels):
      "there are " + images.description + " images, but " + labels.description
        + " labels; the two files do not belong together"
    case .labelsAreNoFile:
      "the target of a file of images is the file of their labels, which has one dimension"
    }
  }
}

/// Whether a word is digits with some signs, of which no number could be made.
private func looksLikeNumber(_ word: String) -> Bool {
  let bytes = Array(word.utf8)
  let hasLetters = bytes.contains { 0x61...0x7A ~= $0 | 0x20 }
  return !hasLetters && bytes.contains(where: isDigit) && !bytes.allSatisfy(isDigit)
}
