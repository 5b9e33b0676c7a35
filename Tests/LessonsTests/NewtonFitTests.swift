import Foundation
import Lessons
import Testing

/// The independent fit of logistic regression against closed forms and another optimizer.
@Suite struct NewtonFitTests {
  /// Fifteen made examples of three classes that no lines part.
  private static let inputs: [[Double]] = [
    [0.5, 1.2], [-1.1, 0.3], [0.9, -0.4], [1.5, 0.8], [-0.7, -1.3], [0.1, 0.2], [-0.4, 1.6],
    [1.2, -1.1], [-1.6, -0.2], [0.3, -0.9], [0.8, 0.6], [-0.2, -0.5], [1.9, 0.1], [-0.9, 0.9],
    [0, 1],
  ]
  private static let classes = (0..<15).map { $0 % 3 }

  /// Values from SciPy 1.17 (BFGS on the same loss, gradient below 10⁻⁹).
  @Test func agreesWithAnotherOptimizer() throws {
    let fit = try #require(NewtonFit(inputs: Self.inputs, classes: Self.classes, count: 3))
    let expected = [
      [-0.9017489445043, 1.509377343005, 1.215307266571],
      [-0.009862502646469, 0.0004362824897797, -0.1971128081504],
    ]
    for (a, b) in zip(fit.coefficients.joined(), expected.joined()) { #expect(abs(a - b) < 1e-7) }
    #expect(abs(fit.loss - 0.9020422828523138) < 1e-13)
    let two = try #require(
      NewtonFit(inputs: Self.inputs, classes: Self.classes.map { min($0, 1) }, count: 2))
    let expectedTwo = [-1.593594833066, 1.510101761546, 1.311294434757]
    #expect(two.coefficients.count == 1)
    for (a, b) in zip(two.coefficients[0], expectedTwo) { #expect(abs(a - b) < 1e-8) }
    #expect(abs(two.loss - 0.442239974650909) < 1e-13)
  }

  /// With no features the shares are the frequencies, so that the intercepts are ln(n_k / n_K).
  @Test func interceptsAreLogarithmsOfCounts() throws {
    let classes = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2]
    let fit = try #require(
      NewtonFit(inputs: classes.map { _ in [] }, classes: classes, count: 3))
    #expect(abs(fit.coefficients[0][0] - log(5.0 / 2)) < 1e-12)
    #expect(abs(fit.coefficients[1][0] - log(3.0 / 2)) < 1e-12)
    let entropy = -(0.5 * log(0.5) + 0.3 * log(0.3) + 0.2 * log(0.2))
    #expect(abs(fit.loss - entropy) < 1e-14)
  }

  /// With one 0/1 feature the model is the table of counts: its weight is the logarithm of the odds
  /// ratio.
  @Test func weightIsTheLogarithmOfTheOddsRatio() throws {
    var inputs: [[Double]] = []
    var classes: [Int] = []
    for (feature, own, count) in [(0.0, 0, 7), (0, 1, 3), (1, 0, 2), (1, 1, 9)] {
      inputs += Array(repeating: [feature], count: count)
      classes += Array(repeating: own, count: count)
    }
    let fit = try #require(NewtonFit(inputs: inputs, classes: classes, count: 2))
    #expect(abs(fit.coefficients[0][0] - log(7.0 / 3)) < 1e-12)
    #expect(abs(fit.coefficients[0][1] - log((2.0 / 9) / (7.0 / 3))) < 1e-12)
  }

  @Test func whereNoFitExists() {
    // Parted without error.
    #expect(NewtonFit(inputs: [[-2], [-1], [1], [2]], classes: [0, 0, 1, 1], count: 2) == nil)
    // A feature twice.
    let twice = Self.inputs.map { [$0[0], $0[0]] }
    #expect(NewtonFit(inputs: twice, classes: Self.classes, count: 3) == nil)
    // A class without examples has no finite intercept.
    #expect(NewtonFit(inputs: [[], [], []], classes: [0, 0, 0], count: 2) == nil)
    #expect(NewtonFit(inputs: [], classes: [], count: 2) == nil)
    #expect(NewtonFit(inputs: [[1], [2]], classes: [0, 0], count: 1) == nil)
  }
}
