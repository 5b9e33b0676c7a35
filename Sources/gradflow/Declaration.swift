import Charts
import CommandOptions
import Experiments
import KernelChoice
import Lessons
import Plotting
import Recording
import Report
import Training
import Wording

extension Gradflow {
  /// Every command with every option; help, errors and `docs/command-line.md` come from here.
  static var declaration: Program {
    Program(
      name: "gradflow", version: version, summary: CommandHelp.program,
      commands: [report, train, dataLook, chart, check, lab, list],
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
        .flag("quick", help: CommandHelp.quick),
        Option(
          "layout", .word(of: ReportLayout.self), "WORD", standard: "page",
          help: CommandHelp.reportLayout),
        .flag("exercises-only", help: CommandHelp.exercisesOnly),
        Option(
          "solutions", .word(of: Solutions.self), "WORD", standard: "on",
          help: CommandHelp.solutions),
        kernels, theme, force(CommandHelp.forceReport),
        .flag("open", help: CommandHelp.open),
      ],
      exclusive: [["dataset", "data"]], notes: CommandHelp.reportNotes + dataNotes)
  }

  private static var train: Command {
    Command(
      "train", summary: CommandHelp.train, positionals: [experimentFile],
      options: experimentOptions + [
        kernels,
        Option(
          "output", short: "o", .path, "RUN.trace", isRequired: true,
          help: CommandHelp.trainOutput), force(CommandHelp.force),
      ],
      exclusive: exclusive, settingsFile: experimentFile.name,
      notes: CommandHelp.trainNotes + experimentNotes)
  }

  private static var dataLook: Command {
    Command(
      "data", summary: CommandHelp.dataLook,
      positionals: [Positional("FILE.csv", .path, help: CommandHelp.dataFile)],
      options: [
        Option("target", .text, "COLUMN", help: CommandHelp.target),
        Option("task", .word(of: TaskKind.self), "WORD", needs: "target", help: CommandHelp.task),
      ] + reading(needs: nil) + [
        heldOut, .flag("json", help: CommandHelp.dataJSON),
      ], notes: CommandHelp.dataNotes + [CommandHelp.dataNote])
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
        Option("steps", .text, "A..B", help: CommandHelp.stepRange),
        Option("film", .integer(2...12), "K", help: CommandHelp.film),
        .flag("animate", help: CommandHelp.animate),
        Option("layer", .integer(1...Int.max), "N", help: CommandHelp.layer),
        Option("layers", .text, "A..B", help: CommandHelp.layerRange),
        Option("scale", .word(of: ValueScale.self), "WORD", help: CommandHelp.scale),
        Option("title", .text, "TEXT", help: CommandHelp.title),
        .flag("no-title", help: CommandHelp.noTitle),
        .flag("no-caption", help: CommandHelp.noCaption),
        Option(
          "layout", .word(of: LayoutName.self), "WORD", standard: "page",
          help: CommandHelp.layout),
        Option("width", .integer(200...4000), "PX", help: CommandHelp.width),
        Option("height", .integer(120...4000), "PX", help: CommandHelp.height),
        Option("font-size", .integer(9...48), "PX", help: CommandHelp.fontSize),
        theme,
        Option(
          "decimal", .word(of: DecimalSign.self), "WORD", standard: "point",
          help: CommandHelp.decimal),
        Option(
          "output", short: "o", .path, "FILE.svg", isRequired: true,
          help: CommandHelp.chartOutput), force(CommandHelp.force),
      ],
      exclusive: [
        ["step", "film", "animate"], ["film", "height"], ["layer", "layers"], ["layout", "width"],
        ["title", "no-title"],
      ], notes: CommandHelp.chartNotes)
  }

  private static var check: Command {
    Command(
      "check", summary: CommandHelp.check, positionals: [experimentFile],
      options: experimentOptions + [kernels], exclusive: exclusive,
      settingsFile: experimentFile.name,
      notes: CommandHelp.checkNotes + experimentNotes)
  }

  private static var lab: Command {
    Command(
      "lab", summary: CommandHelp.lab,
      options: [
        Option("from", .path, "RUN.trace", help: CommandHelp.labFrom),
        Option(
          "output", short: "o", .path, "FILE.html", standard: "gradient-lab.html",
          help: CommandHelp.labOutput), force(CommandHelp.force),
        .flag("open", help: CommandHelp.open),
      ], notes: CommandHelp.labNotes)
  }

  /// No part of an experiment, because no number depends on it.
  private static var kernels: Option {
    var option = Option(
      "kernels", .word(of: KernelName.self), "WORD", standard: KernelName.auto.rawValue,
      help: CommandHelp.kernels)
    option.isSetting = false
    return option
  }

  private static var theme: Option {
    Option(
      "theme", .word(of: Theme.self), "WORD", standard: Theme.light.rawValue,
      help: CommandHelp.theme)
  }

  private static func force(_ help: String) -> Option {
    var option = Option.flag("force", help: help)
    option.isSetting = false
    return option
  }

  private static var list: Command {
    Command(
      "list", summary: CommandHelp.list,
      positionals: [Positional("NAME", .word(of: ListName.self), help: CommandHelp.listName)])
  }
}
