import Numerals
import Plotting
import Wording

extension Axis {
  /// A log axis whose ends do not depend on what one step shows: from the smallest to the largest of all
  /// steps, with the zero lane if any of them is exactly zero. Whole decades, but for less than one of
  /// them no more than a little air.
  static func log(spanning extent: Extent, _ label: String) -> Axis {
    guard extent.smallestPositive.isFinite, extent.upper > 0 else {
      return .log(label, domain: 0.1...1, zeroLane: extent.holdsZero ? .always : .never)
    }
    let least = decimalLogarithm(extent.smallestPositive)
    let most = decimalLogarithm(extent.upper)
    let ends =
      most - least < 1
      ? powerOfTen(max(least - 0.2, -320))...powerOfTen(min(most + 0.2, 308))
      : powerOfTen(floorInt(least + 0.02))...powerOfTen(ceilInt(most - 0.02))
    return .log(label, domain: ends, zeroLane: extent.holdsZero ? .always : .never)
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
