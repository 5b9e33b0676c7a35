import KernelCode
import Recording
import Training
import Wording

// The words of one moment.
extension BackwardFigure {
  var title: String {
    let outgoing = vectorNorm(moment.outgoing)
    var title = BackwardText.title(
      event, layer: moment.layer, incoming: vectorNorm(moment.incoming), outgoing: outgoing)
    if index + 1 == moments.count, index > 0 {
      title += BackwardText.arrived(outgoing / vectorNorm(moments[0].outgoing))
    }
    return title
  }

  private var event: BackwardText.Event {
    switch moment.kind {
    case .loss: .loss
    case .slopes: .slopes
    case .jacobian: .jacobian
    case .normalization: .normalization
    case .weights: .weights
    case .skips: .skips
    case .mask: .mask
    }
  }

  /// What the example should have been answered.
  var answer: String {
    guard manifest.task == .classification, let first = pass.targets.first else {
      return BackwardText.target(pass.targets.first ?? .nan)
    }
    var place = first > 0.5 ? 1 : 0
    if pass.targets.count > 1 {
      for (index, target) in pass.targets.enumerated() where target > 0.5 { place = index }
    }
    return place < manifest.classes.count ? manifest.classes[place] : ""
  }

  var words: String {
    BackwardText.description(
      shown.map { BackwardText.row($0 + 1, outgoingName, moment.outgoing[$0]) },
      more: moment.outgoing.count - shown.count)
  }

  var incomingName: String {
    switch moment.kind {
    case .loss: ""
    case .slopes, .jacobian, .mask: BackwardText.upstream
    case .normalization: BackwardText.signal
    case .weights:
      pass.layers[moment.layer].isNormalized
        ? BackwardText.behindNormalization : BackwardText.signal
    case .skips: BackwardText.fromWeights
    }
  }

  var factorName: String {
    switch moment.kind {
    case .loss, .normalization: ""
    case .slopes: BackwardText.slope
    case .jacobian: BackwardText.jacobian
    case .weights: BackwardText.weights(moment.layer + 1)
    case .skips: BackwardText.fromSkip
    case .mask: BackwardText.mask
    }
  }

  var outgoingName: String {
    switch moment.kind {
    case .loss: pass.isPaired ? BackwardText.signal : BackwardText.upstream
    case .slopes, .jacobian: BackwardText.signal
    case .normalization: BackwardText.behindNormalization
    case .weights, .skips, .mask: BackwardText.upstream
    }
  }

  /// The chosen unit's number with those that it is made of.
  var formula: String {
    let result = moment.outgoing.isEmpty ? .nan : moment.outgoing[unit]
    switch moment.kind {
    case .loss:
      let output = pass.layers[pass.layers.count - 1]
      return BackwardText.beginning(
        beginning, isSignal: pass.isPaired, output: output.activations[unit],
        target: pass.targets[unit], result: result)
    case .slopes, .mask:
      return BackwardText.product(
        outgoingName, incomingName, factorName,
        (moment.incoming[unit], moment.factors[unit], result))
    case .skips: return BackwardText.sum(moment.incoming[unit], moment.factors[unit], result)
    case .normalization: return BackwardText.normalized
    case .jacobian, .weights: return series(result)
    }
  }

  private var beginning: BackwardText.Beginning {
    switch pass.loss {
    case .squaredError: .twiceDifference
    case .binaryCrossEntropy: pass.isPaired ? .difference : .binary
    case .categoricalCrossEntropy:
      pass.isPaired
        ? .difference
        : pass.layers[pass.layers.count - 1].activation == .logSoftmax ? .negative : .categorical
    }
  }

  private func series(_ result: Double) -> String {
    let count = moment.incoming.count
    let row = (0..<count).map { moment.factors[unit * count + $0] }
    func size(_ column: Int) -> Double { abs(row[column] * moment.incoming[column]) }
    // The larger first, of equals the one that comes first.
    let order = (0..<count).sorted { size($0) > size($1) || (size($0) == size($1) && $0 < $1) }
    let largest = order.prefix(3).sorted()
    return BackwardText.series(
      outgoingName, factorName + " " + incomingName,
      largest.map { (row[$0], moment.incoming[$0]) }, others: count - largest.count, result)
  }
}
