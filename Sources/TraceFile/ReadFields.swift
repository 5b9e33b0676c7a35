import FoundationEssentials
import Recording

// The objects of a trace below its header as JSON has them, before anything about them is checked. What an exporter may
// leave out is optional here.

/// A number, `null` (`Double.notMeasured`), or one of the strings for what is not finite.
struct ReadNumber: Decodable {
  var value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = container.decodeNil() ? .notMeasured : try container.decode(Double.self)
  }
}

/// A list of `ReadNumber`. Almost all are numbers and strings only, which decode several times as fast.
struct ReadNumbers: Decodable {
  var values: [Double]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let plain = try? container.decode([Double].self) {
      values = plain
    } else {
      values = try container.decode([ReadNumber].self).map(\.value)
    }
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

/// Any line that is an object, the header excepted.
struct ReadLine: Decodable {
  var bucket: ReadBucket?
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

struct ReadBucket: Decodable {
  var from: Int
  var to: Int
  var minimum: ReadNumbers
  var maximum: ReadNumbers
  var mean: ReadNumbers
}

struct ReadFrame: Decodable {
  var step: Int
  var heldOut: ReadEvaluation?
  var layers: [ReadLayerFrame]?
  var surface: ReadSurface?
  var throughput: ReadSingularValues?
}

struct ReadSingularValues: Decodable {
  var minimum: ReadNumber?
  var median: ReadNumber?
  var maximum: ReadNumber?
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
  var weightGradient: ReadNumbers?
  var singularValues: ReadSingularValues?
  var attenuationIfOpen: ReadNumber?
  var jacobian: ReadNumbers?
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
  var upstreamGradientRMS, errorSignalRMS: [ReadNumber]?
}

struct ReadSurface: Decodable {
  var columns: Int?
  var rows: Int?
  var x: [ReadNumber]
  var y: [ReadNumber]
  var winner: [Int]?
}
