import Lessons
import Markup
import Wording

/// Predict, then reveal: radio buttons and a fold, which work without a script. With one, choosing
/// unfolds the answer and says whether it was the right choice. Without its answer it is a question:
/// nothing in the markup tells the choices apart.
struct QuizMarkup {
  private let quiz: Quiz
  private let chapter: String
  private let hasAnswer: Bool
  private let prose: ProseMarkup

  init(_ quiz: Quiz, chapter: String, hasAnswer: Bool, prose: ProseMarkup) {
    self.quiz = quiz
    self.chapter = chapter
    self.hasAnswer = hasAnswer
    self.prose = prose
  }

  var node: Node {
    let group = "quiz-" + chapter
    let choices = quiz.choices.enumerated().map { index, choice in
      let id = "\(group)-\(index + 1)"
      let isRight = hasAnswer && index == quiz.answer
      return Node.tag(
        "p", ["class": isRight ? "choice right" : "choice"],
        [
          .tag(
            "input",
            ["type": "radio", "id": id, "name": group, "value": isRight ? "right" : "other"]),
          .text(" "), .tag("label", ["for": id], prose.nodes(choice)),
        ])
    }
    let question = Node.tag("legend", [:], prose.nodes(quiz.question))
    return .tag(
      "div", ["class": "quiz"],
      [
        .tag(
          "p", ["class": "label"], text: hasAnswer ? PageText.tryIt : PageText.predict),
        .tag("fieldset", [:], [question] + choices),
      ] + (hasAnswer ? answer : []))
  }

  private var answer: [Node] {
    [
      .tag(
        "p",
        [
          "class": "verdict", "role": "status", "data-right": PageText.predictedRight,
          "data-wrong": PageText.predictedWrong,
        ]),
      .tag(
        "details", ["data-print": ""],
        [
          .tag("summary", text: PageText.reveal),
          .tag(
            "div", ["class": "unfolded"],
            [measured, .tag("p", [:], prose.nodes(quiz.explanation))]),
        ]),
    ]
  }

  private var measured: Node {
    let answer =
      quiz.choices.indices.contains(quiz.answer) ? prose.nodes(quiz.choices[quiz.answer]) : []
    return .tag(
      "p", [:], [.text(PageText.measured + " "), .tag("strong", [:], answer)])
  }
}
