import CommandOptions
import Testing

@Suite struct SentenceTests {
  @Test(arguments: [
    ("", "no command given; the commands are forge or weigh"),
    ("-q", "no command given; the commands are forge or weigh"),
    ("--quit", "unknown option '--quit'; did you mean '--quiet'?"),
    ("froge", "unknown command 'froge'; did you mean 'forge'?"),
    ("melt", "unknown command 'melt'; the commands are forge or weigh"),
    ("forge --sed 3", "unknown option '--sed'; did you mean '--seed'?"),
    ("forge -seed 3", "unknown option '-seed'; did you mean '--seed'?"),
    ("forge --zzzz", "unknown option '--zzzz'"),
    ("forge -x", "unknown option '-x'"),
    ("forge -o", "'-o' needs a value: a path"),
    ("forge -o a --blows", "'--blows' needs a value: a whole number from 1 to 500"),
    ("forge -o a --mark --quick", "'--mark' needs a value: a text"),
    ("forge -o a --metal", "'--metal' needs a value: iron, copper or white-gold"),
    ("forge --output=", "'--output' needs a value: a path"),
    ("forge --quick=yes -o a", "'--quick' takes no value, but was given 'yes'"),
    ("forge -o a --seed x", "'--seed' takes a whole number such as 8, not 'x'"),
    ("forge -o a --seed 1.5", "'--seed' takes a whole number such as 8, not '1.5'"),
    ("forge -o a --seed=", "'--seed' takes a whole number such as 8, not ''"),
    ("forge -o a --seed -1", "'--seed' takes a whole number of at least 0, not -1"),
    (
      "forge -o a --seed 99999999999999999999",
      "'--seed' takes a whole number of at least 0, not 99999999999999999999"
    ),
    ("forge -o a --strokes 501", "'--strokes' takes a whole number from 1 to 500, not 501"),
    ("forge -o a --heat 0", "'--heat' takes a number above 0, not 0"),
    ("forge -o a --heat 1e999", "'--heat' takes a number above 0, not 1e999"),
    ("forge -o a --heat nan", "'--heat' takes a number such as 0.5, not 'nan'"),
    ("forge -o a --heat 0x10", "'--heat' takes a number such as 0.5, not '0x10'"),
    ("forge -o a --share 1.5", "'--share' takes a number from 0 to 1, not 1.5"),
    ("forge -o a --sizes 1,2,3,4", "'--sizes' takes from 1 to 3 values, not 4"),
    ("forge -o a --sizes none", "'--sizes' takes a whole number such as 8, not 'none'"),
    ("forge -o a --carbon 1", "'--carbon' takes a number from 0, below 1, not 1"),
    ("forge -o a --pieces 0", "'--pieces' takes a whole number from 1 to 99, not 0"),
    ("forge -o a --pieces many", "'--pieces' takes a whole number such as 8, not 'many'"),
    ("forge -o a --pieces", "'--pieces' needs a value: a whole number from 1 to 99 or 'all'"),
    ("forge -o a --finish glos:2", "unknown word 'glos' for '--finish'; did you mean 'gloss'?"),
    ("forge -o a --finish matt:2", "'--finish' takes no number after 'matt'"),
    ("forge -o a --finish gloss:0", "'--finish gloss' takes a number above 0, not 0"),
    ("forge -o a --finish gloss:", "'--finish gloss' takes a number such as 0.5, not ''"),
    ("forge -o a --finish matt,", "unknown word '' for '--finish'; it takes matt or gloss"),
    ("forge -o a --finish matt,matt,matt", "'--finish' takes from 1 to 2 values, not 3"),
    (
      "forge -o a --finish",
      "'--finish' needs a value: matt or gloss[:X], or several with commas between them"
    ),
    ("forge -o a --sizes 1,,2", "'--sizes' takes a whole number such as 8, not ''"),
    ("forge -o a --sizes 1,0", "'--sizes' takes a whole number from 1 to 100, not 0"),
    (
      "forge -o a --metal cooper", "unknown word 'cooper' for '--metal'; did you mean 'copper'?"
    ),
    (
      "forge -o a --metal tin",
      "unknown word 'tin' for '--metal'; it takes iron, copper or white-gold"
    ),
    ("forge", "missing option '-o, --output': where it goes"),
    ("forge -o a --output b", "'--output' is given more than once"),
    ("forge -o a --seed 1 --seed 2", "'--seed' is given more than once"),
    ("forge -o a --ore x", "'--ore' needs '--mine', too"),
    ("forge -o a --ore x --metal iron --mine y", "give '--metal' or '--ore', not both"),
    ("forge -o a plan rest", "unexpected argument 'rest'"),
    ("weigh", "missing argument UNIT: unit to weigh in"),
    ("weigh gram", "missing argument PIECE: pieces to weigh"),
    ("weigh grm x", "unknown word 'grm' for 'UNIT'; did you mean 'gram'?"),
  ])
  func sentence(_ line: String, _ expected: String) {
    expect(line.split(separator: " ").map(String.init), fails: expected)
  }

  @Test func whatIsTypedCannotActOnATerminal() {
    expect(["forge", "-o", "a", "b", "\u{1b}[2J"], fails: "unexpected argument '�[2J'")
    expect(["forge", "--\u{1b}[2J"], fails: "unknown option '--�[2J'")
    let long = "--" + String(repeating: "x", count: 5000)
    expect(["forge", long], fails: "unknown option '" + long.prefix(80) + "…'")
  }

  private func expect(_ arguments: [String], fails sentence: String) {
    do throws(OptionError) {
      _ = try sample.parse(arguments)
      Issue.record("no error")
    } catch {
      #expect(error.sentence == sentence)
    }
  }
}
