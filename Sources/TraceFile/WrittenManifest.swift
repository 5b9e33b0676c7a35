import Recording
import Training

extension JSONText {
  /// Fields in the order in which they are written. Those that were added to the format later stand
  /// only where they differ from what a reader takes in their place.
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
    if let preparation = manifest.preparation { write(preparation) }
    key("trainingExamples")
    write(manifest.trainingExamples)
    key("heldOutExamples")
    write(manifest.heldOutExamples)
    key("probeExamples")
    write(manifest.probeExamples)
    key("layers")
    open("[")
    for layer in manifest.layers { write(layer) }
    close("]")
    key("loss")
    write(manifest.loss.rawValue)
    if manifest.isPaired != manifest.isPairedByItself {
      key("lossFromPreActivations")
      write(manifest.isPaired)
    }
    key("optimizer")
    write(manifest.optimizer.kind.rawValue)
    key("initialization")
    write(manifest.initialization.rawValue)
    if manifest.initializationScale != manifest.initialization.standardScale {
      key("initializationScale")
      write(manifest.initializationScale)
    }
    if manifest.hiddenBias != 0 {
      key("hiddenBias")
      write(manifest.hiddenBias)
    }
    if manifest.hasGivenWeights {
      key("weightsGiven")
      write(true)
    }
    key("rate")
    write(manifest.optimizer.rate)
    writeRemedies(manifest.optimizer)
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
    if let accuracy = manifest.constantAccuracy {
      key("constantAccuracy")
      write(accuracy)
    }
    if let accuracy = manifest.heldOutConstantAccuracy {
      key("heldOutConstantAccuracy")
      write(accuracy)
    }
    close("}")
  }

  private mutating func write(_ preparation: DataPreparation) {
    key("preparation")
    open("{")
    key("scaling")
    write(preparation.scaling.rawValue)
    key("centers")
    write(preparation.features.map(\.offset))
    key("scales")
    write(preparation.features.map(\.scale))
    if !preparation.targetName.isEmpty {
      key("target")
      write(preparation.targetName)
    }
    key("targetOffset")
    write(preparation.target.offset)
    key("targetScale")
    write(preparation.target.scale)
    key("dataSeed")
    write(preparation.seed.description)
    if let percent = preparation.heldOut {
      key("heldOutPercent")
      write(percent)
    }
    close("}")
  }

  /// What an optimizer has besides its rule and its rate.
  private mutating func writeRemedies(_ optimizer: OptimizerSettings) {
    if optimizer.schedule != .constant {
      key("schedule")
      write(optimizer.schedule.rawValue)
    }
    if optimizer.weightDecay != 0 {
      key("weightDecay")
      write(optimizer.weightDecay)
    }
    if let clipping = optimizer.clipping {
      key("clipping")
      open("{")
      key("kind")
      write(clipping.kind.rawValue)
      key("limit")
      write(clipping.limit)
      close("}")
    }
  }

  private mutating func write(_ layer: LayerDescription) {
    open("{")
    key("inputs")
    write(layer.inputs)
    key("units")
    write(layer.units)
    key("activation")
    write(layer.activation.rawValue)
    if let parameter = layer.parameter, parameter != layer.activation.standardParameter {
      key("parameter")
      write(parameter)
    }
    if layer.normalization != .none {
      key("normalization")
      write(layer.normalization.rawValue)
    }
    if layer.dropout != 0 {
      key("dropout")
      write(layer.dropout)
    }
    if layer.skip != 0 {
      key("skip")
      write(layer.skip)
    }
    close("}")
  }
}

extension RunManifest {
  /// Whether the loss goes with the output activation, so that nothing has to be said about it.
  fileprivate var isPairedByItself: Bool {
    layers.last.map { loss.pairs(with: $0.activation) } ?? false
  }
}
