/// Two orthonormal directions in weight space.
struct PathPlane {
  let first: [Double]
  let second: [Double]

  init(first: [Double], second: [Double]) {
    self.first = first
    self.second = second
  }

  /// The two directions in which a way from its end has the largest squared extent: with X the
  /// differences to the origin, one row per place, they are the eigenvectors of the two largest
  /// eigenvalues of XᵀX. Nil for a way that does not move.
  init?(_ places: [[Double]], origin: [Double]) {
    let rows = places.map { place in zip(place, origin).map { $0 - $1 } }
    let size = rows.reduce(0) { max($0, dot($1, $1)) }.squareRoot()
    guard size > 0, let first = Self.direction(rows, size: size) else { return nil }
    self.first = first
    // A straight way has no second direction of its own; any will do.
    second =
      Self.direction(rows, size: size, apart: first) ?? Self.orthogonal(to: first)
  }

  /// The direction of the largest eigenvalue by power iteration, orthogonal to another one; nil where
  /// the rows have nothing left there.
  ///
  /// - Parameter size: the length of the longest row.
  private static func direction(
    _ rows: [[Double]], size: Double, apart other: [Double]? = nil
  ) -> [Double]? {
    var rows = rows
    if let other {
      rows = rows.map { row in
        let share = dot(row, other)
        return zip(row, other).map { $0 - share * $1 }
      }
    }
    // Begins with the longest row, which the largest eigenvector is not orthogonal to.
    guard var best = rows.max(by: { dot($0, $0) < dot($1, $1) }),
      dot(best, best).squareRoot() > 1e-9 * size
    else { return nil }
    for _ in 0..<300 {
      var next = [Double](repeating: 0, count: best.count)
      for row in rows {
        let share = dot(row, best)
        for index in row.indices { next[index] += share * row[index] }
      }
      let length = dot(next, next).squareRoot()
      guard length > 0, length.isFinite else { return nil }
      best = next.map { $0 / length }
    }
    return best
  }

  /// A unit vector across another one: the basis vector that it has least of, straightened.
  private static func orthogonal(to direction: [Double]) -> [Double] {
    var least = 0
    for index in direction.indices where abs(direction[index]) < abs(direction[least]) {
      least = index
    }
    var result = direction.map { -direction[least] * $0 }
    result[least] += 1
    let length = dot(result, result).squareRoot()
    return result.map { $0 / length }
  }

  func coordinates(of weights: [Double], origin: [Double]) -> (u: Double, v: Double) {
    let difference = zip(weights, origin).map { $0 - $1 }
    return (dot(difference, first), dot(difference, second))
  }

  func weights(u: Double, v: Double, origin: [Double]) -> [Double] {
    origin.indices.map { origin[$0] + u * first[$0] + v * second[$0] }
  }

  /// Which share of the squared distances to the origin lies in the plane.
  func share(of places: [[Double]], origin: [Double]) -> Double {
    var inside = 0.0
    var whole = 0.0
    for place in places {
      let (u, v) = coordinates(of: place, origin: origin)
      inside += u * u + v * v
      let difference = zip(place, origin).map { $0 - $1 }
      whole += dot(difference, difference)
    }
    return whole > 0 ? inside / whole : 1
  }
}

/// Σ left · right, in ascending order.
private func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}
