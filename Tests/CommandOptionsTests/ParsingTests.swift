import CommandOptions
import Testing

@Suite struct ParsingTests {
  @Test(arguments: [["--seed", "12"], ["--seed=12"], ["--seed", "+12"]])
  func valueForms(_ form: [String]) throws {
    guard case .run(let parsed) = try sample.parse(["forge", "-o", "a"] + form) else {
      throw NotARun()
    }
    #expect(parsed.integer("seed") == 12)
    #expect(parsed.has("seed"))
  }

  @Test func everyKind() throws {
    let parsed = try parsed(
      "forge", "--metal", "white-gold", "--strokes=3", "--heat", "1e3", "--share", "0.25",
      "--sizes", "16,8", "--pieces=all", "--finish", "matt,gloss:0.5", "--holes=none", "--mark",
      "a b", "--mark=--x", "--quick", "plan.json", "-o=-")
    #expect(parsed.command.name == "forge")
    #expect(parsed.word("metal") == "white-gold")
    #expect(parsed.word("metal", as: Metal.self) == .whiteGold)
    #expect(parsed.integer("blows") == 3)
    #expect(parsed.number("heat") == 1000)
    #expect(parsed.number("share") == 0.25)
    #expect(parsed.integers("sizes") == [16, 8])
    #expect(parsed.integer("pieces") == .max)
    #expect(parsed.choices("finish") == [Choice("matt"), Choice("gloss", number: 0.5)])
    #expect(parsed.integers("holes") == [])
    #expect(parsed.texts("mark") == ["a b", "--x"])
    #expect(parsed.has("quick"))
    #expect(!parsed.has("quiet"))
    #expect(parsed.path("output") == "-")
    #expect(parsed.argument("PLAN.json") == "plan.json")
  }

  @Test func standardValuesStandInWithoutBeingGiven() throws {
    let parsed = try parsed("forge", "--output", "a")
    #expect(parsed.integer("seed") == 7)
    #expect(!parsed.has("seed"))
    #expect(parsed.integer("blows") == nil)
    #expect(parsed.words("metal") == ["iron"])
    #expect(parsed.texts("mark").isEmpty)
    #expect(parsed.argument("PLAN.json") == nil)
  }

  @Test func aDashIsAValueAndSoIsANegativeNumber() throws {
    #expect(try parsed("forge", "-o", "-").path("output") == "-")
    #expect(throws: OptionError.outOfRange("--blows", value: "-3", allowed: .integers(1...500))) {
      try sample.parse(["forge", "-o", "a", "--blows", "-3"])
    }
  }

  @Test(arguments: [
    (["-qo", "x"], "x"), (["-qox"], "x"), (["-ox.svg"], "x.svg"), (["-qo=x"], "x"), (["-o-"], "-"),
    (["-oq"], "q"), (["-qqo", "a=b"], "a=b"), (["-oh"], "h"), (["-o=-x"], "-x"),
  ])
  func shortOptionsMayBeJoined(typed: [String], output: String) throws {
    guard case .run(let parsed) = try sample.parse(["forge"] + typed) else { throw NotARun() }
    #expect(parsed.path("output") == output)
    #expect(parsed.has("quiet") == typed[0].hasPrefix("-q"))
  }

  /// One dash too few, or a letter that is no option.
  @Test(arguments: ["-output", "-out", "-outptu", "-ouput", "-ore", "-quiet", "-qx", "-x"])
  func whatMayBeALongOptionIsNotJoined(typed: String) {
    #expect {
      try sample.parse(["forge", typed, "-o", "a"])
    } throws: { error in
      guard case .unknownOption(typed, _)? = error as? OptionError else { return false }
      return true
    }
  }

  @Test func joinedOptionsTakeNoMoreThanOneByOne() {
    #expect(throws: OptionError.repeatedOption("-o")) {
      try sample.parse(["forge", "-oa", "-qob"])
    }
    #expect(throws: OptionError.unexpectedValue("-q", value: "1")) {
      try sample.parse(["forge", "-oa", "-q=1"])
    }
    #expect(throws: OptionError.missingValue("-o", .path)) { try sample.parse(["forge", "-qo"]) }
  }

  @Test func tooManyArgumentsAreCounted() throws {
    var program = sample
    program.commands[1].positionals[1].count = 1...3
    #expect(throws: OptionError.tooManyArguments("PIECE", count: 5, limit: 3)) {
      try program.parse(["weigh", "gram", "a", "b", "c", "d", "e"])
    }
  }

  @Test func helpKnowsItsCommands() {
    let known = ["forge", "weigh"]
    #expect(throws: OptionError.unknownCommand("froge", nearest: "forge", known: known)) {
      try sample.parse(["help", "froge"])
    }
    #expect(throws: OptionError.unexpectedArgument("weigh")) {
      try sample.parse(["help", "forge", "weigh"])
    }
  }

  @Test func nothingIsAnOptionAfterTheEnd() throws {
    let parsed = try parsed("weigh", "gram", "--", "--help", "-x", "--")
    #expect(parsed.arguments("PIECE") == ["--help", "-x", "--"])
  }

  @Test func commonOptionsMayStandBeforeTheCommand() throws {
    let parsed = try parsed("-q", "--language", "de", "weigh", "gram", "a", "b")
    #expect(parsed.has("quiet"))
    #expect(parsed.word("language") == "de")
    #expect(parsed.arguments("PIECE") == ["a", "b"])
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["--nonsense", "-h"], ["-q", "--help"], ["--version", "-h"],
    ["smelt", "--help"],
  ])
  func helpOfTheProgramWins(_ arguments: [String]) throws {
    #expect(try sample.parse(arguments) == .help(sample.helpScreen()))
  }

  @Test(arguments: [
    ["forge", "-h"], ["forge", "--seed", "x", "--help"], ["forge", "--sed", "--help"],
    ["forge", "-o", "-h"], ["-q", "forge", "--seed", "--help", "--seed"], ["help", "forge"],
    ["forge", "-qh"], ["-q", "help", "forge"], ["help", "-q", "forge"],
  ])
  func helpOfACommandWins(_ arguments: [String]) throws {
    #expect(try sample.parse(arguments) == .help(sample.helpScreen(command: "forge")))
  }

  @Test(arguments: [["--version"], ["forge", "--sed", "--version"]])
  func version(_ arguments: [String]) throws {
    #expect(try sample.parse(arguments) == .version("smith 1.2.3"))
  }

  @Test func exitCodes() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 65, 73, 130])
  }
}
