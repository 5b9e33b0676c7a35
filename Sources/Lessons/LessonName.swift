import Charts
import Synchronization

/// The chapters that exist, in the order of the report.
public enum LessonName: String, CaseIterable, Sendable {
  case shortAnswer = "short-answer"
  case activations
  case softmaxJacobian = "softmax-jacobian"
  case chainRule = "chain-rule"
  case training
  case deadReLU = "dead-relu"
  case outputLayer = "output-layer"
  case statQuest = "statquest"
  case universal
  case descent
  case remedies
  case yourTurn = "your-turn"

  /// The chapters of some lessons, in their order. They are made beside each other: while one is drawn, which
  /// takes one core, another trains.
  ///
  /// - Parameters:
  ///   - meter: advanced by what `costs` says, in the end by all of it.
  ///   - finished: told how many chapters are made.
  public static func chapters(
    of lessons: [LessonName], _ context: LessonContext, meter: WorkMeter,
    finished: @Sendable (Int) -> Void
  ) throws(ChartProblem) -> [Chapter] {
    let count = Atomic(0)
    let made = inParallel(lessons) { lesson -> Result<Chapter, ChartProblem> in
      var own = context
      own.progress = Progress(lesson.costs(seeds: context.seeds, isQuick: context.isQuick), meter)
      defer {
        own.progress.finish()
        finished(count.add(1, ordering: .relaxed).newValue)
      }
      do throws(ChartProblem) {
        return .success(try lesson.chapter(own))
      } catch {
        return .failure(error)
      }
    }
    var chapters: [Chapter] = []
    for made in made {
      chapters.append(try made.get())
    }
    return chapters
  }

  /// Runs the chapter's experiments and draws them; says first what was done to its targets.
  public func chapter(_ context: LessonContext) throws(ChartProblem) -> Chapter {
    var chapter = try drawn(context)
    let comparesOutputs = self == .shortAnswer || self == .outputLayer
    if let note = context.scalingNote(chapter.runs, comparesOutputs: comparesOutputs) {
      chapter.blocks.insert(note, at: 0)
    }
    return chapter
  }

  private func drawn(_ context: LessonContext) throws(ChartProblem) -> Chapter {
    switch self {
    case .shortAnswer: try ShortAnswerLesson(context).chapter()
    case .activations: try ActivationsLesson(context).chapter()
    case .softmaxJacobian: try SoftmaxLesson(context).chapter()
    case .chainRule: try ChainRuleLesson(context).chapter()
    case .training: try TrainingLesson(context).chapter()
    case .deadReLU: try DeadReLULesson(context).chapter()
    case .outputLayer: try OutputLesson(context).chapter()
    case .statQuest: try StatQuestLesson(context).chapter()
    case .universal: try UniversalLesson(context).chapter()
    case .descent: try DescentLesson(context).chapter()
    case .remedies: try RemediesLesson(context).chapter()
    case .yourTurn: try YourTurnLesson(context).chapter()
    }
  }
}
