import Lessons
import Plotting
import Report
import Testing
import Wording

/// What every chapter has to be, so that the page can show it.
@Suite(.serialized) struct ChapterTests {
  @Test(arguments: LessonName.allCases)
  func figuresAreNamedAfterTheirChapter(name: LessonName) throws {
    let chapter = try Quick.chapter(name)
    #expect(chapter.slug == name.rawValue)
    let names = chapter.figures.map(\.name)
    #expect(!names.isEmpty)
    #expect(Set(names).count == names.count)
    for figure in names {
      #expect(figure.hasPrefix(name.rawValue + "-"))
      #expect(figure.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }
    let runs = chapter.runs.map(\.name)
    #expect(Set(runs).count == runs.count)
    #expect(runs.allSatisfy { $0.hasPrefix(name.rawValue + "-") })
  }

  @Test(arguments: LessonName.allCases)
  func movingFiguresShareTheSlider(name: LessonName) throws {
    let chapter = try Quick.chapter(name)
    #expect(chapter.frameSteps.count > 1 && chapter.frameSteps.count <= 60)
    #expect(zip(chapter.frameSteps, chapter.frameSteps.dropFirst()).allSatisfy { $0 < $1 })
    for figure in chapter.figures {
      #expect(
        figure.frames.count == 1 || figure.frames.count == chapter.frameSteps.count,
        "\(figure.name)")
      #expect(figure.frames.indices.contains(figure.restingFrame))
      // One shape for all steps; a mismatch throws.
      let inline = try InlineFigure(
        frames: figure.frames, restingFrame: figure.restingFrame, identifier: figure.name)
      #expect(inline.patches.frameCount == figure.frames.count)
    }
    #expect(chapter.figures.contains { $0.frames.count > 1 })
  }

  @Test(arguments: LessonName.allCases)
  func nothingIsEmpty(name: LessonName) throws {
    let chapter = try Quick.chapter(name)
    for text in chapter.texts { #expect(!text.isEmpty) }
    for figure in chapter.figures {
      #expect(!figure.data.rows.isEmpty && !figure.data.columns.isEmpty)
      #expect(figure.data.rows.allSatisfy { $0.count == figure.data.columns.count })
      #expect(figure.command.hasPrefix("gradflow "))
    }
    for table in chapter.tables {
      #expect(!table.rows.isEmpty)
      #expect(table.rows.allSatisfy { $0.count == table.header.count })
      #expect(table.numericColumns.allSatisfy { table.header.indices.contains($0) })
    }
    #expect(chapter.quiz.choices.indices.contains(chapter.quiz.answer))
    #expect(Set(chapter.quiz.choices.map(\.plain)).count == chapter.quiz.choices.count)
  }

  /// A number that does not exist must have been a branch of its sentence.
  @Test(arguments: LessonName.allCases)
  func noSentenceSaysThatItHasNoNumber(name: LessonName) throws {
    for text in try Quick.chapter(name).texts {
      #expect(!text.contains("not a number") && !text.contains("∞") && !text.contains("nan"))
    }
  }

  @Test func aReportOfAllChaptersHasNoProblems() throws {
    let chapters = try LessonName.allCases.map { try Quick.chapter($0) }
    let content = ReportContent(
      chapters: chapters, checks: [], commandLine: "gradflow report", version: "test")
    #expect(content.problems == [])
  }

  /// The same command makes the same chapter, whatever the cores do.
  @Test func twiceTheSame() throws {
    let first = try Quick.chapter(.training)
    let second = try LessonName.training.chapter(try Quick.context())
    #expect(first.texts == second.texts)
    for (a, b) in zip(first.runs, second.runs) {
      #expect(a.command == b.command)
      #expect(a.record.values.map(\.bitPattern) == b.record.values.map(\.bitPattern))
    }
    let other = try LessonName.training.chapter(try Quick.context(seed: 2))
    #expect(first.texts != other.texts)
  }
}
