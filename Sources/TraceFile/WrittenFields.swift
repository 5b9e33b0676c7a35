import Recording

// The fields of every object in a trace, in the order in which they are written.

extension JSONText {
  mutating func write(_ manifest: RunManifest) {
    open("{")
    key("program")
    write(manifest.program)
    key("label")
    write(manifest.label)
    key("task")
    write(manifest.task.rawValue)
    key("dataset")
    write(manifest.dataset)
    key("features")
    write(manifest.features)
    key("classes")
    write(manifest.classes)
    key("trainingExamples")
    write(manifest.trainingExamples)
    key("heldOutExamples")
    write(manifest.heldOutExamples)
    key("probeExamples")
    write(manifest.probeExamples)
    key("layers")
    open("[")
    for layer in manifest.layers {
      open("{")
      key("inputs")
      write(layer.inputs)
      key("units")
      write(layer.units)
      key("activation")
      write(layer.activation.rawValue)
      close("}")
    }
    close("]")
    key("loss")
    write(manifest.loss.rawValue)
    key("optimizer")
    write(manifest.optimizer.kind.rawValue)
    key("initialization")
    write(manifest.initialization.rawValue)
    key("rate")
    write(manifest.optimizer.rate)
    key("batchSize")
    write(manifest.batchSize)
    key("steps")
    write(manifest.steps)
    key("seed")
    // A string, because many JSON readers round integers above 2⁵³.
    write(manifest.seed.description)
    key("precision")
    write(manifest.precision)
    key("saturationThreshold")
    write(manifest.saturationThreshold)
    key("constantLoss")
    write(manifest.constantLoss)
    close("}")
  }

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
    ]
  }
}
