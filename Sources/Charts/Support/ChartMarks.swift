import Markup
import Plotting
import Recording
import Wording

extension Mark {
  /// The line at the step that is looked at; always one path, without ink where there is no cursor.
  static func cursor(_ step: Int?) -> Mark {
    Mark { panel in
      var line = PathData()
      var head = PathData()
      if let step {
        let x = panel.x.position(Double(step))
        let (top, bottom) = (panel.frame.y, panel.frame.bottom)
        if x.isFinite {
          line.segment(Point(x, top), Point(x, bottom))
          head.polygon([Point(x - 4, top - 5), Point(x + 4, top - 5), Point(x, top)])
        }
      }
      return [
        Ink.path(line, stroke: Stroke(.background, width: 3, opacity: 0.6)),
        Ink.path(line, stroke: Stroke(.ink, width: 1.2)), Ink.path(head, fill: Fill(.ink)),
      ]
    }
  }

  /// Where a run broke off: a cross at its last value, or at the top where it never had one, and the
  /// word.
  static func divergence(of run: SelectedRun, values: [Double]) -> Mark {
    guard let step = run.divergedAt else { return Mark { _ in [] } }
    let row = values.lastIndex { $0.isFinite }
    let place = (
      x: row.map { run.steps[$0] } ?? Double(step), y: row.map { values[$0] } ?? .nan
    )
    return Mark { panel in
      let y = panel.y.position(place.y)
      let point = Point(
        panel.x.position(place.x), y.isFinite ? max(y, panel.frame.y + 4) : panel.frame.y + 4)
      guard point.isFinite else { return [] }
      var cross = PathData()
      Marker.cross.add(to: &cross, at: point, radius: 5)
      let words = ChartText.divergedAt(step)
      let width = TextWidth.of(words, size: 11)
      let isLeft = point.x + 10 + width > panel.frame.right
      let style = TextStyle(size: 11, anchor: isLeft ? .end : .start)
      return [Ink.path(cross, stroke: Stroke(.series(run.identity), width: 2.2))]
        + Ink.centredText(words, at: Point(point.x + (isLeft ? -10 : 10), point.y), style)
    }
  }

  /// Sentences on fixed lines beside a point; the same elements whether there is something to say or
  /// not, because steps differ in that.
  static func remark(
    _ lines: [String], lineCount: Int, x: Double, y: Double, dx: Double, dy: Double
  ) -> Mark {
    Mark { panel in
      let size = TextStyle.annotation.size
      let target = panel.point(x, y)
      let isSaid = target.isFinite && !lines.isEmpty
      var widest = 0.0
      for line in lines { widest = max(widest, TextWidth.of(line, size: size)) }
      let height = Double(lineCount) * size * Ink.lineHeight
      let frame = panel.frame
      var box = Rect(x: 0, y: 0, width: 0, height: 0)
      var leader = PathData()
      var dot = PathData()
      if isSaid {
        let anchor = Point(
          dx < 0 ? target.x + dx - widest - 4 : target.x + dx,
          dy < 0 ? target.y + dy - height : target.y + dy)
        box = Rect(
          x: max(frame.x + 2, min(anchor.x, frame.right - widest - 6)),
          y: max(frame.y + 2, min(anchor.y, frame.bottom - height - 2)),
          width: widest + 4, height: height)
        leader.segment(box.grown(by: 2).clamp(target), target)
        dot.circle(at: target, radius: 2)
      }
      var elements = [
        Ink.path(leader, stroke: Stroke(.mutedInk, width: 1)),
        Ink.path(dot, fill: Fill(.mutedInk)),
        Ink.rect(isSaid ? box.grown(by: 1) : box, fill: Fill(.background, opacity: 0.8)),
      ]
      for index in 0..<lineCount {
        let line = isSaid && index < lines.count ? lines[index] : ""
        let baseline = box.y + (Double(index) + 0.8) * size * Ink.lineHeight
        elements += Ink.text(line, at: Point(box.x + 2, baseline), .annotation, parts: 3)
      }
      return elements
    }
  }
}

extension Mark {
  /// The markers where the cursor meets a line; none without a cursor.
  static func readings(_ run: SelectedRun, _ values: [Double], _ cursor: Int?) -> Mark {
    guard cursor != nil, values.indices.contains(run.row) else {
      return .dots(x: [], y: [], run.identity.marker, role: .series(run.identity))
    }
    return .dots(
      x: [Double(run.record.steps[run.row])], y: [values[run.row]], run.identity.marker,
      role: .series(run.identity), radius: 4)
  }
}

extension Mark {
  /// A level across the panel with its name at its right end, readable over lines.
  ///
  /// - Parameter below: whether the name stands under the line.
  static func namedRule(
    _ value: Double, _ words: String, dash: Dash = .dotted, below: Bool = false
  ) -> Mark {
    let rule = Mark.ruleY(value, Stroke(.mutedInk, width: 1, dash: dash))
    return Mark(train: rule.train) { panel in
      let y = panel.y.position(value)
      guard y.isFinite, y >= panel.frame.y - 1, y <= panel.frame.bottom + 1 else { return [] }
      let right = panel.frame.right - 3
      let width = TextWidth.of(words, size: 11) * TextWidth.reserve
      let middle = below ? y + 8 : y - 8
      let ground = Rect(x: right - width, y: middle - 6, width: width + 2, height: 12)
      return rule.draw(panel) + [Ink.rect(ground, fill: Fill(.background, opacity: 0.8))]
        + Ink.centredText(
          words, at: Point(right, middle), TextStyle(size: 11, role: .mutedInk, anchor: .end))
    }
  }
}
