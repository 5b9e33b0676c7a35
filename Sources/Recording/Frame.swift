/// What is recorded at the cadence only, because it is larger than a row of numbers.
public struct Frame: Sendable {
  public var step: Int
  /// Measured on the held-out examples; nil where there are none.
  public var heldOut: Evaluation?
  /// One per layer, from the first.
  public var layers: [LayerFrame]
  /// What the net answers over its input space, for one or two inputs.
  public var surface: Surface?
  /// Singular values of the Jacobian from the net's input to its output; nil where not measured.
  public var throughput: SingularValues?

  public init(
    step: Int, heldOut: Evaluation?, layers: [LayerFrame], surface: Surface?,
    throughput: SingularValues? = nil
  ) {
    self.step = step
    self.heldOut = heldOut
    self.layers = layers
    self.surface = surface
    self.throughput = throughput
  }
}

/// The singular values of Jacobians at some probe examples, all together: how much a small change is
/// stretched on its way (Saxe et al. 2013; Pennington et al. 2017).
public struct SingularValues: Sendable, Equatable {
  public var minimum: Double
  public var median: Double
  public var maximum: Double

  public init(minimum: Double, median: Double, maximum: Double) {
    self.minimum = minimum
    self.median = median
    self.maximum = maximum
  }
}

/// How well a net does on a set of examples.
public struct Evaluation: Sendable, Equatable {
  public var loss: Double
  /// Share of examples whose class is right; NaN for regression.
  public var accuracy: Double
  /// Mean over examples of Σ_k (a_k − y_k)²; NaN for regression.
  public var brier: Double

  public init(loss: Double, accuracy: Double, brier: Double) {
    self.loss = loss
    self.accuracy = accuracy
    self.brier = brier
  }
}

/// The histograms and units of one layer in a frame.
public struct LayerFrame: Sendable {
  /// One per `LayerQuantity.allCases`, in that order; empty where not recorded.
  public var histograms: [Histogram]
  /// Softmax: mean over examples of ‖J‖₂; NaN elsewhere.
  public var spectralNorm: Double
  /// One entry per unit, over the probe set.
  public var units: [UnitState]
  /// |∂L/∂W|, `inputs` rows of `units` numbers; empty where the layer is too large to draw.
  public var weightGradient: [Double]
  /// Of the Jacobian ∂a_l/∂a_{l−1} at probe examples; nil where not measured.
  public var singularValues: SingularValues?
  /// ‖δ₁‖ / ‖δ_L‖ over the batch of a second backward pass in which this layer's activation function
  /// let everything through (φ' replaced by 1, the Jacobian by the identity); NaN where not measured.
  public var attenuationIfOpen: Double
  /// Small softmax layers: the mean over the probe set of J, its upper triangle with the diagonal, row by
  /// row (`MeanJacobian`); empty elsewhere.
  public var jacobian: [Double]

  public init(
    histograms: [Histogram], spectralNorm: Double, units: [UnitState], weightGradient: [Double],
    singularValues: SingularValues? = nil, attenuationIfOpen: Double = .nan,
    jacobian: [Double] = []
  ) {
    self.histograms = histograms
    self.spectralNorm = spectralNorm
    self.units = units
    self.weightGradient = weightGradient
    self.singularValues = singularValues
    self.attenuationIfOpen = attenuationIfOpen
    self.jacobian = jacobian
  }

  /// The histogram of one quantity; nil where not recorded.
  public func histogram(_ quantity: LayerQuantity) -> Histogram? {
    for (index, candidate) in LayerQuantity.allCases.enumerated() where candidate == quantity {
      return index < histograms.count ? histograms[index] : nil
    }
    return nil
  }
}

/// One unit over the probe set, and what arrives at it over the batch.
public struct UnitState: Sendable, Equatable {
  public var meanPreActivation: Double
  public var meanActivation: Double
  public var meanLocalDerivative: Double
  /// Share of examples for which the unit is in a saturating tail; for softmax, the share of examples
  /// whose whole Jacobian is small.
  public var saturatedShare: Double
  /// Share of examples with φ' exactly 0.
  public var inactiveShare: Double
  public var maximumPreActivation: Double
  /// √(mean of g²) and √(mean of δ²) over the examples of the batch; NaN where not measured, and for g
  /// where the loss hands out δ at once.
  public var upstreamGradientRMS: Double
  public var errorSignalRMS: Double

  public init(
    meanPreActivation: Double, meanActivation: Double, meanLocalDerivative: Double,
    saturatedShare: Double, inactiveShare: Double, maximumPreActivation: Double,
    upstreamGradientRMS: Double = .nan, errorSignalRMS: Double = .nan
  ) {
    self.meanPreActivation = meanPreActivation
    self.meanActivation = meanActivation
    self.meanLocalDerivative = meanLocalDerivative
    self.saturatedShare = saturatedShare
    self.inactiveShare = inactiveShare
    self.maximumPreActivation = maximumPreActivation
    self.upstreamGradientRMS = upstreamGradientRMS
    self.errorSignalRMS = errorSignalRMS
  }
}

/// Counts of the entries of a quantity. Tails are never dropped and bins never change during a run.
public struct Histogram: Sendable, Equatable {
  public enum Bins: Sendable, Equatable {
    /// `counts.count` equal bins over a bounded range.
    case linear(lower: Double, upper: Double)
    /// Bins [2^e, 2^(e+1)): `counts` holds the negative side from the largest magnitude to the
    /// smallest, then the positive side from the smallest to the largest, for the exponents
    /// `lowest ..< lowest + counts.count / 2`. Exact zeros are in `zeros`, in no bin.
    case powersOfTwo(lowest: Int)
  }
  public var bins: Bins
  public var counts: [Int]
  /// Entries exactly zero, counted for every kind of bins (with linear bins they are in a bin, too).
  public var zeros: Int
  public var nonFinite: Int

  public init(bins: Bins, counts: [Int], zeros: Int, nonFinite: Int) {
    self.bins = bins
    self.counts = counts
    self.zeros = zeros
    self.nonFinite = nonFinite
  }
}

/// The answers of a net over its input space.
public enum Surface: Sendable, Equatable {
  /// The class with the largest output on a grid, `rows` × `columns`, first row at the lowest second
  /// input.
  case regions(
    columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, winner: [Int])
  /// Outputs at increasing inputs.
  case curve(x: [Double], y: [Double])
}
