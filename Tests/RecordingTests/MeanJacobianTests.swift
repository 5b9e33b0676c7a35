import Recording
import Testing
import Training

@Suite struct MeanJacobianTests {
  private func layer(_ units: Int, temperature: Double? = nil) -> LayerDescription {
    LayerDescription(inputs: 2, units: units, activation: .softmax, parameter: temperature)
  }

  /// Two confident examples of different units: each one's J is zero, that of their mean shares is not.
  @Test func `the mean of Jacobians is not the Jacobian of means`() {
    let shares = Matrix<Double>(rows: 2, columns: 2, values: [1, 0, 0, 1])
    #expect(MeanJacobian.upperTriangle(shares, of: layer(2)) == [0, 0, 0])
    let even = Matrix<Double>(rows: 1, columns: 2, values: [0.5, 0.5])
    #expect(MeanJacobian.upperTriangle(even, of: layer(2)) == [0.25, -0.25, 0.25])
    #expect(
      MeanJacobian.upperTriangle(even, of: layer(2, temperature: 2)) == [0.125, -0.125, 0.125])
  }

  @Test func `every row adds up to nothing`() {
    let rows = [[0.7, 0.2, 0.06, 0.04], [0.1, 0.3, 0.2, 0.4], [0.97, 0.01, 0.01, 0.01]]
    let shares = Matrix<Double>(rows: 3, columns: 4, values: rows.flatMap { $0 })
    let whole = MeanJacobian.whole(MeanJacobian.upperTriangle(shares, of: layer(4)), units: 4)
    for i in 0..<4 {
      var sum = 0.0
      for j in 0..<4 {
        sum += whole[4 * i + j]
        let products = rows.map { $0[i] * ((i == j ? 1 : 0) - $0[j]) }
        #expect(abs(whole[4 * i + j] - products.reduce(0, +) / 3) < 1e-15)
        #expect(whole[4 * i + j] == whole[4 * j + i])
      }
      #expect(abs(sum) < 1e-15)
    }
  }

  @Test func `other layers and wide ones have none`() {
    let wide = Matrix<Float>(rows: 1, columns: 17)
    #expect(MeanJacobian.upperTriangle(wide, of: layer(17)).isEmpty)
    let sigmoid = LayerDescription(inputs: 2, units: 2, activation: .sigmoid)
    #expect(
      MeanJacobian.upperTriangle(Matrix<Float>(rows: 1, columns: 2), of: sigmoid).isEmpty)
    for number in MeanJacobian.whole([1, 2], units: 2) { #expect(number.isNaN) }
  }
}
