import Experiments
import Testing
import Training

@Suite struct LossPlaneTests {
  /// y = w x + b: the plane is that of w and b themselves, and the loss a mean of squares.
  @Test func `a line's weight and bias`() throws {
    let table = smallTable(
      features: (0..<24).map { [Double($0) / 8 - 1] },
      targets: (0..<24).map { 0.3 * Double($0) / 8 + 0.1 })
    let data = PreparedData(table, seed: 1)
    let line = experiment(data, hidden: []) {
      $0.precision = .double
      $0.steps = 40
      $0.rate = 0.2
    }
    let plane = try #require(line.lossPlane(places: 11, resolution: 7))
    #expect(plane.axes == .parameters("w", "b"))
    #expect(plane.steps == [0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40])
    func loss(_ w: Double, _ b: Double) -> Double {
      var sum = 0.0
      for (x, y) in zip(data.trainingInputs, data.trainingTargets) {
        sum += (w * x + b - y) * (w * x + b - y)
      }
      return sum / Double(data.trainingTargets.count)
    }
    for (row, v) in plane.v.enumerated() {
      for (column, u) in plane.u.enumerated() {
        #expect(abs(plane.losses[row * 7 + column] - loss(u, v)) < 1e-12)
      }
    }
    for (place, value) in zip(plane.path, plane.pathLosses) {
      #expect(abs(value - loss(place.u, place.v)) < 1e-12)
    }
    let recorded = try #require(line.recorded().series(.run(.loss)))
    #expect(abs(recorded[20] - plane.pathLosses[5]) < 1e-12)
    // The way stands inside of its map.
    for place in plane.path {
      #expect(plane.u[0] < place.u && place.u < plane.u[6])
      #expect(plane.v[0] < place.v && place.v < plane.v[6])
    }
  }

  @Test func `the plane of a larger net goes through its last weights`() throws {
    let data = PreparedData(try table(.moons), seed: 1)
    let net = experiment(data, hidden: [5]) {
      $0.steps = 60
      $0.rate = 0.5
    }
    let plane = try #require(net.lossPlane(places: 21, resolution: 21))
    guard case .principal(let share) = plane.axes else {
      Issue.record("not the plane of the path")
      return
    }
    let end = try #require(plane.path.last)
    #expect(end.u == 0 && end.v == 0)
    #expect(share > 0.9 && share <= 1 + 1e-12)
    // Of two principal directions the first holds more of the way.
    let first = plane.path.reduce(0) { $0 + $1.u * $1.u }
    let second = plane.path.reduce(0) { $0 + $1.v * $1.v }
    #expect(first > second)
    let recorded = try #require(net.recorded().series(.run(.loss)))
    for (index, step) in plane.steps.enumerated() where step < recorded.count {
      #expect(abs(recorded[step] - plane.pathLosses[index]) < 1e-5)
    }
    // Near the end the map shows what the net has.
    var nearest = (distance: Double.infinity, loss: 0.0)
    for (row, v) in plane.v.enumerated() {
      for (column, u) in plane.u.enumerated() where u * u + v * v < nearest.distance {
        nearest = (u * u + v * v, plane.losses[row * 21 + column])
      }
    }
    #expect(abs(nearest.loss - (plane.pathLosses.last ?? .nan)) < 0.2 * nearest.loss)
  }

  @Test func `no map for a loss that depends on more than weights`() throws {
    let data = PreparedData(try table(.moons), seed: 1)
    let nets = [
      experiment(data) { $0.dropout = 0.5 }, experiment(data) { $0.normalization = .batch },
      experiment(data, activation: .identity) { $0.rate = 1e30 },
    ]
    for net in nets {
      let plane = net.lossPlane()
      #expect(plane?.steps == nil)
    }
  }
}
