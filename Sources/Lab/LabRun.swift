import Experiments
import KernelCode
import Recording
import Training

/// One net of the lab: trained step by step, with everything that it recorded. A class, because nothing is
/// ever done with a copy, and the code that copies so much is large.
public final class LabRun {
  public let settings: LabSettings
  /// How many steps make an epoch.
  public let epoch: Int
  public private(set) var record: RunRecord
  /// How many updates were applied. What is recorded of this step was measured before its own update, so
  /// that there is something to see before the first one; the record of a long run is some steps behind.
  public private(set) var step = 0
  /// The training loss at every step, whatever the record of a long run keeps.
  private var losses: [Double] = []
  private var bucketing: Bucketing
  private var held: RunRecord?
  /// nil for more than two inputs.
  private let places: ResponsePlaces?
  // One of them is there. Two places and not one enumeration with both, so that nothing is copied when
  // a step is made.
  private var single: LabNet<Float>?
  private var double: LabNet<Double>?

  public init(_ settings: LabSettings, irisFile: [UInt8]) throws(LabProblem) {
    let experiment = try settings.experiment(irisFile: irisFile)
    self.settings = settings
    places = ResponsePlaces(experiment.data)
    record = experiment.emptyRecord()
    let batch = min(experiment.settings.batchSize, experiment.data.trainingExamples)
    epoch = (experiment.data.trainingExamples + batch - 1) / batch
    bucketing = Bucketing(
      BucketPlan(steps: experiment.settings.steps, columns: record.columns.count))
    switch experiment.settings.precision {
    case .single: single = LabNet(experiment)
    case .double: double = LabNet(experiment)
    }
    look()
  }

  /// What the run is called in charts, where its activation functions do not tell it from another.
  public var name: String? {
    didSet { if let name { record.manifest.label = name } }
  }

  /// `gradflow train` with options that train the same net.
  public func command(file: String) -> String {
    settings.command(label: name, file: file)
  }

  /// The training loss at a step, nil for the latest; of a run that ended before, at its last.
  public func loss(step: Int? = nil) -> Double {
    losses.isEmpty ? .nan : losses[min(max(step ?? .max, 0), losses.count - 1)]
  }

  /// The record with the steps that a long run holds back until it ends.
  func wholeRecord() -> RunRecord {
    if bucketing.plan.isExact || isOver { return record }
    if let held { return held }
    var (whole, rest) = (record, bucketing)
    for line in rest.finish() { whole.append(line) }
    held = whole
    return whole
  }

  public var isOver: Bool { record.ending != .unfinished }

  /// Applies the update that was computed, and computes and records the next one; nothing once the run
  /// is over.
  public func advance() {
    guard !isOver else { return }
    if single != nil { single?.applyUpdate() }
    if double != nil { double?.applyUpdate() }
    step += 1
    look()
  }

  /// What a step computed for one example of its batch.
  ///
  /// - Parameters:
  ///   - example: from 0; the last one where there are fewer.
  ///   - step: nil for the latest.
  public func pass(example: Int, step: Int? = nil) -> ExamplePass {
    let manifest = record.manifest
    let place = min(max(example, 0), manifest.batchSize - 1)
    if let seen = single?.observation(at: step) {
      return ExamplePass(seen, example: place, loss: manifest.loss, isPaired: manifest.isPaired)
    }
    guard let seen = double?.observation(at: step) else {
      preconditionFailure("a net has one precision")
    }
    return ExamplePass(seen, example: place, loss: manifest.loss, isPaired: manifest.isPaired)
  }

  /// What every unit answers with the weights of a step, nil for the latest; nothing for more than two
  /// inputs.
  public func responses(step: Int? = nil) -> UnitResponses? {
    guard let places else { return nil }
    if let seen = single?.observation(at: step) { return places.responses(of: seen.network) }
    return (double?.observation(at: step)).map { places.responses(of: $0.network) }
  }

  private func look() {
    held = nil
    var lines: [RecordLine] = []
    func keep(_ line: RecordLine) -> Bool {
      lines.append(line)
      return true
    }
    var ending: Ending?
    if single != nil { ending = single?.look(keep) }
    if double != nil { ending = double?.look(keep) }
    for line in lines {
      if case .row(_, let values) = line { losses.append(values.first ?? .nan) }
      if let kept = bucketing.take(line) { record.append(kept) }
    }
    guard let ending else { return }
    for line in bucketing.finish() { record.append(line) }
    record.ending = ending
  }
}
