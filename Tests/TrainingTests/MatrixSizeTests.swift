import KernelCode
import Testing
import Training

@Suite struct MatrixSizeTests {
  private func matrix<S: Scalar>(_ values: [Double], _: S.Type) -> Matrix<S> {
    Matrix(rows: 1, columns: values.count, values: values)
  }

  @Test("norm and RMS are those of all moments, to the bit", arguments: [1, 15, 16, 17, 300, 4800])
  func agreesWithMoments(count: Int) {
    let values = (0..<count).map { Double(($0 * 7919) % 101) / 64 - 0.7 }
    let matrix = matrix(values, Float.self)
    let moments = Float.kernels.moments(matrix.pointer, count)
    let size = matrix.size(Float.kernels)
    #expect(size.norm == moments.norm && size.rms == moments.rms)
    let explicit = matrix.doubles.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(size.norm / explicit - 1) < 1e-13)
  }

  @Test("numbers whose squares vanish have a norm") func tiny() {
    let size = matrix([3e-170, -4e-170], Double.self).size(Double.kernels)
    #expect(abs(size.norm / 5e-170 - 1) < 1e-14)
    let zero = matrix([0, 0], Float.self).size(Float.kernels)
    #expect(zero.norm == 0 && zero.rms == 0)
  }

  @Test("what is not finite is left out") func nonFinite() {
    let size = matrix([3, .nan, -4, .infinity], Float.self).size(Float.kernels)
    #expect(size.norm == 5 && abs(size.rms - (12.5).squareRoot()) < 1e-15)
  }

  @Test("finite numbers are finite, though their squares are not") func finite() {
    #expect(matrix([1e200, -1e300], Double.self).isFinite(Double.kernels))
    #expect(matrix([1, 2, 3], Float.self).isFinite(Float.kernels))
    #expect(!matrix([1, .nan], Float.self).isFinite(Float.kernels))
    #expect(!matrix([-.infinity, 1], Double.self).isFinite(Double.kernels))
  }
}
