import Experiments
import Recording

/// Points that the reader puts on a plane, as text for the address: three characters for each, its class
/// from `a` to `d`, then its place across and upwards, each one of 61 characters.
public struct DrawnPoints: Sendable {
  public struct Point: Sendable, Equatable {
    /// Counts from 0.
    public var group: Int
    /// From −30 to 30, in twentieths.
    public var x: Int
    public var y: Int

    public init(group: Int, x: Int, y: Int) {
      self.group = group
      self.x = x
      self.y = y
    }
  }
  public private(set) var points: [Point] = []

  /// The plane goes from −1.5 to 1.5 in both directions, in steps of 0.05: short decimals, so that a file
  /// with them is read as the very numbers.
  public static let reach = 30
  static let groups = 4
  public static let most = 400
  /// What the data set is called in the settings, and its file without the ending.
  public static let name = "drawn"
  /// The column of the classes in the file.
  public static let target = "class"

  public init() {}

  /// nil for a text that does not say points, or too many.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count % 3 == 0, bytes.count / 3 <= Self.most else { return nil }
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Int(bytes[start]) - Int(UInt8(ascii: "a"))
      guard 0..<Self.groups ~= group, let x = Self.level(bytes[start + 1]),
        let y = Self.level(bytes[start + 2])
      else { return nil }
      points.append(Point(group: group, x: x, y: y))
    }
  }

  public var text: String {
    var bytes: [UInt8] = []
    for point in points {
      bytes += [
        UInt8(ascii: "a") + UInt8(point.group), Self.letters[point.x + Self.reach],
        Self.letters[point.y + Self.reach],
      ]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Puts a point where there is none yet; one of another class gives way.
  public mutating func add(_ point: Point) {
    points.removeAll { $0.x == point.x && $0.y == point.y }
    if points.count < Self.most { points.append(point) }
  }

  /// Takes away the point nearest to a place, if it is within a few steps of it.
  public mutating func removeNearest(x: Int, y: Int) {
    var best: (index: Int, distance: Int)?
    for (index, point) in points.enumerated() {
      let (dx, dy) = (point.x - x, point.y - y)
      let distance = dx * dx + dy * dy
      if distance <= 9, distance < best?.distance ?? .max { best = (index, distance) }
    }
    if let best { points.remove(at: best.index) }
  }

  public mutating func removeLast() { _ = points.popLast() }

  /// The file with which `gradflow train --data drawn.csv --target class` learns the same.
  public var csv: String {
    var text = "x,y," + Self.target + "\n"
    for point in points {
      text += Self.decimal(point.x) + "," + Self.decimal(point.y) + ","
      text += String(decoding: [UInt8(ascii: "a") + UInt8(point.group)], as: UTF8.self) + "\n"
    }
    return text
  }

  /// As that file is read: classes are numbered in the order of their letters, without those that have no
  /// point.
  func table() throws(TableError) -> TabularData {
    let groups = (0..<Self.groups).filter { group in points.contains { $0.group == group } }
    guard points.count >= TabularData.fewestRows else {
      throw .tooFewRows(count: points.count, needed: TabularData.fewestRows)
    }
    let names = groups.map { String(decoding: [UInt8(ascii: "a") + UInt8($0)], as: UTF8.self) }
    if names.count == 1 { throw .oneClass(target: Self.target, name: names[0]) }
    return TabularData(
      name: Self.name, featureNames: ["x", "y"], classNames: names, task: .classification,
      columns: [
        points.map { Double($0.x * 5) / 100 }, points.map { Double($0.y * 5) / 100 },
      ],
      targets: points.map { point in Double(groups.firstIndex(of: point.group) ?? 0) },
      targetName: Self.target)
  }

  /// A place in plain decimals: `-0.05`.
  static func decimal(_ level: Int) -> String {
    let hundredths = abs(level) * 5
    let rest = hundredths % 100
    return (level < 0 ? "-" : "") + String(hundredths / 100) + "." + (rest < 10 ? "0" : "")
      + String(rest)
  }

  /// 0–9, A–Z and a–y.
  private static let letters: [UInt8] =
    Array(UInt8(ascii: "0")...UInt8(ascii: "9")) + Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    + Array(UInt8(ascii: "a")...UInt8(ascii: "y"))

  private static func level(_ letter: UInt8) -> Int? {
    for (index, candidate) in letters.enumerated() where candidate == letter {
      return index - reach
    }
    return nil
  }
}
