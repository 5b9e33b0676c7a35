import Charts
import CommandOptions
import Experiments
import Lessons
import Recording
import Training
import Wording

extension Gradflow {
  /// Every command with every option; help, errors and `docs/command-line.md` come from here.
  static var declaration: Program {
    Program(
      name: "gradflow", version: version, summary: CommandHelp.program,
      commands: [report, train, chart, check, list],
      commonOptions: [.flag("quiet", short: "q", help: CommandHelp.quiet)])
  }

  private static var report: Command {
    Command(
      "report", summary: CommandHelp.report,
      options: [
        Option(
          "output", short: "o", .path, "DIR", standard: "gradient-report",
          help: CommandHelp.reportOutput),
        Option(
          "lesson", .word(of: LessonName.self), "SLUG", isRepeatable: true,
          help: CommandHelp.lesson),
        seed,
        Option("seeds", .integer(1...1000), "N", help: CommandHelp.seeds),
      ] + data + [
        .flag("quick", help: CommandHelp.quick), .flag("open", help: CommandHelp.open),
      ],
      exclusive: [["dataset", "data"]], notes: CommandHelp.reportNotes + [CommandHelp.dataNote])
  }

  private static var train: Command {
    Command(
      "train", summary: CommandHelp.train,
      options: data + net + [
        Option(
          "optimizer", .word(of: OptimizerKind.self), "WORD", standard: "sgd",
          help: CommandHelp.optimizer),
        Option("rate", .number(.above(0)), "X", standard: "0.1", help: CommandHelp.rate),
        Option("batch", .text, "N", help: CommandHelp.batch),
        Option(
          "steps", .integer(1...10_000_000), "N", standard: "500", help: CommandHelp.steps),
        seed, dataSeed,
        Option(
          "precision", .word(of: Precision.self), "BITS", standard: "32",
          help: CommandHelp.precision),
        Option(
          "frames", .integer(1...10_000), "N", standard: "200", help: CommandHelp.frames),
        Option("label", .text, "TEXT", help: CommandHelp.label),
        Option(
          "output", short: "o", .path, "RUN.trace", isRequired: true,
          help: CommandHelp.trainOutput),
      ],
      exclusive: [["dataset", "data"]],
      notes: CommandHelp.trainNotes + [CommandHelp.netNote, CommandHelp.dataNote])
  }

  private static var chart: Command {
    Command(
      "chart", summary: CommandHelp.chart,
      positionals: [
        Positional("NAME", .word(of: ChartName.self), help: CommandHelp.chartName),
        Positional("RUN.trace", .path, count: 0...1000, help: CommandHelp.traces),
      ],
      options: [
        Option("step", .integer(0...Int.max), "N", help: CommandHelp.step),
        Option("layer", .integer(1...Int.max), "N", help: CommandHelp.layer),
        Option("title", .text, "TEXT", help: CommandHelp.title),
        Option(
          "width", .word(of: WidthName.self), "WORD", standard: "page", help: CommandHelp.width),
        Option(
          "output", short: "o", .path, "FILE.svg", isRequired: true,
          help: CommandHelp.chartOutput),
      ])
  }

  private static var check: Command {
    Command(
      "check", summary: CommandHelp.check, options: data + net + [seed, dataSeed],
      exclusive: [["dataset", "data"]],
      notes: CommandHelp.checkNotes + [CommandHelp.netNote, CommandHelp.dataNote])
  }

  private static var list: Command {
    Command(
      "list", summary: CommandHelp.list,
      positionals: [Positional("NAME", .word(of: ListName.self), help: CommandHelp.listName)])
  }

  private static var seed: Option {
    Option("seed", .integer(0...Int.max), "N", standard: "1", help: CommandHelp.seed)
  }

  private static var dataSeed: Option {
    Option("data-seed", .integer(0...Int.max), "N", help: CommandHelp.dataSeed)
  }

  /// What is to be learnt.
  private static var data: [Option] {
    [
      Option("dataset", .word(of: DatasetName.self), "NAME", help: CommandHelp.dataset),
      Option("data", .path, "FILE.csv", needs: "target", help: CommandHelp.data),
      Option("target", .text, "COLUMN", needs: "data", help: CommandHelp.target),
      Option("task", .word(of: TaskKind.self), "WORD", needs: "data", help: CommandHelp.task),
    ]
  }

  /// What decides a net before its first step.
  private static var net: [Option] {
    [
      Option(
        "hidden", .integers(each: 1...4096, count: 1...64), "N,N", standard: "8,8,8,8",
        help: CommandHelp.hidden),
      Option(
        "activation", .word(of: ActivationFunction.self), "WORD", standard: "relu",
        help: CommandHelp.activation),
      Option(
        "output-activation", .word(of: ActivationFunction.self), "WORD",
        help: CommandHelp.outputActivation),
      Option("loss", .word(of: LossFunction.self), "WORD", help: CommandHelp.loss),
      Option(
        "init", .word(of: Initialization.self), "WORD", standard: "glorot",
        help: CommandHelp.initialization),
      Option("hidden-bias", .number(.any), "X", standard: "0", help: CommandHelp.hiddenBias),
    ]
  }
}
