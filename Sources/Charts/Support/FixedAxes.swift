import Numerals
import Plotting
import Wording

extension Axis {
  /// A log axis whose ends do not depend on what one step shows: from the smallest to the largest of all
  /// steps, with the zero lane if any of them is exactly zero. Whole decades, but for less than one of
  /// them no more than a little air.
  static func log(spanning extent: Extent, _ label: String) -> Axis {
    .log(label, domain: extent.decades, zeroLane: extent.holdsZero ? .always : .never)
  }
}

/// The names of layers on an ordinal axis with the output on top, so few that they keep apart.
func layerNames(_ layers: ClosedRange<Int>, output: Int?, room: Double) -> [String] {
  let pitch = room / Double(layers.count)
  let stride = max(1, ceilInt(13 / max(pitch, 0.1)))
  return layers.reversed().map { layer in
    let isNamed = (layer - layers.lowerBound) % stride == 0 || layer == output
    // A name beside the output's would collide with it.
    let collides = layer != output && output != nil && layers.upperBound - layer < stride
    guard isNamed && !collides else { return "" }
    return layer == output && layer > 1 ? ChartText.outputLayer : layer.description
  }
}
