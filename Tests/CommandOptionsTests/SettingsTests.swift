import CommandOptions
import Testing

/// A settings file is the command line in another spelling: the same values, the same rules.
@Suite struct SettingsTests {
  @Test func aFileGivesWhatTypingGives() throws {
    let read = try complete(
      ["-o", "a"],
      #"""
      {"metal": "copper", "blows": 3, "heat": 1e3, "sizes": [16, 8], "pieces": "all", "quick": true,
       "finish": ["matt", "gloss:0.5"], "holes": [], "mark": "a b"}
      """#)
    let typed = try complete(
      [
        "-o", "a", "--metal", "copper", "--blows", "3", "--heat", "1e3", "--sizes", "16,8",
        "--pieces",
        "all", "--quick", "--finish", "matt,gloss:0.5", "--holes", "none", "--mark", "a b",
      ], "{}")
    #expect(read == typed)
    #expect(read.integer("seed") == 7)
  }

  @Test(arguments: [
    (#"{"sizes": 4}"#, [4]), (#"{"sizes": [4]}"#, [4]), (#"{"sizes": [4, 5, 6]}"#, [4, 5, 6]),
  ])
  func listsOfOne(_ file: String, _ expected: [Int]) throws {
    #expect(try complete(["-o", "a"], file).integers("sizes") == expected)
  }

  @Test func whatIsTypedWins() throws {
    let parsed = try complete(
      ["-o", "a", "--blows", "9", "--metal", "iron"],
      #"{"blows": 3, "ore": "lump", "mine": "north", "heat": 5}"#)
    #expect(parsed.integer("blows") == 9)
    #expect(parsed.word("metal") == "iron")
    // The metal takes the place of the ore, but its mine needs no ore.
    #expect(parsed.path("ore") == nil)
    #expect(parsed.number("heat") == 5)
  }

  @Test func whatGoesWithADisplacedKeyGoesToo() throws {
    let file = #"{"ore": "lump", "mine": "north"}"#
    var sample = sample
    sample.commands[0].options = sample.commands[0].options.map { option in
      var option = option
      if option.name == "mine" { option.needs = "ore" }
      return option
    }
    let replaced = try complete(["-o", "a", "--metal", "iron"], file, program: sample)
    #expect(replaced.path("ore") == nil && replaced.text("mine") == nil)
    let kept = try complete(["-o", "a"], file, program: sample)
    #expect(kept.path("ore") == "lump" && kept.text("mine") == "north")
    let other = try complete(["-o", "a", "--ore", "typed"], file, program: sample)
    #expect(other.path("ore") == "typed" && other.text("mine") == "north")
  }

  @Test(arguments: [
    ("lump", "plans/lump"), ("../lump", "plans/../lump"), ("/lump", "/lump"), ("-", "-"),
  ])
  func pathsStartAtTheFile(_ path: String, _ expected: String) throws {
    let parsed = try complete(
      ["-o", "a"], #"{"mine": "north", "ore": "\#(path)"}"#, folder: "plans/")
    #expect(parsed.path("ore") == expected)
    #expect(parsed.text("mine") == "north")
  }

  @Test(arguments: [
    (#"{"blow": 3}"#, "unknown key 'blow'; did you mean 'blows'?"),
    (
      #"{"xyzzy": 3}"#,
      "unknown key 'xyzzy'; the keys are metal, seed, blows, heat, share, sizes, carbon, pieces, "
        + "finish, holes, mark, ore, mine or quick"
    ),
    (#"{"blows": 3, "blows": 4}"#, "'blows' is given more than once"),
    (#"{"blows": "3"}"#, "'blows' takes a whole number from 1 to 500, not the text '3'"),
    (#"{"blows": 3.0}"#, "'blows' takes a whole number such as 8, not '3.0'"),
    (#"{"blows": 0}"#, "'blows' takes a whole number from 1 to 500, not 0"),
    (#"{"blows": null}"#, "'blows' takes a whole number from 1 to 500, not null"),
    (#"{"blows": [3]}"#, "'blows' takes a whole number from 1 to 500, not a list"),
    (#"{"heat": true}"#, "'heat' takes a number above 0, not true"),
    (#"{"heat": {}}"#, "'heat' takes a number above 0, not an object"),
    (#"{"metal": "cooper"}"#, "unknown word 'cooper' for 'metal'; did you mean 'copper'?"),
    (
      #"{"sizes": "16,8"}"#,
      "'sizes' takes a list of whole numbers from 1 to 100, not the text '16,8'"
    ),
    (
      #"{"sizes": [16, "8"]}"#,
      "'sizes' takes a list of whole numbers from 1 to 100, not the text '8'"
    ),
    (#"{"sizes": []}"#, "'sizes' takes from 1 to 3 values, not 0"),
    (#"{"finish": 2}"#, "'finish' takes a word or a list of words, not the number 2"),
    (
      #"{"finish": ["matt,gloss"]}"#,
      "unknown word 'matt,gloss' for 'finish'; it takes matt or gloss"
    ),
    (#"{"finish": ["gloss:0"]}"#, "'finish gloss' takes a number above 0, not 0"),
    (#"{"quick": 1}"#, "'quick' takes true or false, not the number 1"),
    (#"{"ore": 1, "mine": "a"}"#, "'ore' takes a text, the path of a file, not the number 1"),
    (#"{"ore": "x"}"#, "'ore' needs 'mine', too"),
    (#"{"ore": "x", "mine": "y", "metal": "iron"}"#, "give 'metal' or 'ore', not both"),
  ])
  func sentence(_ file: String, _ expected: String) throws {
    do throws(OptionError) {
      var parsed = try run(["-o", "a"])
      try parsed.add(try members(file), folder: "")
      Issue.record("no error")
    } catch {
      #expect(error.sentence == expected)
    }
  }

  @Test func aRequiredOptionIsNoKey() throws {
    #expect(throws: OptionError.self) { try complete(["-o", "a"], #"{"output": "b"}"#) }
  }

  @Test func whatIsTypedIsCheckedWithTheFile() throws {
    let parsed = try complete(["-o", "a", "--ore", "x"], #"{"mine": "north"}"#)
    #expect(parsed.path("ore") == "x" && parsed.text("mine") == "north")
    #expect(throws: OptionError.missingCompanion("--ore", needs: "--mine")) {
      try complete(["-o", "a", "--ore", "x"], "{}")
    }
  }

  private func run(_ arguments: [String], program: Program = sample) throws(OptionError) -> Parsed {
    guard case .run(let parsed) = try program.parse(["forge"] + arguments + ["plan.json"]) else {
      preconditionFailure("the arguments ask for help")
    }
    return parsed
  }

  private func members(_ file: String) throws(OptionError) -> [JSONMember] {
    guard let value = try? JSONValue(Array(file.utf8)), case .object(let members) = value else {
      preconditionFailure("the test's own file is no JSON object")
    }
    return members
  }

  private func complete(
    _ arguments: [String], _ file: String, folder: String = "", program: Program = sample
  ) throws -> Parsed {
    var parsed = try run(arguments, program: program)
    #expect(parsed.settingsFile == "plan.json")
    try parsed.add(try members(file), folder: folder)
    try parsed.complete()
    return parsed
  }
}
