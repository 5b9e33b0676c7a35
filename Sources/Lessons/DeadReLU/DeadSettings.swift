import Experiments
import Training
import Wording

/// One way to build and train a ReLU net, as a fault or as its remedy.
struct DeadSetting: Sendable {
  /// The fault, or what is changed about the fault before it.
  var name: String
  /// True for a cause, false for what mends the cause before it.
  var isFault: Bool
  var settings: ExperimentSettings

  /// The name of its row.
  var label: String { isFault ? name : DeadReLUText.remedyRow(name) }

  static let hidden = [12, 12, 12]
  static let faultRate = 3.0
  static let mendedRate = 0.3
  static let bias = -1.0
  static let narrow = Array(repeating: 3, count: 10)

  /// Causes and remedies, each remedy after its cause, differing from it in the named thing only.
  static func all(_ data: PreparedData, steps: Int, seed: UInt64, batchSize: Int) -> [DeadSetting] {
    func setting(
      _ label: String, fault: Bool = false, _ hidden: [Int] = hidden,
      _ activation: ActivationFunction = .relu, rate: Double,
      _ initialization: Initialization = .glorot, bias: Double = 0
    ) -> DeadSetting {
      let (output, loss) = ExperimentSettings.natural(for: data)
      return DeadSetting(
        name: label, isFault: fault,
        settings: ExperimentSettings(
          hidden: hidden, activation: activation, outputActivation: output, loss: loss,
          initialization: initialization, hiddenBias: bias, optimizer: .sgd, rate: rate,
          batchSize: batchSize, steps: steps, seed: seed, frames: FourNets.frames))
    }
    return [
      setting(
        DeadReLUText.fault(DeadReLUText.largeRate, rate: faultRate), fault: true, rate: faultRate),
      setting(DeadReLUText.smallRate(mendedRate), rate: mendedRate),
      setting(DeadReLUText.leaky, hidden, .leakyReLU, rate: faultRate),
      setting(DeadReLUText.he, rate: faultRate, .he),
      setting(DeadReLUText.biasFault(bias), fault: true, rate: mendedRate, bias: bias),
      setting(DeadReLUText.zeroBias, rate: mendedRate),
      setting(DeadReLUText.leaky, hidden, .leakyReLU, rate: mendedRate, bias: bias),
      setting(
        DeadReLUText.narrowFault(layers: narrow.count, width: narrow[0]), fault: true, narrow,
        rate: mendedRate),
      setting(DeadReLUText.leaky, narrow, .leakyReLU, rate: mendedRate),
      setting(DeadReLUText.wide, rate: mendedRate),
    ]
  }
}
