import KernelCode
import Plotting
import Recording
import Training

/// What has become of the units of one run at a frame, judged over the probe set.
///
/// - dead: ReLU, z ≤ 0 for every example;
/// - frozen: an activation with tails, φ' exactly 0 for every example;
/// - inactive: ReLU, φ' = 0 for more than nine tenths of the examples: hardly ever active;
/// - saturated: in a saturating tail for more than half of the examples;
/// - healthy: everything else whose numbers are numbers.
///
/// Output units have no state: a saturated output that is right is what training wants.
struct UnitStates {
  /// One for each layer; nil for units without a state.
  let layers: [[Plotting.UnitState?]]

  /// - Parameter ofOutput: true to judge output units as well.
  init(of run: SelectedRun, step: Int, ofOutput: Bool = false) {
    let frame = run.frame(atStep: step)
    layers = run.manifest.layers.enumerated().map { index, layer in
      let units = frame?.layers[index].units ?? []
      return (0..<layer.units).map { unit in
        guard ofOutput || index + 1 < run.layerCount, unit < units.count else { return nil }
        return UnitStates.state(units[unit], layer.activation)
      }
    }
  }

  static let hardlyActive = 0.9
  static let mostlySaturated = 0.5

  static func state(
    _ unit: Recording.UnitState, _ activation: ActivationFunction
  ) -> Plotting.UnitState? {
    // The largest says it all: a unit whose mean is infinite can be as dead as any.
    if activation.canBeInactive, unit.maximumPreActivation <= 0 { return .dead }
    guard unit.meanPreActivation.isFinite, unit.meanLocalDerivative.isFinite else { return nil }
    if activation.canBeInactive {
      return unit.inactiveShare > hardlyActive ? .inactive : .healthy
    }
    if !activation.saturatingTails.isNone {
      if unit.meanLocalDerivative == 0 { return .frozen }
      return unit.saturatedShare > mostlySaturated ? .saturated : .healthy
    }
    return .healthy
  }

  /// The states other than healthy that a unit with this activation can have.
  static func possible(_ activation: ActivationFunction) -> [Plotting.UnitState] {
    if activation.canBeInactive { return [.inactive, .dead] }
    return activation.saturatingTails.isNone ? [] : [.saturated, .frozen]
  }

  var hiddenCount: Int { layers.dropLast().reduce(0) { $0 + $1.count } }

  /// Hidden units that nothing can be said about: not recorded, or not numbers.
  var unknownCount: Int {
    layers.dropLast().reduce(0) { sum, layer in sum + layer.filter { $0 == nil }.count }
  }

  func count(_ state: Plotting.UnitState) -> Int {
    layers.reduce(0) { sum, layer in sum + layer.reduce(0) { $0 + ($1 == state ? 1 : 0) } }
  }
}
