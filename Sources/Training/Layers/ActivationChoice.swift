/// An activation function with its parameter, as it is written on the command line: `softmax:2` is a
/// softmax with temperature 2, `leaky-relu:0.2` has the slope 0.2 below zero.
public struct ActivationChoice: Sendable, Equatable {
  public var function: ActivationFunction
  /// nil for the standard one.
  public var parameter: Double?

  public init(_ function: ActivationFunction, parameter: Double? = nil) {
    self.function = function
    self.parameter = parameter
  }
}
