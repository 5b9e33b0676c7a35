import Experiments
import KernelCode
import Kernels
import Plotting
import Recording
import Training
import Wording

/// What a report was asked for, and what every lesson needs.
public struct LessonContext: Sendable {
  /// The program and its version, for the manifests.
  public var program: String
  public var seed: UInt64
  /// Seeds per comparison.
  public var seeds: Int
  /// Fewer seeds, rates and steps, for a first look.
  public var isQuick: Bool
  /// The reader's own table, or the data set that was asked for by name.
  public var chosen: ChosenData?
  public var tables: StandardTables
  /// What nets are computed with; no number depends on it.
  public var kernels: KernelSet
  public var progress: Progress
  /// The colors of the figures' files, which the commands for them name.
  public var theme = Theme.light
  /// True while figures are drawn for the width of a phone.
  var isForPhone = false

  public init(
    program: String, seed: UInt64, seeds: Int, isQuick: Bool, chosen: ChosenData?,
    tables: StandardTables, kernels: KernelSet = kernelSet, progress: Progress
  ) {
    self.program = program
    self.seed = seed
    self.seeds = seeds
    self.isQuick = isQuick
    self.chosen = chosen
    self.tables = tables
    self.kernels = kernels
    self.progress = progress
  }

  /// The width of a figure whose usual width is another.
  func width(_ usual: FigureWidth = .page) -> FigureWidth { isForPhone ? .phone : usual }

  /// The two-class (or more) task of the comparisons.
  var classification: ChosenData {
    if let chosen, chosen.table.task == .classification { return chosen }
    return tables.moons
  }

  /// The regression task of the comparisons, which need examples that can be held out, and numbers that a
  /// sigmoid at the output can reach.
  var regression: ChosenData {
    if let chosen, chosen.table.task == .regression,
      chosen.table.targets.count >= TabularData.fewestRows,
      chosen.prepared(seed: seed).isWithinReach
    {
      return chosen
    }
    return tables.wave
  }

  /// What data sets are, where they are the program's own.
  func meaning(_ data: [ChosenData]) -> [Block] {
    data.filter(\.isBuiltIn).compactMap { DatasetText.meaning($0.table.name) }
      .map { .paragraph($0) }
  }

  /// What was done to the numbers that the nets of a chapter are to predict; nil where nothing was.
  ///
  /// - Parameter comparesOutputs: for a chapter that has the regression task.
  func scalingNote(_ runs: [ChapterRun], comparesOutputs: Bool) -> Block? {
    var preparation = runs.records.first { $0.manifest.hasScaledLoss }?.manifest.preparation
    if comparesOutputs { preparation = regression.prepared(seed: seed).preparation }
    guard let preparation, !preparation.target.isIdentity else { return nil }
    return .paragraph(
      DatasetText.scaled(
        preparation.targetName, from: preparation.target.original(0),
        to: preparation.target.original(1)))
  }

  /// What one net after the other is trained on.
  var main: ChosenData { chosen ?? tables.spiral }

  /// A second, different data set, whose name no file of the first has.
  var second: ChosenData {
    chosen?.table.fileName == tables.iris.table.fileName ? tables.spiral : tables.iris
  }
}

/// A table with the words on a command line that choose it.
public struct ChosenData: Sendable {
  public var table: TabularData
  /// Such as `--dataset spiral`, or `--data flowers.csv --target species`.
  public var arguments: String
  /// What is done to features and numbers to be predicted.
  public var scaling: Scaling
  /// True for a data set of the program: a reader's own file may have the name of one.
  var isBuiltIn: Bool { arguments.hasPrefix("--dataset ") }

  public init(table: TabularData, arguments: String, scaling: Scaling = .standard) {
    self.table = table
    self.arguments = arguments
    self.scaling = scaling
  }

  /// Split and scaled for the nets of a report.
  func prepared(seed: UInt64) -> PreparedData {
    PreparedData(table, seed: seed, scaling: scaling)
  }
}

/// The data sets that lessons use unless another is chosen.
public struct StandardTables: Sendable {
  public var spiral: ChosenData
  public var iris: ChosenData
  public var moons: ChosenData
  public var wave: ChosenData
  public var sine: ChosenData
  public var step: ChosenData
  public var dosage: ChosenData

  /// - Parameter irisFile: the bytes of `iris.csv`.
  public init(seed: UInt64, irisFile: [UInt8]) throws(TableError) {
    func named(_ name: DatasetName) throws(TableError) -> ChosenData {
      ChosenData(
        table: try name.table(seed: seed, irisFile: irisFile),
        arguments: "--dataset " + name.rawValue)
    }
    spiral = try named(.spiral)
    iris = try named(.iris)
    moons = try named(.moons)
    wave = try named(.wave)
    sine = try named(.sine)
    step = try named(.step)
    dosage = try named(.dosage)
  }
}
