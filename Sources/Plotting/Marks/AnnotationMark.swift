import Markup

/// Where an annotation's text stands, seen from its point.
public enum AnnotationSide: Sendable {
  case above, below, left, right, aboveLeft, aboveRight, belowLeft, belowRight

  var x: Double {
    switch self {
    case .left, .aboveLeft, .belowLeft: -1
    case .right, .aboveRight, .belowRight: 1
    case .above, .below: 0
    }
  }

  var y: Double {
    switch self {
    case .above, .aboveLeft, .aboveRight: -1
    case .below, .belowLeft, .belowRight: 1
    case .left, .right: 0
    }
  }
}

extension Mark {
  /// A sentence with a thin leader to the point that it speaks of. The text is moved into the panel
  /// where it would leave it; a faint background keeps it readable on lines.
  public static func annotation(
    _ sentence: String, x: Double, y: Double, _ side: AnnotationSide, distance: Double = 28,
    width: Double = 170, style: TextStyle = .annotation, parts: Int = 0
  ) -> Mark {
    Mark { panel in
      let target = panel.point(x, y)
      guard target.isFinite else { return [] }
      let lines = TextWidth.wrap(sentence, width: width, size: style.size, bold: style.bold)
      var widest = 0.0
      for line in lines {
        widest = max(widest, TextWidth.of(line, size: style.size, bold: style.bold))
      }
      let height = Double(lines.count) * style.size * Ink.lineHeight
      let box = annotationBox(
        panel.frame.clamp(target), side, distance, width: widest + 4, height: height,
        panel.frame)
      var leader = PathData()
      leader.segment(attachment(of: box, to: target), target)
      var elements = [
        Ink.path(leader, stroke: Stroke(.mutedInk, width: 1)),
        Ink.circle(at: target, radius: 2, fill: Fill(.mutedInk)),
        Ink.rect(box.grown(by: 2), fill: Fill(.background, opacity: 0.85)),
      ]
      for (index, line) in lines.enumerated() {
        let baseline = box.y + (Double(index) + 0.8) * style.size * Ink.lineHeight
        elements += Ink.text(line, at: Point(box.x + 2, baseline), style, parts: parts)
      }
      return elements
    }
  }
}

private func annotationBox(
  _ target: Point, _ side: AnnotationSide, _ distance: Double, width: Double, height: Double,
  _ frame: Rect
) -> Rect {
  let diagonal = side.x != 0 && side.y != 0 ? 0.75 : 1.0
  let anchor = Point(
    target.x + side.x * distance * diagonal, target.y + side.y * distance * diagonal)
  let x = side.x < 0 ? anchor.x - width : side.x > 0 ? anchor.x : anchor.x - width / 2
  let y = side.y < 0 ? anchor.y - height : side.y > 0 ? anchor.y : anchor.y - height / 2
  return Rect(
    x: max(frame.x + 2, min(x, frame.right - width - 2)),
    y: max(frame.y + 2, min(y, frame.bottom - height - 2)), width: width, height: height)
}

/// The place on the box' edge that is nearest to the point.
private func attachment(of box: Rect, to target: Point) -> Point { box.grown(by: 3).clamp(target) }
