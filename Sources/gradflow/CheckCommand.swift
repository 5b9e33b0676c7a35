import CommandOptions
import Experiments
import KernelChoice
import Kernels
import Training
import Wording

/// `gradflow check`: compares gradients with differences, and prints a table.
struct CheckCommand {
  private let options: NetOptions
  private let kernels: KernelSet

  init(_ parsed: Parsed) throws(Failure) {
    let completed = try ExperimentFile.completing(parsed)
    options = NetOptions(completed)
    kernels = try KernelName.chosen(completed)
  }

  func run() throws(Failure) -> ExitCode {
    var checks = GradientChecks.activations(kernels)
    if options.isGiven {
      let experiment = try options.experiment()
      let weights = NetLimits.weights(experiment)
      guard weights <= GradientChecks.mostWeights else {
        throw .usage(CommandText.tooManyWeights(weights, limit: GradientChecks.mostWeights))
      }
      checks.append(GradientChecks.net(experiment))
    } else {
      do throws(TableError) {
        checks += try GradientChecks.representatives(seed: 1, kernels: kernels)
          .map(GradientChecks.net)
      } catch {
        throw .wrongContent("iris", error.sentence)
      }
    }
    try Console.print(Self.table(checks))
    let failed = checks.filter { !$0.result.passed }
    if failed.isEmpty { return .done }
    throw Failure(
      .failure,
      CommandText.failedChecks(
        failed.count, of: checks.count,
        withoutLoss: failed.filter { !$0.result.hasFiniteLoss }.map(\.name)))
  }

  /// Text on the left, numbers on the right of their columns.
  private static func table(_ checks: [NamedCheck]) -> String {
    let rows =
      [CommandText.checkHeader]
      + checks.map { check in
        let result = check.result
        return [
          check.name, Say.number(result.relativeError), Say.whole(result.compared),
          Say.whole(result.crossedKinks),
          result.passed ? CommandText.passed : CommandText.failed,
        ]
      }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + gap : column == row.count - 1 ? cell : gap + cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
