import Charts

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
  /// - Parameter progress: counts the chapters; that of the context counts their nets.
  public static func chapters(
    of lessons: [LessonName], _ context: LessonContext, _ progress: Progress
  ) throws(ChartProblem) -> [Chapter] {
    let made = inParallel(lessons, progress) { lesson -> Result<Chapter, ChartProblem> in
      do throws(ChartProblem) {
        return .success(try lesson.chapter(context))
      } catch {
        return .failure(error)
      }
    }
    var chapters: [Chapter] = []
    for chapter in made { chapters.append(try chapter.get()) }
    return chapters
  }

  /// Runs the chapter's experiments and draws them.
  public func chapter(_ context: LessonContext) throws(ChartProblem) -> Chapter {
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
