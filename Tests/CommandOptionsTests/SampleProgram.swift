import CommandOptions

enum Metal: String, CaseIterable {
  case iron, copper
  case whiteGold = "white-gold"
}

/// A program with one option of every kind.
let sample = Program(
  name: "smith", version: "1.2.3", summary: "Works metal.",
  commands: [
    Command(
      "forge", summary: "Forge one piece.",
      positionals: [Positional("PLAN.json", .path, count: 0...1, help: "what to forge")],
      options: [
        Option(
          "metal", .word(of: Metal.self), "NAME", standard: "iron", help: "what it is made of"),
        Option("seed", .integer(0...Int.max), "N", standard: "7", help: "seed of the hammer"),
        Option("blows", aliases: ["strokes"], .integer(1...500), "N", help: "how often to hit"),
        Option("heat", .number(.above(0)), "NUMBER", help: "heat of the fire"),
        Option("share", .number(.from(0, to: 1)), "NUMBER", help: "share of carbon"),
        Option(
          "sizes", .integers(each: 1...100, count: 1...3), "N,N", help: "width of every part"),
        Option(
          "carbon", .number(.fromBelow(0, 1)), "P", standard: "0", help: "ash"),
        Option("pieces", .size(1...99, all: "all"), "N", help: "how many"),
        Option(
          "finish",
          .choices([ChoiceWord("matt"), ChoiceWord("gloss", numbers: .above(0))], count: 1...2),
          "WORD", help: "what the surface is like"),
        Option("holes", .integers(each: 1...9, count: 0...2), "N,N", help: "holes to drill"),
        Option("mark", .text, "TEXT", isRepeatable: true, help: "stamp a mark on it"),
        Option("ore", .path, "FILE", needs: "mine", help: "ore of your own"),
        Option("mine", .text, "NAME", help: "where the ore is from"),
        .flag("quick", help: "do not polish"),
        Option("output", short: "o", .path, "FILE", isRequired: true, help: "where it goes"),
      ],
      exclusive: [["metal", "ore"]], settingsFile: "PLAN.json",
      notes: ["A plan may hold every option; what is typed here wins over what stands in the plan."]
    ),
    Command(
      "weigh", summary: "Weigh pieces.",
      positionals: [
        Positional("UNIT", .word(["gram", "pound"]), help: "unit to weigh in"),
        Positional("PIECE", .path, count: 1...Int.max, help: "pieces to weigh"),
      ]),
  ],
  commonOptions: [
    .flag("quiet", short: "q", help: "print results only"),
    Option("language", .word(["en", "de"]), "CODE", help: "language of the messages"),
  ])

/// The parsed options, for a command line that is right.
func parsed(_ arguments: String...) throws -> Parsed {
  guard case .run(let parsed) = try sample.parse(arguments) else { throw NotARun() }
  return parsed
}

struct NotARun: Error {}
