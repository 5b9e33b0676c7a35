import Charts
import Recording
import Training
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
  /// The step of every frame, and the table of every frame's chart.
  let steps: [Int]
  let tables: [FigureData]

  var points: [FigurePoint] {
    guard let first = tables.first else { return [] }
    return first.rows.indices.compactMap(point)
  }

  /// A row holds run, layer, unit, z, φ(z), φ′(z) and state.
  private func point(_ index: Int) -> FigurePoint? {
    guard case .text(let label) = tables[0].rows[index][0],
      let layer = number(tables[0].rows[index][1]), let unit = number(tables[0].rows[index][2]),
      let record = records.first(where: { $0.manifest.label == label })
    else { return nil }
    let place = Int(layer)
    let activation = record.manifest.layers[place - 1].activation.rawValue
    let numbers = zip(steps, tables).map { step, table in
      let row = table.rows[index]
      let recorded = record.row(atStep: step) ?? 0
      func layerRMS(_ quantity: LayerQuantity) -> Double? {
        record.value(.quantity(place, quantity, .rms), row: recorded)
      }
      return UnitPointText.numbers(
        z: number(row[3]) ?? .nan, value: number(row[4]) ?? .nan, slope: number(row[5]) ?? .nan,
        upstream: layerRMS(.upstreamGradient), errorSignal: layerRMS(.errorSignal))
    }
    let hasLayer = numbers.allSatisfy { $0.count == 6 }
    return FigurePoint(
      name: UnitPointText.name(label, layer: place, unit: Int(unit)),
      sentence: UnitPointText.sentence(activation) + (hasLayer ? UnitPointText.layerSentence : ""),
      numbers: numbers)
  }

  private func number(_ cell: FigureData.Cell) -> Double? {
    if case .number(let number) = cell { number } else { nil }
  }
}
