import Charts
import Recording
import Wording

/// A point of a figure about which the page tells a formula with its numbers.
public struct FigurePoint: Sendable {
  public var name: String
  /// With a hole such as `{0}` for every number.
  public var sentence: String
  /// What stands in the holes at each frame.
  public var numbers: [[String]]

  public init(name: String, sentence: String, numbers: [[String]]) {
    self.name = name
    self.sentence = sentence
    self.numbers = numbers
  }
}

/// The units of a chart of activation curves, in the order of its circles: that of its data.
struct UnitPoints {
  let records: [RunRecord]
  /// Of every frame's chart.
  let tables: [FigureData]

  var points: [FigurePoint] {
    guard let first = tables.first else { return [] }
    return first.rows.indices.compactMap(point)
  }

  /// A row holds run, layer, unit, z, φ(z), φ′(z), state, and root mean squares of g and δ.
  private func point(_ index: Int) -> FigurePoint? {
    guard case .text(let label) = tables[0].rows[index][0],
      let layer = number(tables[0].rows[index][1]), let unit = number(tables[0].rows[index][2]),
      let record = records.first(where: { $0.manifest.label == label })
    else { return nil }
    let place = Int(layer)
    let own = tables.map { table in table.rows[index].map(number) }
    return FigurePoint(
      name: UnitPointText.name(label, layer: place, unit: Int(unit)),
      sentence: UnitPointText.sentence(
        record.manifest.layers[place - 1].activation.rawValue,
        hasUpstream: own.allSatisfy { $0[7] != nil },
        hasErrorSignal: own.allSatisfy { $0[8] != nil }),
      numbers: own.map {
        UnitPointText.numbers(
          z: $0[3] ?? .nan, value: $0[4] ?? .nan, slope: $0[5] ?? .nan, upstream: $0[7] ?? .nan,
          errorSignal: $0[8] ?? .nan)
      })
  }

  private func number(_ cell: FigureData.Cell) -> Double? {
    if case .number(let number) = cell { number } else { nil }
  }
}
