// The header of a trace as JSON has it, before anything about it is checked. What an exporter may leave
// out is optional here.

struct ReadHeader: Decodable {
  var manifest: ReadManifest
  var points: [ReadPoint]?
  var columns: [String]
}

struct ReadPoint: Decodable {
  var inputs: [ReadNumber]
  var target: ReadNumber
}

struct ReadManifest: Decodable {
  var program: String?
  var label: String
  var task: String
  var dataset: String?
  var features: [String]?
  var classes: [String]?
  var preparation: ReadPreparation?
  var trainingExamples: Int
  var heldOutExamples: Int?
  var probeExamples: Int?
  var layers: [ReadLayer]
  var loss: String
  var lossFromPreActivations: Bool?
  var optimizer: String
  var initialization: String
  var initializationScale: ReadNumber?
  var hiddenBias: ReadNumber?
  var weightsGiven: Bool?
  var rate: Double
  var schedule: String?
  var weightDecay: ReadNumber?
  var clipping: ReadClipping?
  var batchSize: Int
  var steps: Int
  var seed: ReadSeed?
  var precision: Int?
  var saturationThreshold: Double?
  var constantLoss: ReadNumber?
  var constantAccuracy: ReadNumber?
  var heldOutConstantAccuracy: ReadNumber?
}

struct ReadPreparation: Decodable {
  var scaling: String
  var centers: [ReadNumber]?
  var scales: [ReadNumber]?
  var target: String?
  var targetOffset: ReadNumber?
  var targetScale: ReadNumber?
  var dataSeed: ReadSeed?
  var heldOutPercent: Int?
}

struct ReadLayer: Decodable {
  var inputs: Int
  var units: Int
  var activation: String
  var parameter: ReadNumber?
  var normalization: String?
  var dropout: ReadNumber?
  var skip: Int?
}

struct ReadClipping: Decodable {
  var kind: String
  var limit: ReadNumber
}

/// A seed is written as a string of digits; a plain integer is read, too.
struct ReadSeed: Decodable {
  var value: UInt64

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(UInt64.self) {
      value = number
    } else if let number = UInt64(try container.decode(String.self)) {
      value = number
    } else {
      throw DecodingError.typeMismatch(
        UInt64.self, .init(codingPath: decoder.codingPath, debugDescription: ""))
    }
  }
}
