/// The straight way between two points; `squareRoot()` is one instruction everywhere.
public func distance(_ a: Point, _ b: Point) -> Double {
  let x = a.x - b.x
  let y = a.y - b.y
  return (x * x + y * y).squareRoot()
}
