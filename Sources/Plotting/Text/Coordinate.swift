import Numerals

/// A number of the drawing with at most two decimals, as short as it can be: `12`, `0.5`, `-3.25`.
public func coordinateText(_ value: Double) -> String {
  // Far outside of every canvas; larger numbers make Qt drop the shape.
  let hundredths = roundInt(min(max(value, -100_000), 100_000) * 100)
  guard hundredths != 0 else { return "0" }
  let magnitude = abs(hundredths)
  var text = hundredths < 0 ? "-" : ""
  text += String(magnitude / 100)
  let fraction = magnitude % 100
  if fraction != 0 {
    text += "."
    text += String(fraction / 10)
    if fraction % 10 != 0 { text += String(fraction % 10) }
  }
  return text
}
