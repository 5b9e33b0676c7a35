import KernelCode
import Kernels
import Testing
import Training

/// z = γ x̂ + β and its pull-back, alone.
@Suite struct NormalizationKernelTests {
  private struct Norm {
    let group: NormalizedGroup
    let usesGivenMoments: Bool
    let rows: Int
    let columns: Int
    let scale: Matrix<Double>
    let shift: Matrix<Double>
    let means: Matrix<Double>
    let variances: Matrix<Double>
    let normalized: Matrix<Double>
    let kernels: KernelTable<Double>

    init(
      _ group: NormalizedGroup, usesGivenMoments: Bool, rows: Int, columns: Int,
      _ kernels: KernelTable<Double>
    ) {
      self.group = group
      self.usesGivenMoments = usesGivenMoments
      self.rows = rows
      self.columns = columns
      self.kernels = kernels
      scale = Matrix(rows: 1, columns: columns, values: numbers(columns, seed: 1, 0.5...2))
      shift = Matrix(rows: 1, columns: columns, values: numbers(columns, seed: 2))
      let groups = max(rows, columns)
      means = Matrix(rows: 1, columns: groups, values: numbers(groups, seed: 3))
      variances = Matrix(rows: 1, columns: groups, values: numbers(groups, seed: 4, 0.5...2))
      normalized = Matrix(rows: rows, columns: columns)
    }

    func apply(_ input: [Double]) -> [Double] {
      let u = Matrix<Double>(rows: rows, columns: columns, values: input)
      let result = Matrix<Double>(rows: rows, columns: columns)
      kernels.normalize(
        NormalizationBuffers(
          group: group, rows: rows, columns: columns, epsilon: 1e-5, input: u.pointer,
          scale: scale.pointer, shift: shift.pointer, means: means.pointer,
          variances: variances.pointer, usesGivenMoments: usesGivenMoments,
          normalized: normalized.pointer, result: result.pointer))
      return result.doubles
    }

    /// The gradients of Σ weight · z with respect to u, γ and β.
    func pullBack(_ weights: [Double]) -> (input: [Double], scale: [Double], shift: [Double]) {
      let upstream = Matrix<Double>(rows: rows, columns: columns, values: weights)
      let result = Matrix<Double>(rows: rows, columns: columns)
      let (dScale, dShift) = (
        Matrix<Double>(rows: 1, columns: columns), Matrix<Double>(rows: 1, columns: columns)
      )
      kernels.normalizationPullBack(
        NormalizationPullBackBuffers(
          group: group, rows: rows, columns: columns, epsilon: 1e-5, scale: scale.pointer,
          variances: variances.pointer, usesGivenMoments: usesGivenMoments,
          normalized: normalized.pointer, upstream: upstream.pointer, result: result.pointer,
          scaleGradient: dScale.pointer, shiftGradient: dShift.pointer))
      return (result.doubles, dScale.doubles, dShift.doubles)
    }
  }

  private static let kinds: [(NormalizedGroup, Bool)] = [
    (.columns, false), (.columns, true), (.rows, false),
  ]

  @Test(arguments: InstructionSet.allCases, kinds)
  func pullBackAgainstDifferences(
    instructions: InstructionSet, kind: (group: NormalizedGroup, isGiven: Bool)
  ) throws {
    for (rows, columns) in [(2, 2), (5, 3), (7, 17)] {
      let norm = Norm(
        kind.group, usesGivenMoments: kind.isGiven, rows: rows, columns: columns,
        try instructions.kernels().double)
      let input = numbers(rows * columns, seed: 8)
      let weights = numbers(rows * columns, seed: 9)
      func value(_ input: [Double]) -> Double {
        zip(norm.apply(input), weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      _ = norm.apply(input)
      let found = norm.pullBack(weights)
      // Five points, with steps that leave an error far below the tolerance.
      func quotient(_ value: (Double) -> Double) -> Double {
        let h = 1e-3
        return (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h)
      }
      for place in input.indices {
        let truth = quotient { t in
          var moved = input
          moved[place] += t
          return value(moved)
        }
        #expect(abs(found.input[place] - truth) <= 1e-7, "\(rows) × \(columns)")
      }
      for (matrix, gradient) in [(norm.scale, found.scale), (norm.shift, found.shift)] {
        for column in 0..<columns {
          let original = matrix[0, column]
          let truth = quotient { t in
            matrix[0, column] = original + t
            return value(input)
          }
          matrix[0, column] = original
          #expect(abs(gradient[column] - truth) <= 1e-7)
        }
      }
    }
  }

  /// Each group has mean 0 and variance 1 less what ε takes; equal entries become 0, not NaN.
  @Test(arguments: InstructionSet.allCases)
  func momentsOfWhatIsNormalized(instructions: InstructionSet) throws {
    for group in [NormalizedGroup.columns, .rows] {
      let norm = Norm(
        group, usesGivenMoments: false, rows: 6, columns: 9, try instructions.kernels().double)
      _ = norm.apply(numbers(54, seed: 10).map { 3 * $0 + 7 })
      let rows = norm.normalized.rowArrays
      let groups =
        group == .rows ? rows : (0..<9).map { column in rows.map { $0[column] } }
      for (index, values) in groups.enumerated() {
        let n = Double(values.count)
        #expect(abs(values.reduce(0, +)) < 1e-13 * n)
        let variance = norm.variances.pointer[index]
        let spread = values.reduce(0) { $0 + $1 * $1 } / n
        #expect(abs(spread - variance / (variance + 1e-5)) < 1e-13)
      }
      #expect(norm.apply([Double](repeating: 4, count: 54)).allSatisfy { $0.isFinite })
      #expect(norm.normalized.doubles.allSatisfy { $0 == 0 })
    }
  }
}
