import Recording
import Testing
import Training

/// Training and recording in 64 bits against PyTorch and JAX, which agree with each other on every number
/// of these nets to 1e-10 (Tests/reference/make.py).
///
/// What is allowed is 1e-9 of the RMS of the matrix that a statistic is about, and 1e-9 of the number itself
/// for every other one. Counts and shares are the same.
struct ReferenceTests {
  static let tolerance = 1e-9
  /// The references have the update as a difference of weights, in which their last digits stand.
  static let rounding = 0x1p-50

  @Test(arguments: ReferenceNet.names)
  func sameNumbers(name: String) throws {
    let net = try ReferenceNet.read(name)
    let differences = try Self.differences(net, trained: net.network())
    #expect(differences.isEmpty, "\(differences.count) in \(name): \(differences.prefix(12))")
  }

  /// A change of one weight by 1e-6 is seen in every net: the tolerance is no blindfold.
  @Test(arguments: ReferenceNet.names)
  func otherWeightsAreSeen(name: String) throws {
    let net = try ReferenceNet.read(name)
    let network = try net.network()
    network.layers[0].weights[0, 0] += 1e-6
    #expect(try !Self.differences(net, trained: network).isEmpty)
  }

  /// Nothing that can be chosen for training is without a reference. Dropout is, for it is random.
  @Test func everyChoiceHasReferences() throws {
    let nets = try ReferenceNet.names.map(ReferenceNet.read)
    #expect(nets.count >= 40)
    let hidden = Set(nets.flatMap { $0.layers.dropLast().map(\.activation) })
    #expect(hidden == words(ActivationFunction.self).subtracting(["log-softmax"]))
    #expect(nets.contains { $0.layers.last?.activation == "log-softmax" })
    #expect(Set(nets.map(\.loss)) == words(LossFunction.self))
    #expect(Set(nets.map(\.optimizer)) == words(OptimizerKind.self))
    #expect(Set(nets.map(\.schedule)) == words(LearningRateSchedule.self))
    #expect(Set(nets.flatMap { $0.layers.map(\.normalization) }) == words(Normalization.self))
    #expect(Set(nets.compactMap { $0.clipping?.kind }) == words(Clipping.Kind.self))
    #expect(nets.contains { $0.layers.contains { $0.skip > 1 } })
    for parameterized in ActivationFunction.allCases where parameterized.standardParameter != nil {
      #expect(
        nets.contains { net in
          net.layers.contains {
            $0.activation == parameterized.rawValue && $0.parameter != nil
          }
        })
    }
  }

  private func words<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> Set<String> {
    Set(Word.allCases.map(\.rawValue))
  }

  /// One sentence for every number that is too far from the reference or has none.
  static func differences(_ net: ReferenceNet, trained: Network<Double>) throws -> [String] {
    let (columns, rows) = try net.rows(trained)
    var found: [String] = []
    for (step, truth) in net.reference.losses.enumerated() {
      // The loss is the first column.
      let difference = abs(rows[step][0] - truth)
      if !(difference <= tolerance * abs(truth)) {
        found.append("loss at step \(step): \(rows[step][0]) for \(truth)")
      }
    }
    for (place, column) in columns.enumerated() {
      if case .quantity(_, _, .nonFinite) = column {
        if rows.contains(where: { $0[place] != 0 }) { found.append("\(column.name) is not 0") }
        continue
      }
      guard let truths = net.reference.columns[column.name] else {
        found.append("no reference for \(column.name)")
        continue
      }
      for (index, step) in net.reference.steps.enumerated() {
        guard let truth = truths[index] else { continue }
        let difference = abs(rows[step][place] - truth)
        let allowed = allowance(column, truth, net, index)
        if !(difference <= allowed) {
          found.append(
            "\(column.name) at step \(step): \(rows[step][place]) for \(truth), "
              + "\(difference / allowed) times what is allowed")
        }
      }
    }
    return found
  }

  private static func allowance(
    _ column: Column, _ truth: Double, _ net: ReferenceNet, _ index: Int
  ) -> Double {
    func value(_ column: Column) -> Double {
      (net.reference.columns[column.name]?[index]).map(abs) ?? 0
    }
    switch column {
    case .run(.accuracy), .quantity(_, _, .zeros),
      .layer(
        _, .saturatedShare), .layer(_, .confidentShare), .layer(_, .diffuseShare),
      .layer(_, .inactiveShare), .layer(_, .deadUnits):
      return 0
    case .quantity(let layer, let quantity, _):
      return tolerance * value(.quantity(layer, quantity, .rms))
    case .layer(let layer, .updateNorm):
      return tolerance * truth + rounding * value(.layer(layer, .weightNorm))
    case .layer(_, .updateRatio):
      return tolerance * truth + rounding
    case .layer(let layer, .biasGradientNorm)
    where net.layers[layer - 1].normalization == Normalization.batch.rawValue:
      // Truly zero: a shift of a unit is taken out again by the mean of the batch.
      return tolerance * value(.layer(layer, .weightGradientNorm))
    case .run, .layer:
      return tolerance * abs(truth)
    }
  }
}
