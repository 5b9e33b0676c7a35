import Experiments
import Testing

@Suite struct ArrayReaderTests {
  private func read(
    _ bytes: [UInt8], labels: [UInt8]? = nil, target: String? = nil
  ) throws(TableError) -> (data: TabularData, reading: TableReading)? {
    guard var reader = try ArrayReader(BytesInMemory(bytes), name: "t", ReadingOptions()) else {
      return nil
    }
    return try reader.read(
      target: target, labels: labels.map(BytesInMemory.init), task: nil, keepsValues: true)
  }

  private func npy(_ type: String, _ shape: String, _ body: [UInt8], isFortran: Bool = false)
    -> [UInt8]
  {
    let header =
      "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': \(shape), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + body
  }

  @Test func numbersOfAllKinds() throws {
    let values = (0..<24).map { Double($0) - 3 }
    func bytes<T>(_ list: [T]) -> [UInt8] {
      list.flatMap { value in withUnsafeBytes(of: value) { Array($0) } }
    }
    let bodies: [(String, [UInt8])] = [
      ("<f8", bytes(values.map { $0.bitPattern.littleEndian })),
      (">f8", bytes(values.map { $0.bitPattern.bigEndian })),
      ("<f4", bytes(values.map { Float($0).bitPattern.littleEndian })),
      (">i2", bytes(values.map { Int16($0).bigEndian })),
      ("<i4", bytes(values.map { Int32($0).littleEndian })),
      ("<i8", bytes(values.map { Int64($0).littleEndian })),
      ("|i1", bytes(values.map { Int8($0) })),
    ]
    for (type, body) in bodies {
      let rows = try #require(try read(npy(type, "(12, 2)", body), target: "c2"))
      #expect(rows.data.columns[0] == stride(from: -3.0, to: 21, by: 2).map { $0 }, "\(type)")
      #expect(rows.data.targets == stride(from: -2.0, to: 21, by: 2).map { $0 }, "\(type)")
      let columns = try #require(
        try read(npy(type, "(12, 2)", body, isFortran: true), target: "c2"))
      #expect(columns.data.columns[0] == Array(values.prefix(12)), "\(type)")
    }
    // 1.5, −2, the smallest and the largest of 16 bits.
    let halves: [UInt8] = [0, 0x3E, 0, 0xC0, 1, 0, 0xFF, 0x7B] + [UInt8](repeating: 0, count: 16)
    let half = try #require(try read(npy("<f2", "(12, 1)", halves)))
    #expect(half.data.columns[0].prefix(4) == [1.5, -2, 0x1p-24, 65504])
  }

  @Test(arguments: [
    (
      "<f8", "(3,)", 24,
      "the array has the shape 3, but a table has rows and columns: save it with two dimensions"
    ),
    (
      "<U5", "(1, 1)", 20,
      "the array holds '<U5', not whole or floating-point numbers of up to 64 bits; save it as float64"
    ),
    ("<f8", "(12, 2)", 100, "the file is shorter than its header says; part of it is missing"),
    (
      "<f8", "(12, 999999999999)", 100,
      "the file is shorter than its header says; part of it is missing"
    ),
    (
      "<f8", "(999999999999, 999999999999)", 100,
      "the file is shorter than its header says; part of it is missing"
    ),
    (
      "<f8", "(12, 1)", 104,
      "the file goes on behind the array that its header describes, as where several were saved into one;"
        + " save each into a file of its own"
    ),
    (
      "<f8", "()", 8,
      "the array is one number, but a table has rows and columns: save it with two dimensions"
    ),
    (
      "<f8", "(12, 0)", 0,
      "the array has the shape 12 × 0, but a table has rows and columns: save it with two dimensions"
    ),
  ])
  func wrongArrays(_ type: String, _ shape: String, _ size: Int, _ expected: String) {
    do throws(TableError) {
      _ = try read(npy(type, shape, [UInt8](repeating: 0, count: size)))
      Issue.record("no error")
    } catch {
      #expect(error.sentence == expected)
    }
  }

  @Test func roundedIntegersAreNamed() {
    let bytes = npy(
      "<i8", "(12, 1)", (0..<12).flatMap { _ in [0, 0, 0, 0, 0, 0, 0, 0x10] as [UInt8] })
    #expect(
      sentence { () throws(TableError) in _ = try read(bytes) }
        == "row 1, column c1 of the array is a whole number above 2⁵³, which would be rounded; save smaller"
        + " numbers, or save the array without the column")
  }

  @Test func sizesBeyondEveryFile() {
    let images: [UInt8] = [0, 0, 8, 4] + [UInt8](repeating: 0xFF, count: 16) + [1, 2, 3]
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 1]
    #expect(
      sentence { () throws(TableError) in _ = try read(images, labels: labels) }
        == "the file is shorter than its header says; part of it is missing")
  }

  @Test func imagesBecomeSmaller() throws {
    // Twelve images of 28 × 28 pixels, all of the value of their number.
    let pixels = (0..<12).flatMap { [UInt8](repeating: UInt8($0), count: 784) }
    let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 12, 0, 0, 0, 28, 0, 0, 0, 28] + pixels
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 12] + (0..<12).map { $0 % 3 }
    let result = try #require(try read(images, labels: labels))
    #expect(result.data.featureNames.count == 196)
    #expect(result.data.featureNames.prefix(2) == ["r1c1", "r1c2"])
    #expect(result.data.columns[195] == (0..<12).map { Double($0) })
    #expect(result.data.classNames == ["0", "1", "2"])
    #expect(
      result.reading.remarks.map(\.sentence) == [
        "the images of 28 × 28 pixels become 14 × 14, each the mean of a square, because at most 200 features"
          + " can be shown"
      ])
    for (labels, words) in [
      (nil, "--target LABELS.idx"),
      ([0, 0, 8, 1, 0, 0, 0, 2, 1, 1], "there are 12 images, but 2 labels"),
      (Array("x,y\n".utf8), "the file of their labels"),
    ] as [([UInt8]?, String)] {
      do throws(TableError) {
        _ = try read(images, labels: labels)
        Issue.record("no error")
      } catch {
        #expect(error.sentence.contains(words))
      }
    }
  }
}
