import Charts
import Plotting
import Recording
import Wording

/// One chapter of the report, with everything measured and drawn, but without any markup.
public struct Chapter: Sendable {
  /// The word on the command line, in addresses and file names, such as `dead-relu`.
  public var slug: String
  /// The short name in the table of contents.
  public var shortTitle: String
  /// The question in the reader's words; the chapter's heading.
  public var question: String
  /// The answer in one or two plain sentences.
  public var answer: Prose
  public var blocks: [Block]
  /// The steps of the chapter's scrubber; every figure with as many frames moves with it. Empty for a
  /// chapter in which nothing moves.
  public var frameSteps: [Int]
  public var quiz: Quiz
  public var sources: [Prose]
  /// The runs that the figures draw, for the model cards and the `traces` folder.
  public var runs: [ChapterRun]

  public init(
    slug: String, shortTitle: String, question: String, answer: Prose, blocks: [Block],
    frameSteps: [Int], quiz: Quiz, sources: [Prose], runs: [ChapterRun]
  ) {
    self.slug = slug
    self.shortTitle = shortTitle
    self.question = question
    self.answer = answer
    self.blocks = blocks
    self.frameSteps = frameSteps
    self.quiz = quiz
    self.sources = sources
    self.runs = runs
  }
}

/// A run that is drawn, with the name of its trace file and the command that makes it again.
public struct ChapterRun: Sendable {
  /// Such as `training-sigmoid`, without an ending.
  public var name: String
  public var record: RunRecord
  public var command: String

  public init(name: String, record: RunRecord, command: String) {
    self.name = name
    self.record = record
    self.command = command
  }
}

/// What stands in a chapter, from top to bottom.
public enum Block: Sendable {
  case heading(String)
  case paragraph(Prose)
  case list([Prose])
  case figure(Figure)
  case table(Table)
  /// Folded until the reader opens it: the mathematics, the method.
  case folded(summary: String, [Block])
  /// A line of mathematics on its own.
  case formula(Prose)
  /// A task and its solution, folded until the reader has tried.
  case exercise(Exercise)
}

/// A task for the reader, who finds the solution under its summary.
public struct Exercise: Sendable {
  public var task: Prose
  public var summary: String
  public var solution: [Block]

  public init(task: Prose, summary: String, solution: [Block]) {
    self.task = task
    self.summary = summary
    self.solution = solution
  }
}

/// A figure with all that belongs to it.
public struct Figure: Sendable {
  /// Its stable name, `<chapter>-<name>`: file name, id in the page, and address.
  public var name: String
  /// The finding in words of this run; also the title inside the SVG.
  public var title: String
  /// How to read it, with its key numbers.
  public var caption: Prose
  /// What the picture shows, for those who do not see it.
  public var alternative: String
  /// One picture, or one per step of the chapter's scrubber.
  public var frames: [Picture]
  /// The frame that stands alone: in the SVG file, on paper, with scripts off.
  public var restingFrame: Int
  public var data: FigureData
  /// The command that makes this figure again.
  public var command: String
  /// The picture of the SVG file, where the frames keep room for longer titles that it does not need.
  public var file: Picture?
  /// The same frames in the width of a phone; empty where they would not be worth their size.
  public var narrow: [Picture] = []
  /// The same frames on another scale, which the page can switch to.
  public var variant: FigureVariant?
  /// What the page can tell about single points of it, in the order of their marks.
  public var points: [FigurePoint] = []

  public init(
    name: String, title: String, caption: Prose, alternative: String, frames: [Picture],
    restingFrame: Int, data: FigureData, command: String
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.alternative = alternative
    self.frames = frames
    self.restingFrame = restingFrame
    self.data = data
    self.command = command
  }
}

/// Another way to draw a figure, with the same number of frames.
public struct FigureVariant: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// A linear scale instead of a logarithmic one.
    case linear
    /// Every panel on a scale of its own instead of one for all.
    case own
  }
  public var kind: Kind
  public var frames: [Picture]

  public init(_ kind: Kind, frames: [Picture]) {
    self.kind = kind
    self.frames = frames
  }
}

/// A table that stands in the text.
public struct Table: Sendable {
  public var caption: Prose
  public var header: [Prose]
  public var rows: [[Prose]]
  /// The columns that hold numbers and are set flush right in tabular figures.
  public var numericColumns: Set<Int>

  public init(caption: Prose, header: [Prose], rows: [[Prose]], numericColumns: Set<Int>) {
    self.caption = caption
    self.header = header
    self.rows = rows
    self.numericColumns = numericColumns
  }
}

/// Predict, then reveal: the right choice is computed from the recorded run.
public struct Quiz: Sendable {
  public var question: Prose
  public var choices: [Prose]
  /// Index into `choices`.
  public var answer: Int
  public var explanation: Prose

  public init(question: Prose, choices: [Prose], answer: Int, explanation: Prose) {
    self.question = question
    self.choices = choices
    self.answer = answer
    self.explanation = explanation
  }
}
