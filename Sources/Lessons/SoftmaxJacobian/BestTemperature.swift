import Numerals
import Training

/// The temperature at which the Jacobian of a softmax of some logits is largest.
struct BestTemperature {
  let temperature: Double
  /// ‖J‖₂ there.
  let norm: Double

  /// Among 61 temperatures in equal ratios the best, and between its neighbors the best by golden sections, each
  /// of which keeps the part with the larger value. Around a maximum the norm hardly changes, so that the
  /// temperature has half the digits of the norm: eight.
  init(logits: [Double], from lowest: Double, to highest: Double) {
    func norm(_ exponent: Double) -> Double {
      SoftmaxCase(logits: logits, temperature: powerOfTen(exponent)).norm
    }
    let (low, high) = (decimalLogarithm(lowest), decimalLogarithm(highest))
    let grid = (0...60).map { low + (high - low) * Double($0) / 60 }
    let norms = grid.map(norm)
    let best = norms.indices.max { norms[$0] < norms[$1] } ?? 0
    var (left, right) = (grid[max(best - 1, 0)], grid[min(best + 1, 60)])
    let golden = (5.0.squareRoot() - 1) / 2
    for _ in 0..<60 {
      let inner = (right - golden * (right - left), left + golden * (right - left))
      if norm(inner.0) < norm(inner.1) { left = inner.0 } else { right = inner.1 }
    }
    temperature = powerOfTen((left + right) / 2)
    self.norm = norm((left + right) / 2)
  }
}
