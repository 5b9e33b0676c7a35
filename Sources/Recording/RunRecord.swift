import Training

/// All that was recorded of one run: a row of numbers per step, a frame at the cadence, events.
public struct RunRecord: Sendable {
  public var manifest: RunManifest
  public var columns: [Column]
  /// The step of each row, counted from 0: row `s` was measured before update `s` was applied. For a
  /// row that covers a bucket of steps, the first of them.
  public var steps: [Int] = []
  /// `steps.count` rows of `columns.count` numbers, one row after the other: what was measured at the
  /// step, or the means over a bucket. NaN where a number does not exist.
  public var values: [Double] = []
  /// What is known of the rows that cover a bucket of steps, in their order (`BucketRows.swift`).
  public var buckets: [Bucket] = []
  public var frames: [Frame] = []
  public var events: [UnitEvent] = []
  /// How many unit events were not stored because there were too many.
  public var eventsLeftOut = 0
  /// Training examples for drawing, where there are one or two inputs.
  public var points: [ExamplePoint] = []
  public var ending = Ending.unfinished

  public init(manifest: RunManifest, columns: [Column]) {
    self.manifest = manifest
    self.columns = columns
  }

  /// Makes room for so many rows, which else would move each time that it runs out.
  public mutating func reserve(rows: Int) {
    steps.reserveCapacity(rows)
    values.reserveCapacity(rows * columns.count)
  }

  /// The numbers of one column by row; nil where the run does not have the column.
  public func series(_ column: Column) -> [Double]? {
    guard let index = columns.firstIndex(of: column) else { return nil }
    return steps.indices.map { values[$0 * columns.count + index] }
  }

  /// One number of one row; nil where the run does not have the column.
  public func value(_ column: Column, row: Int) -> Double? {
    guard let index = columns.firstIndex(of: column), steps.indices.contains(row)
    else { return nil }
    return values[row * columns.count + index]
  }

  /// The row of a step, or the last one before it.
  public func row(atStep step: Int) -> Int? {
    steps.lastIndex { $0 <= step }
  }
}

/// How a run ended. A diverged run is data, not an error.
public enum Ending: Sendable, Equatable {
  case completed
  /// At this step the loss, a pre-activation or an error signal was no longer finite. A weight that is
  /// not shows in the pre-activations, an update that will not be in the error signals.
  case diverged(at: Int)
  /// Somebody stopped it after this many steps.
  case interrupted(at: Int)
  /// The trace stops without saying why.
  case unfinished
}

/// One training example as a chart draws it.
public struct ExamplePoint: Sendable, Equatable {
  /// One or two inputs.
  public var inputs: [Double]
  /// The class's index, or the regression target.
  public var target: Double

  public init(inputs: [Double], target: Double) {
    self.inputs = inputs
    self.target = target
  }
}

/// A change in the life of a ReLU unit, decided on the probe set (docs/metrics.md).
public struct UnitEvent: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case bornDead = "born-dead"
    case died, revived
  }
  public var kind: Kind
  /// The step at which the change was seen, before that step's update.
  public var step: Int
  /// The last check before; equal to `step` − 1 where every step is checked. `step` itself for a unit
  /// that was born dead.
  public var since: Int
  /// Counts from 1.
  public var layer: Int
  /// Counts from 0.
  public var unit: Int
  /// Largest pre-activation over the probe set at the check before and now.
  public var maximumBefore: Double
  public var maximumNow: Double
  /// Norm of the update of the unit's own incoming weights and bias at the step before.
  public var updateNorm: Double

  public init(
    kind: Kind, step: Int, since: Int, layer: Int, unit: Int, maximumBefore: Double,
    maximumNow: Double, updateNorm: Double
  ) {
    self.kind = kind
    self.step = step
    self.since = since
    self.layer = layer
    self.unit = unit
    self.maximumBefore = maximumBefore
    self.maximumNow = maximumNow
    self.updateNorm = updateNorm
  }
}
