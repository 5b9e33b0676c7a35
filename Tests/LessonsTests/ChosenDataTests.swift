import Experiments
import Lessons
import Plotting
import Testing

/// Every chapter has to be made of every data set, those that were not meant for it among them: a net
/// for numbers diverges at rates at which a net for classes learns.
@Suite(.serialized) struct ChosenDataTests {
  @Test(arguments: LessonName.allCases, DatasetName.allCases)
  func everyChapterOfEveryDataset(name: LessonName, dataset: DatasetName) throws {
    let chapter = try Quick.chapter(name, seeds: 1, chosen: dataset)
    for text in chapter.texts {
      #expect(!text.isEmpty)
      #expect(!text.contains("not a number") && !text.contains("∞"), "\(text)")
    }
    for figure in chapter.figures {
      _ = try InlineFigure(
        frames: figure.frames, restingFrame: figure.restingFrame, identifier: figure.name)
    }
    #expect(chapter.quiz.choices.indices.contains(chapter.quiz.answer))
    #expect(chapter.runs.allSatisfy { $0.command.contains("--data") })
  }
}
