import Markup
import Numerals

// What a page needs to show one layer of a net and let the others step back. Files have none of it.

extension Ink {
  /// What covers a layer's part of a figure while another layer is looked at. It has no colour of its own:
  /// the page's style gives it the paper's and makes it unseen otherwise.
  static func veil(_ rect: Rect, layer: Int) -> Element {
    Element(
      "rect",
      [
        Attribute("class", veilClass), Attribute("data-layer", layer.description),
        Attribute("x", coordinateText(rect.x)), Attribute("y", coordinateText(rect.y)),
        Attribute("width", coordinateText(rect.width)),
        Attribute("height", coordinateText(rect.height)),
      ])
  }

  private static let veilClass = "gf-veil"

  /// Whether an element has no place in a file.
  static func isVeil(_ element: Element) -> Bool {
    guard let name = element.value(of: "class") else { return false }
    return isSame(name, veilClass)
  }
}

extension Mark {
  /// The mark as that of one layer.
  public func ofLayer(_ layer: Int) -> Mark {
    let draw = self.draw
    return Mark(train: train, margins: margins) { panel in
      draw(panel).map { $0.with("data-layer", layer.description) }
    }
  }

  /// Veils over layers that are rows of the panel.
  ///
  /// - Parameter rows: each with its ends on the y axis.
  public static func rowVeils(_ rows: [(layer: Int, from: Double, to: Double)]) -> Mark {
    Mark { panel in
      rows.map { row in
        let a = panel.y.position(row.from)
        let b = panel.y.position(row.to)
        let top = max(min(a, b), panel.frame.y)
        let bottom = min(max(a, b), panel.frame.bottom)
        return Ink.veil(
          Rect(
            x: panel.frame.x, y: top, width: panel.frame.width, height: max(0, bottom - top)),
          layer: row.layer)
      }
    }
  }

  /// Veils over layers that are places on the x axis, each as wide as the way to its neighbours.
  public static func columnVeils(_ layers: [Int]) -> Mark {
    Mark { panel in
      layers.map { layer in
        let left = max(panel.x.position(Double(layer) - 0.5), panel.frame.x - 7)
        let right = min(panel.x.position(Double(layer) + 0.5), panel.frame.right + 7)
        return Ink.veil(
          Rect(
            x: left, y: panel.frame.y, width: max(0, right - left), height: panel.frame.height),
          layer: layer)
      }
    }
  }
}
