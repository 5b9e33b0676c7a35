import Experiments
import KernelCode
import Recording
import Training

/// One net of the lab: trained step by step, with everything that it recorded.
public struct LabRun {
  public let settings: LabSettings
  /// How many steps make an epoch.
  public let epoch: Int
  public private(set) var record: RunRecord
  /// How many steps were made; the record of a long run is some steps behind.
  public private(set) var step = 0
  /// The training loss at the latest step, before its update; NaN before the first one.
  public private(set) var loss = Double.nan
  private var bucketing: Bucketing
  // One of them is there. Two places and not one enumeration with both, so that nothing is copied when
  // a step is made.
  private var single: ExperimentRun<Float>?
  private var double: ExperimentRun<Double>?

  public init(_ settings: LabSettings, irisFile: [UInt8]) throws(LabProblem) {
    let experiment = try settings.experiment(irisFile: irisFile)
    self.settings = settings
    record = experiment.emptyRecord()
    let batch = min(experiment.settings.batchSize, experiment.data.trainingExamples)
    epoch = (experiment.data.trainingExamples + batch - 1) / batch
    bucketing = Bucketing(
      BucketPlan(steps: experiment.settings.steps, columns: record.columns.count))
    switch experiment.settings.precision {
    case .single: single = ExperimentRun(experiment, Float.self)
    case .double: double = ExperimentRun(experiment, Double.self)
    }
  }

  /// What the run is called in charts, where its activation functions do not tell it from another.
  public var name: String? {
    didSet { if let name { record.manifest.label = name } }
  }

  /// `gradflow train` with options that train the same net.
  public func command(file: String) -> String {
    settings.command(label: name, file: file)
  }

  public var isOver: Bool { record.ending != .unfinished }

  /// One step; nothing once the run is over.
  public mutating func advance() {
    guard !isOver else { return }
    var lines: [RecordLine] = []
    func keep(_ line: RecordLine) -> Bool {
      lines.append(line)
      return true
    }
    var ending: Ending?
    if single != nil { ending = single?.advance(keep) }
    if double != nil { ending = double?.advance(keep) }
    for line in lines {
      if case .row(_, let values) = line { loss = values.first ?? .nan }
      if let kept = bucketing.take(line) { record.append(kept) }
    }
    step += 1
    guard let ending else { return }
    for line in bucketing.finish() { record.append(line) }
    record.ending = ending
  }
}
