import FoundationEssentials

// The objects of a trace as JSON has them, before anything about them is checked. What an exporter may
// leave out is optional here.

/// A number, `null` ("not measured": NaN), or one of the strings for what is not finite.
struct ReadNumber: Decodable {
  var value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? .nan : try container.decode(Double.self)
  }
}

/// Decodes from every JSON value, without looking at it.
struct ReadAnything: Decodable {
  init(from decoder: any Decoder) {}
}

/// Enough of line 1 to know whether the rest of it can be understood.
struct ReadFormat: Decodable {
  var format: String
  var version: ReadNumber
}

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
  var trainingExamples: Int
  var heldOutExamples: Int?
  var probeExamples: Int?
  var layers: [ReadLayer]
  var loss: String
  var optimizer: String
  var initialization: String
  var rate: Double
  var batchSize: Int
  var steps: Int
  var seed: ReadSeed?
  var precision: Int?
  var saturationThreshold: Double?
  var constantLoss: ReadNumber?
}

struct ReadLayer: Decodable {
  var inputs: Int
  var units: Int
  var activation: String
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

/// Any line that is an object, the header excepted.
struct ReadLine: Decodable {
  var frame: ReadFrame?
  var event: ReadEvent?
  var eventsLeftOut: Int?
  var end: ReadEnd?
}

struct ReadEnd: Decodable {
  var completed: Bool?
  var divergedAt: Int?
  var interruptedAt: Int?
}

struct ReadEvent: Decodable {
  var kind: String
  var step: Int
  var since: Int
  var layer: Int
  var unit: Int
  var maximumBefore: ReadNumber?
  var maximumNow: ReadNumber?
  var updateNorm: ReadNumber?
}

struct ReadFrame: Decodable {
  var step: Int
  var heldOut: ReadEvaluation?
  var layers: [ReadLayerFrame]?
  var surface: ReadSurface?
}

struct ReadEvaluation: Decodable {
  var loss: ReadNumber?
  var accuracy: ReadNumber?
  var brier: ReadNumber?
}

struct ReadLayerFrame: Decodable {
  var histograms: ReadHistograms?
  var spectralNorm: ReadNumber?
  var units: ReadUnits?
  var weightGradient: [ReadNumber]?
}

/// Keyed by the words of `LayerQuantity`.
struct ReadHistograms: Decodable {
  var preActivation, activation, localDerivative, upstreamGradient, errorSignal: ReadHistogram?

  enum CodingKeys: String, CodingKey {
    case preActivation = "pre-activation"
    case activation
    case localDerivative = "local-derivative"
    case upstreamGradient = "upstream-gradient"
    case errorSignal = "error-signal"
  }
}

struct ReadHistogram: Decodable {
  var lower: Double?
  var upper: Double?
  var lowestExponent: Int?
  var counts: [Int]
  var zeros: Int?
  var nonFinite: Int?
}

struct ReadUnits: Decodable {
  var meanPreActivation, meanActivation, meanLocalDerivative: [ReadNumber]?
  var saturatedShare, inactiveShare, maximumPreActivation: [ReadNumber]?
}

struct ReadSurface: Decodable {
  var columns: Int?
  var rows: Int?
  var x: [ReadNumber]
  var y: [ReadNumber]
  var winner: [Int]?
}
