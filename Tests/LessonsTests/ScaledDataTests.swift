import Experiments
import Lessons
import PageResources
import Recording
import Testing

/// Chapters about a table whose target is no number from 0 to 1.
@Suite(.serialized) struct ScaledDataTests {
  private static func chapter(_ lesson: LessonName, _ scaling: Scaling) throws -> Chapter {
    let size = (0..<60).map { Double($0) / 10 }
    let table = TabularData(
      name: "flats", featureNames: ["size"], classNames: [], task: .regression, columns: [size],
      targets: size.map { 400_000 * $0 - 500_000 }, targetName: "price")
    var context = try Quick.context(seeds: 1)
    context.chosen = ChosenData(
      table: table, arguments: "--data flats.csv --target price", scaling: scaling)
    return try lesson.chapter(context)
  }

  /// A loss is called scaled, an error is one of prices, and nothing is said of a range that prices do not
  /// have.
  @Test(arguments: [
    LessonName.training, .descent, .outputLayer, .shortAnswer, .deadReLU, .chainRule, .yourTurn,
  ])
  func whatIsSaidOfScaledTargets(lesson: LessonName) throws {
    let chapter = try Self.chapter(lesson, .standard)
    let note = try #require(chapter.texts.first { $0.contains("The nets learn it scaled") })
    #expect(note.contains("price goes from −500\u{A0}000 to 1\u{A0}860\u{A0}000"))
    for text in chapter.texts {
      #expect(!text.contains("number between 0 and 1."), "\(text)")
      #expect(!text.contains("all numbers lie between 0 and 1"), "\(text)")
      #expect(!text.contains("targets are numbers from 0 to 1"), "\(text)")
      // A loss with its number is a scaled one, but for that of the classes beside it.
      for match in text.replacing("constant answer to iris has a loss", with: "").matches(
        of: /([a-z]+) loss (?:of|from|goes from|ends at|is) [0-9]/)
      {
        #expect(match.1 == "scaled", "\(text)")
      }
    }
    if lesson == .outputLayer {
      let error = try #require(chapter.texts.first { $0.hasPrefix("On flats the targets") })
      let number = try #require(error.firstMatch(of: /unseen examples: ([0-9\u{A0}]+) without/))
      #expect((Double(number.1.filter(\.isNumber)) ?? 0) > 1000)
    }
  }

  /// What an output from 0 to 1 cannot reach is no task for one.
  @Test(arguments: [LessonName.outputLayer, .descent])
  func rawPricesAreNoTaskForASigmoid(lesson: LessonName) throws {
    let chapter = try Self.chapter(lesson, .none)
    #expect(!chapter.texts.contains { $0.contains("learn it scaled") || $0.contains("flats") })
  }
}
