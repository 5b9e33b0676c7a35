import CommandOptions
import Experiments
import Training
import Wording

/// Weights to start with: `{"layers":[{"weights":[[…],…],"biases":[…]},…]}`, the output layer last
/// (docs/experiment-format.md).
struct WeightsFile {
  private let file: InputFile
  /// A number with all the white space that an indented file has around it; and what else may be in one.
  private static let bytesPerNumber = 100
  private static let bytesBeside = 1_000_000

  init(path: String) { file = InputFile(path: path) }

  /// One entry for every layer of the net, of its very shape.
  func layers(for experiment: Experiment) throws(Failure) -> [LayerWeights] {
    let is32Bit = experiment.settings.precision == .single
    let shapes = experiment.settings.shapes(for: experiment.data)
    let root = try json(for: NetLimits.weights(experiment))
    guard case .list(let entries)? = try member("layers", of: root) else {
      throw wrong(CommandText.noWeights)
    }
    guard entries.count == shapes.count else {
      throw wrong(CommandText.weightLayers(entries.count, needed: shapes.count))
    }
    var layers: [LayerWeights] = []
    var inputs = experiment.data.features.count
    for (index, entry) in entries.enumerated() {
      let layer = index + 1
      let units = shapes[index].units
      guard case .list(let rows)? = try member("weights", of: entry),
        case .list(let biases)? = try member("biases", of: entry)
      else { throw wrong(CommandText.noLayerWeights(layer)) }
      guard rows.count == inputs else {
        throw wrong(CommandText.weightRows(rows.count, needed: inputs, layer: layer))
      }
      var weights: [Double] = []
      weights.reserveCapacity(inputs * units)
      for (number, row) in rows.enumerated() {
        let place = CommandText.weightRow(number + 1, layer: layer)
        guard case .list(let values) = row else { throw wrong(CommandText.noList(place)) }
        weights += try numbers(values, needed: units, place: place, in32Bits: is32Bit)
      }
      layers.append(
        LayerWeights(
          weights: weights,
          biases: try numbers(
            biases, needed: units, place: CommandText.biases(layer: layer), in32Bits: is32Bit)))
      inputs = units
    }
    return layers
  }

  /// The file is not read further than so many numbers can need.
  private func json(for numbers: Int) throws(Failure) -> JSONValue {
    let limit = min(InputFile.largestTable, Self.bytesBeside + numbers * Self.bytesPerNumber)
    return try file.json(limit: InputFile.largestTable) { start throws(Failure) in
      if start.count <= limit { return false }
      throw wrong(CommandText.tooManyBytes(limit: limit, numbers: numbers))
    }
  }

  private func numbers(
    _ values: [JSONValue], needed: Int, place: String, in32Bits: Bool
  ) throws(Failure) -> [Double] {
    guard values.count == needed else {
      throw wrong(CommandText.weightCount(values.count, needed: needed, place: place))
    }
    var numbers: [Double] = []
    for (index, value) in values.enumerated() {
      guard case .number(let digits) = value, let number = Double(digits),
        in32Bits ? Float(number).isFinite : number.isFinite
      else {
        throw wrong(CommandText.noNumber(index + 1, place: place, bits: in32Bits ? 32 : 64))
      }
      numbers.append(number)
    }
    return numbers
  }

  /// nil where the value is no object or lacks the key.
  private func member(_ key: String, of value: JSONValue) throws(Failure) -> JSONValue? {
    guard case .object(let members) = value else { return nil }
    let found = members.filter { $0.key == key }
    if found.count > 1 { throw wrong(CommandText.keyTwice(key)) }
    return found.first?.value
  }

  private func wrong(_ sentence: String) -> Failure { .wrongContent(file.name, sentence) }
}
