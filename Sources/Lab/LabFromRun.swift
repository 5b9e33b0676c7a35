import Experiments
import KernelCode
import Numerals
import Recording
import Training

/// Why the lab cannot repeat a run.
public enum LabRefusal: Error, Sendable {
  /// Its data are none of the program's own.
  case data(String)
  /// It has more layers or units than the lab.
  case size
  /// It began with weights that were given, which no setting can say.
  case weights
  /// Its skips do not follow one rule, or its layers are not alike where the settings know one for all.
  case layers
  /// A number of the manifest is none that a setting can have.
  case setting(LabProblem)
}

extension LabSettings {
  /// The settings with which the lab trains the net of a run again, as its manifest knows them.
  ///
  /// - Parameter decimal: the shortest decimal notation of a number.
  public init(
    _ manifest: RunManifest, irisFile: [UInt8], decimal: (Double) -> String
  ) throws(LabRefusal) {
    self.init()
    if manifest.hasGivenWeights { throw .weights }
    try takeData(manifest)
    let hidden = Array(manifest.layers.dropLast())
    guard let output = manifest.layers.last, Self.layerCounts.contains(hidden.count),
      hidden.allSatisfy({ Self.unitCounts.contains($0.units) })
    else { throw .size }
    let first = hidden.first ?? output
    guard
      hidden.allSatisfy({
        $0.normalization == first.normalization && $0.dropout == first.dropout
      })
    else { throw .layers }
    self[.hidden] =
      hidden.isEmpty ? "none" : joined(hidden.map { String($0.units) }, ",")
    func choice(_ layer: LayerDescription) -> String {
      let standard = layer.activation.standardParameter
      let parameter = layer.parameter ?? standard
      return layer.activation.rawValue
        + (parameter == standard ? "" : ":" + decimal(parameter ?? 0))
    }
    let words = hidden.map(choice)
    if let word = words.first {
      self[.activation] = words.allSatisfy { isSame($0, word) } ? word : joined(words, ",")
      self[.normalization] = first.normalization.rawValue
      self[.dropout] = decimal(first.dropout)
      self[.skip] = String(hidden.reduce(0) { max($0, $1.skip) })
    }
    self[.outputActivation] = choice(output)
    self[.loss] = manifest.loss.rawValue
    if !manifest.isPaired, manifest.loss.pairs(with: output.activation, parameter: output.parameter)
    {
      self[.lossFrom] = LossSource.activations.rawValue
    }
    self[.initialization] = manifest.initialization.rawValue
    if manifest.initializationScale != manifest.initialization.standardScale {
      self[.initializationScale] = decimal(manifest.initializationScale)
    }
    take(manifest.optimizer, decimal)
    self[.batch] =
      manifest.batchSize >= manifest.trainingExamples ? "all" : String(manifest.batchSize)
    self[.steps] = String(manifest.steps)
    self[.seed] = String(manifest.seed)
    self[.hiddenBias] = decimal(manifest.hiddenBias)
    if let seed = manifest.preparation?.seed, seed != manifest.seed {
      self[.dataSeed] = String(seed)
    }
    self[.precision] = String(manifest.precision)
    try check(manifest, irisFile: irisFile)
  }

  /// The data set, its noise as its name tells it, and how much of it is held out.
  private mutating func takeData(_ manifest: RunManifest) throws(LabRefusal) {
    let sides = parts(manifest.dataset, ",")
    guard let name = word(sides[0], DatasetName.self) else { throw .data(manifest.dataset) }
    self[.dataset] = name.rawValue
    if sides.count > 1 {
      for noise in DatasetName.noises where isSame(name.name(noise: noise), manifest.dataset) {
        self[.noise] = String(noise)
      }
      guard !isSame(self[.noise], LabKey.noise.standard) else { throw .data(manifest.dataset) }
    }
    self[.scaling] = (manifest.preparation?.scaling ?? .standard).rawValue
    if let percent = manifest.preparation?.heldOut {
      self[.heldOut] = String(percent)
      return
    }
    let (heldOut, all) = (
      manifest.heldOutExamples, manifest.heldOutExamples + manifest.trainingExamples
    )
    // The usual share of each class can be less than that of all.
    guard abs(4 * heldOut - all) > 4 * max(manifest.classes.count, 1), all > 0 else { return }
    self[.heldOut] = String((100 * heldOut + all / 2) / all)
  }

  private mutating func take(_ optimizer: OptimizerSettings, _ decimal: (Double) -> String) {
    self[.optimizer] = optimizer.kind.rawValue
    self[.rate] = decimal(optimizer.rate)
    self[.schedule] = optimizer.schedule.rawValue
    self[.weightDecay] = decimal(optimizer.weightDecay)
    guard let clipping = optimizer.clipping else { return }
    self[clipping.kind == .norm ? .clipNorm : .clipValue] = decimal(clipping.limit)
  }

  /// The settings make the layers that the run had.
  private func check(_ manifest: RunManifest, irisFile: [UInt8]) throws(LabRefusal) {
    let experiment: Experiment
    do throws(LabProblem) {
      experiment = try self.experiment(irisFile: irisFile)
    } catch {
      throw .setting(error)
    }
    guard experiment.manifest.layers == manifest.layers else { throw .layers }
    guard experiment.manifest.heldOutExamples == manifest.heldOutExamples else {
      throw .data(manifest.dataset)
    }
  }
}
