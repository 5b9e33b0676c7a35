import Recording

/// Every number that a run records, in the order in which a trace has them (docs/trace-format.md).
struct RecordedNumbers {
  private(set) var values: [Double] = []

  mutating func take(_ line: RecordLine) {
    switch line {
    case .row(let step, let row):
      take(step)
      values += row
    case .frame(let frame): take(frame)
    case .event(let event):
      for number in [event.step, event.since, event.layer, event.unit] { take(number) }
      values += [event.maximumBefore, event.maximumNow, event.updateNorm]
    case .bucket: break
    }
  }

  private mutating func take(_ number: Int) { values.append(Double(number)) }

  private mutating func take(_ numbers: [Int]) {
    for number in numbers { take(number) }
  }

  private mutating func take(_ frame: Frame) {
    take(frame.step)
    if let heldOut = frame.heldOut {
      values += [heldOut.loss, heldOut.accuracy, heldOut.brier]
    }
    for layer in frame.layers { take(layer) }
    if let surface = frame.surface { take(surface) }
    if let throughput = frame.throughput { take(throughput) }
  }

  private mutating func take(_ layer: LayerFrame) {
    for histogram in layer.histograms { take(histogram) }
    values.append(layer.spectralNorm)
    values += layer.units.map { $0.meanPreActivation }
    values += layer.units.map { $0.meanActivation }
    values += layer.units.map { $0.meanLocalDerivative }
    values += layer.units.map { $0.saturatedShare }
    values += layer.units.map { $0.inactiveShare }
    values += layer.units.map { $0.maximumPreActivation }
    values += layer.units.map { $0.upstreamGradientRMS }
    values += layer.units.map { $0.errorSignalRMS }
    values += layer.weightGradient
    if let singularValues = layer.singularValues { take(singularValues) }
    if !layer.attenuationIfOpen.isNaN { values.append(layer.attenuationIfOpen) }
    values += layer.jacobian
  }

  private mutating func take(_ histogram: Histogram) {
    switch histogram.bins {
    case .linear(let lower, let upper): values += [lower, upper]
    case .powersOfTwo(let lowest): take(lowest)
    }
    take(histogram.counts)
    take(histogram.zeros)
    take(histogram.nonFinite)
  }

  private mutating func take(_ singular: SingularValues) {
    values += [singular.minimum, singular.median, singular.maximum]
  }

  private mutating func take(_ surface: Surface) {
    switch surface {
    case .regions(let columns, let rows, let x, let y, let winner):
      take([columns, rows])
      values += [x.lowerBound, x.upperBound, y.lowerBound, y.upperBound]
      take(winner)
    case .curve(let x, let y): values += x + y
    }
  }
}
