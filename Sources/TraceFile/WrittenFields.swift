import Recording

// The fields of every object in a trace but the manifest, in the order in which they are written.

extension JSONText {
  mutating func write(_ frame: Frame) {
    open("{")
    key("step")
    write(frame.step)
    if let heldOut = frame.heldOut {
      key("heldOut")
      open("{")
      key("loss")
      write(heldOut.loss)
      key("accuracy")
      write(heldOut.accuracy)
      key("brier")
      write(heldOut.brier)
      close("}")
    }
    key("layers")
    open("[")
    for layer in frame.layers { write(layer) }
    close("]")
    if let surface = frame.surface {
      key("surface")
      write(surface)
    }
    if let throughput = frame.throughput {
      key("throughput")
      write(throughput)
    }
    close("}")
  }

  mutating func write(_ bucket: Bucket, means: some Sequence<Double>) {
    open("{")
    key("from")
    write(bucket.steps.lowerBound)
    key("to")
    write(bucket.steps.upperBound)
    key("minimum")
    write(bucket.minima)
    key("maximum")
    write(bucket.maxima)
    key("mean")
    write(means)
    close("}")
  }

  mutating func write(_ event: UnitEvent) {
    open("{")
    key("kind")
    write(event.kind.rawValue)
    key("step")
    write(event.step)
    key("since")
    write(event.since)
    key("layer")
    write(event.layer)
    key("unit")
    write(event.unit)
    key("maximumBefore")
    write(event.maximumBefore)
    key("maximumNow")
    write(event.maximumNow)
    key("updateNorm")
    write(event.updateNorm)
    close("}")
  }

  private mutating func write(_ layer: LayerFrame) {
    open("{")
    key("histograms")
    open("{")
    for (quantity, histogram) in zip(LayerQuantity.allCases, layer.histograms) {
      key(quantity.rawValue)
      write(histogram)
    }
    close("}")
    key("spectralNorm")
    write(layer.spectralNorm)
    key("units")
    open("{")
    for (name, property) in UnitState.writtenFields {
      key(name)
      write(layer.units.lazy.map { $0[keyPath: property] })
    }
    close("}")
    key("weightGradient")
    write(layer.weightGradient)
    if let values = layer.singularValues {
      key("singularValues")
      write(values)
    }
    if !layer.attenuationIfOpen.isNaN {
      key("attenuationIfOpen")
      write(layer.attenuationIfOpen)
    }
    if !layer.jacobian.isEmpty {
      key("jacobian")
      write(layer.jacobian)
    }
    close("}")
  }

  private mutating func write(_ values: SingularValues) {
    open("{")
    key("minimum")
    write(values.minimum)
    key("median")
    write(values.median)
    key("maximum")
    write(values.maximum)
    close("}")
  }

  private mutating func write(_ histogram: Histogram) {
    open("{")
    switch histogram.bins {
    case .linear(let lower, let upper):
      key("lower")
      write(lower)
      key("upper")
      write(upper)
    case .powersOfTwo(let lowest):
      key("lowestExponent")
      write(lowest)
    }
    key("counts")
    write(histogram.counts)
    key("zeros")
    write(histogram.zeros)
    key("nonFinite")
    write(histogram.nonFinite)
    close("}")
  }

  private mutating func write(_ surface: Surface) {
    open("{")
    switch surface {
    case .regions(let columns, let rows, let x, let y, let winner):
      key("columns")
      write(columns)
      key("rows")
      write(rows)
      key("x")
      write([x.lowerBound, x.upperBound])
      key("y")
      write([y.lowerBound, y.upperBound])
      key("winner")
      write(winner)
    case .curve(let x, let y):
      key("x")
      write(x)
      key("y")
      write(y)
    }
    close("}")
  }
}

extension UnitState {
  fileprivate static var writtenFields: [(StaticString, KeyPath<UnitState, Double>)] {
    [
      ("meanPreActivation", \.meanPreActivation), ("meanActivation", \.meanActivation),
      ("meanLocalDerivative", \.meanLocalDerivative), ("saturatedShare", \.saturatedShare),
      ("inactiveShare", \.inactiveShare), ("maximumPreActivation", \.maximumPreActivation),
      ("upstreamGradientRMS", \.upstreamGradientRMS), ("errorSignalRMS", \.errorSignalRMS),
    ]
  }
}
