import CommandOptions
import Testing

@Suite struct HelpTests {
  @Test func program() {
    #expect(
      sample.helpScreen() == """
        Works metal.

        Usage: smith COMMAND [OPTIONS]

        Commands:
          forge  Forge one piece.
          weigh  Weigh pieces.

        Options:
          -q, --quiet          print results only
              --language CODE  language of the messages: en, de
          -h, --help           show help; 'smith COMMAND --help' for one command
              --version        show the version

        Exit codes:
          0    done
          1    ran and found a failure
          64   the command line is wrong
          65   an input file is wrong
          73   a file cannot be written
          130  interrupted; what is recorded is kept

        """)
  }

  @Test func commandWithEveryKindOfOption() {
    #expect(
      sample.helpScreen(command: "forge") == """
        Forge one piece.

        Usage: smith forge [OPTIONS] -o FILE [PLAN.json]

        Arguments:
          PLAN.json  what to forge

        Options:
              --metal NAME          what it is made of: iron, copper, white-gold (iron
                                    if not given)
              --seed N              seed of the hammer (7 if not given)
              --blows, --strokes N  how often to hit, a whole number from 1 to 500
              --heat NUMBER         heat of the fire, a number above 0
              --share NUMBER        share of carbon, a number from 0 to 1
              --sizes N,N           width of every part
              --carbon P            ash, a number from 0, below 1 (0 if not given)
              --pieces N            how many
              --finish WORD         what the surface is like: matt, gloss[:X]
              --holes N,N           holes to drill
              --mark TEXT           stamp a mark on it; may be repeated
              --ore FILE            ore of your own
              --mine NAME           where the ore is from
              --quick               do not polish
          -o, --output FILE         where it goes
          -q, --quiet               print results only
              --language CODE       language of the messages: en, de
          -h, --help                show this help

        A plan may hold every option; what is typed here wins over what stands in the
        plan.

        """)
  }

  @Test func commandWithArguments() {
    #expect(
      sample.helpScreen(command: "weigh") == """
        Weigh pieces.

        Usage: smith weigh [OPTIONS] UNIT PIECE…

        Arguments:
          UNIT   unit to weigh in: gram, pound
          PIECE  pieces to weigh

        Options:
          -q, --quiet          print results only
              --language CODE  language of the messages: en, de
          -h, --help           show this help

        """)
  }

  @Test func noLineIsTooWide() {
    for command in sample.commands {
      let lines = sample.helpScreen(command: command.name).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 && $0.last != " " })
    }
  }

  @Test func hint() {
    #expect(sample.helpHint(for: ["forge", "--sed"]) == "see 'smith forge --help'")
    #expect(sample.helpHint(for: ["frge"]) == "see 'smith --help'")
  }
}
