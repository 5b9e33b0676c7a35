import Plotting

/// What draws the figures of a chapter, in the width that its context asks for.
protocol FigureDrawing {
  var context: LessonContext { get set }
}

extension FigureDrawing {
  /// A figure with its pictures in the width of a phone.
  func both<Problem>(
    _ draw: (Self) throws(Problem) -> Figure
  ) throws(Problem) -> Figure {
    var narrow = self
    narrow.context.isForPhone = true
    var figure = try draw(self)
    figure.narrow = try draw(narrow).frames
    return figure
  }
}
