import Lessons
import Plotting
import Wording

/// Something in a report's content that the page has to leave out or flatten. The tests expect none.
public enum ReportProblem: Sendable, Equatable {
  /// A link to a glossary entry that does not exist; the page shows plain text.
  case unknownTerm(String, chapter: String)
  /// Two figures with one name, which is an address and a file name.
  case repeatedFigure(String)
  /// A figure with frames that cannot be patched into each other; the page shows it at rest.
  case framesDiffer(figure: String, reason: String)
  /// A quiz whose right choice is not among its choices.
  case quizWithoutAnswer(chapter: String)
}

extension ReportContent {
  /// All problems, in the order of the page.
  public var problems: [ReportProblem] {
    var names: Set<String> = []
    return chapters.flatMap { chapter -> [ReportProblem] in
      let prose = ProseMarkup(glossary: Glossary.entries)
      var problems = chapter.prose.flatMap(prose.unknownTerms).map {
        ReportProblem.unknownTerm($0, chapter: chapter.slug)
      }
      for figure in ReportFiles.figures(in: chapter.blocks) {
        if !names.insert(figure.name).inserted { problems.append(.repeatedFigure(figure.name)) }
        if let mismatch = figure.mismatch {
          let reason = String(describing: mismatch)
          problems.append(.framesDiffer(figure: figure.name, reason: reason))
        }
      }
      if !chapter.quiz.choices.indices.contains(chapter.quiz.answer) {
        problems.append(.quizWithoutAnswer(chapter: chapter.slug))
      }
      return problems
    }
  }
}

extension Lessons.Figure {
  fileprivate var mismatch: FrameMismatch? {
    do throws(FrameMismatch) {
      _ = try InlineFigure(frames: frames, restingFrame: restingFrame, identifier: name)
      return nil
    } catch {
      return error
    }
  }
}

extension Chapter {
  /// Every prose of the chapter.
  fileprivate var prose: [Prose] {
    [answer] + blocks.flatMap(\.prose) + [quiz.question, quiz.explanation] + quiz.choices + sources
  }
}

extension Block {
  fileprivate var prose: [Prose] {
    switch self {
    case .heading: []
    case .paragraph(let text), .formula(let text): [text]
    case .list(let items): items
    case .figure(let figure): [figure.caption]
    case .table(let table): [table.caption] + table.header + table.rows.flatMap { $0 }
    case .folded(_, let blocks): blocks.flatMap(\.prose)
    case .exercise(let exercise): [exercise.task] + exercise.solution.flatMap(\.prose)
    }
  }
}
