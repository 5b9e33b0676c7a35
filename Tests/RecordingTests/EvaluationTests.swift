import Recording
import Testing
import Training

@Suite struct EvaluationTests {
  @Test func manyClasses() {
    let found = Evaluation.ofClasses(
      loss: 7,
      outputs: Matrix<Double>(rows: 2, columns: 3, values: [0.2, 0.5, 0.3, 0.6, 0.3, 0.1]),
      targets: Matrix<Double>(rows: 2, columns: 3, values: [0, 1, 0, 0, 1, 0]))
    #expect(found.loss == 7)
    #expect(found.accuracy == 0.5)
    // (0.04 + 0.25 + 0.09 + 0.36 + 0.49 + 0.01) / 2.
    #expect(abs(found.brier - 0.62) < 1e-15)
  }

  @Test func oneOutputForTwoClasses() {
    let found = Evaluation.ofClasses(
      loss: 1, outputs: Matrix<Double>(rows: 4, columns: 1, values: [0.9, 0.5, 0.2, 0.6]),
      targets: Matrix<Double>(rows: 4, columns: 1, values: [1, 1, 0, 0]))
    #expect(found.accuracy == 0.5)
    #expect(abs(found.brier - (0.01 + 0.25 + 0.04 + 0.36) / 4) < 1e-15)
  }
}
