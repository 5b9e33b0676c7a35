/// The size of one layer to be made, its activation function and what helps it to learn.
public struct LayerShape: Sendable, Equatable {
  public var units: Int
  public var activation: ActivationFunction
  /// The parameter of the activation function: the slope of leaky ReLU, the α of ELU, the temperature of
  /// softmax; nil for the standard one.
  public var parameter: Double?
  public var normalization: Normalization
  /// Share of activations that are set to 0 in every training step; the others are divided by
  /// 1 − dropout (Srivastava et al. 2014, in the inverted form).
  public var dropout: Double
  /// How many layers back the activation stands that is added to the pre-activation: z_l gains
  /// a_{l−skip}. 0 for none. Both ends must have as many units (He et al. 2016).
  public var skip: Int

  public init(
    units: Int, activation: ActivationFunction, parameter: Double? = nil,
    normalization: Normalization = .none, dropout: Double = 0, skip: Int = 0
  ) {
    self.units = units
    self.activation = activation
    self.parameter = parameter
    self.normalization = normalization
    self.dropout = dropout
    self.skip = skip
  }
}

/// What is done to a_{l−1} W + b before the activation function sees it. Both end with a scale γ and a
/// shift β per unit, which are learned and start at 1 and 0.
public enum Normalization: String, CaseIterable, Sendable {
  case none
  /// Every unit to mean 0 and variance 1 over the batch; running averages in their place when a net is
  /// asked and not trained (Ioffe & Szegedy 2015).
  case batch
  /// Every example to mean 0 and variance 1 over the units of the layer (Ba, Kiros & Hinton 2016).
  case layer

  /// Added to the variance.
  public static let epsilon = 1e-5
  /// How much of a running average each batch replaces.
  public static let runningShare = 0.1
}
