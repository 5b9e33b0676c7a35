import Markup
import Numerals

/// Parallel lines over a surface, drawn as lines: pattern fills are lost in several renderers.
struct Hatch: Sendable {
  enum Direction: Sendable {
    case rising, falling, level
  }

  let direction: Direction
  /// Between neighbouring lines, measured along an axis, in user units.
  let spacing: Double
  /// Of a line.
  let width: Double
  let role: ColourRole

  init(_ direction: Direction, spacing: Double, width: Double = 0.8, role: ColourRole) {
    self.direction = direction
    self.spacing = spacing
    self.width = width
    self.role = role
  }

  /// The lines of one grid over all rectangles: where two touch, a line goes on through both.
  func lines(over rectangles: [Rect]) -> PathData {
    var pieces: [Piece] = []
    for rect in rectangles where rect.width > 0 && rect.height > 0 {
      let range = offsets(of: rect)
      var index = ceilInt(range.lowerBound / spacing)
      while Double(index) * spacing < range.upperBound {
        let span = span(in: rect, offset: Double(index) * spacing)
        if span.end > span.start {
          pieces.append(Piece(line: index, start: span.start, end: span.end))
        }
        index += 1
      }
    }
    pieces.sort { $0.line < $1.line || ($0.line == $1.line && $0.start < $1.start) }
    var path = PathData()
    var open: Piece?
    for piece in pieces {
      if let last = open, last.line == piece.line, piece.start <= last.end + 0.01 {
        open = Piece(line: last.line, start: last.start, end: max(last.end, piece.end))
      } else {
        if let open { add(open, to: &path) }
        open = piece
      }
    }
    if let open { add(open, to: &path) }
    return path
  }

  /// A stretch of one line, by its x.
  private struct Piece {
    var line: Int
    var start: Double
    var end: Double
  }

  /// `x + y`, `y − x` or `y`, which is constant on a line, over a rectangle.
  private func offsets(of rect: Rect) -> ClosedRange<Double> {
    switch direction {
    case .rising: (rect.x + rect.y)...(rect.right + rect.bottom)
    case .falling: (rect.y - rect.right)...(rect.bottom - rect.x)
    case .level: rect.y...rect.bottom
    }
  }

  private func span(in rect: Rect, offset: Double) -> (start: Double, end: Double) {
    switch direction {
    case .rising: (max(rect.x, offset - rect.bottom), min(rect.right, offset - rect.y))
    case .falling: (max(rect.x, rect.y - offset), min(rect.right, rect.bottom - offset))
    case .level: (rect.x, rect.right)
    }
  }

  private func add(_ piece: Piece, to path: inout PathData) {
    guard piece.end - piece.start > 0.3 else { return }
    let offset = Double(piece.line) * spacing
    switch direction {
    case .rising:
      path.segment(Point(piece.start, offset - piece.start), Point(piece.end, offset - piece.end))
    case .falling:
      path.segment(Point(piece.start, offset + piece.start), Point(piece.end, offset + piece.end))
    case .level: path.segment(Point(piece.start, offset), Point(piece.end, offset))
    }
  }
}
