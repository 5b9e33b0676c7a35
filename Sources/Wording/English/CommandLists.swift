/// A short description of every word that `list` shows; empty for an unknown one.
public enum CommandLists {
  public static func description(_ list: String, _ word: String) -> String {
    switch list {
    case "lessons": lesson(word)
    case "charts": chart(word)
    case "activations": activation(word)
    case "losses": loss(word)
    case "datasets": dataset(word)
    case "optimizers": optimizer(word)
    case "initializations": initialization(word)
    case "schedules": schedule(word)
    case "normalizations": normalization(word)
    case "scalings": scaling(word)
    case "kernels": kernels(word)
    default: ""
    }
  }

  private static func lesson(_ word: String) -> String {
    switch word {
    case "short-answer": "what an activation function does to the gradient, over many seeds"
    case "activations": "what an activation does to a signal and to the gradient"
    case "softmax-jacobian": "when the table of slopes of softmax is small"
    case "chain-rule": "why depth makes it worse: one factor per layer"
    case "training": "what it looks like while a net trains"
    case "dead-relu": "how ReLU units die and what helps"
    case "output-layer": "which output and loss to use for numbers and classes"
    case "statquest": "the net of the video, and why softmax cannot take softplus' place in it"
    case "universal": "what a net can do, and what training makes of it"
    case "descent": "what a gradient step is: a net of one unit on the map of its loss"
    case "remedies": "two broken nets, mended one thing at a time"
    case "your-turn": "what to tell somebody who should help, and exercises with solutions"
    default: ""
    }
  }

  private static func chart(_ word: String) -> String {
    switch word {
    case "loss": "the loss over the steps"
    case "accuracy": "the share of right answers over the steps"
    case "gradient-by-layer": "the size of the error signal at every layer, at one step"
    case "gradient-heatmap": "the size of the error signal at every layer and step"
    case "saturation-heatmap": "the share of every layer that is saturated, at every step"
    case "histograms": "how the activations of a layer are spread, at some steps"
    case "ledger": "what weights and activations do to the gradient on its way, as factors"
    case "regions": "what the net answers over the plane of two inputs"
    case "fit": "the curve through the examples of one input"
    case "network": "the net itself, its units by their state"
    case "unit-life": "every ReLU unit, alive or dead at every step"
    case "dead-share": "the share of dead ReLU units over the steps"
    case "dead-heatmap": "the share of every layer that is dead, at every step"
    case "update-ratio": "how much each step changes the weights of a layer"
    case "update-heatmap": "the same as a map of every layer and step"
    case "activation-curves": "a layer's activation function and slope, with the layer's units"
    case "singular-values": "how much every layer and the whole net stretch a small change"
    case "seed-bands": "loss and accuracy of several runs: median, quartiles, every run faint"
    case "depth-sweep": "what arrives at layer 1 of several runs, by the depth of the net"
    case "softmax-jacobian": "the mean Jacobian of a softmax layer, unit by unit"
    case "jacobian-norm": "the size of the Jacobian of softmax layers over the steps"
    default: ""
    }
  }

  private static func activation(_ word: String) -> String {
    switch word {
    case "identity": "z itself: no activation function"
    case "sigmoid": "1 / (1 + exp(-z)), from 0 to 1"
    case "hard-sigmoid": "z/6 + 1/2, cut off at 0 and 1"
    case "tanh": "hyperbolic tangent"
    case "relu": "max(0, z)"
    case "leaky-relu": "z above 0, else 0.01 z; leaky-relu:0.2 has 0.2 in its place"
    case "elu": "z above 0, else exp(z) - 1; elu:0.5 has half of that below 0 (Clevert et al. 2016)"
    case "selu": "ELU with two fixed factors that keep mean 0, variance 1 (Klambauer et al. 2017)"
    case "softplus": "ln(1 + exp(z)), a smooth ReLU"
    case "gelu": "z times the normal distribution's share below z (Hendrycks & Gimpel 2016)"
    case "gelu-tanh": "the same in its approximation by tanh"
    case "silu": "z / (1 + exp(-z)), also called swish"
    case "softmax": "exp(z) shared out among the units of a layer; softmax:2 has temperature 2"
    case "log-softmax": "the logarithm of softmax, for the output only"
    default: ""
    }
  }

  /// The range and the steepest slope of an activation function, as they stand behind its description.
  ///
  /// - Parameter isJoint: true where the slope is the norm of a Jacobian.
  public static func facts(
    range: (lower: Double, upper: Double), largestSlope: Double, isJoint: Bool
  ) -> String {
    let slope = isJoint ? "norm of the Jacobian" : "slope"
    let limit = largestSlope.isFinite ? "at most \(Say.precise(largestSlope))" : "without limit"
    return "a from \(end(range.lower)) to \(end(range.upper)), \(slope) \(limit)"
  }

  private static func end(_ value: Double) -> String {
    if value.isFinite { return Say.precise(value) }
    return value < 0 ? "-∞" : "∞"
  }

  private static func loss(_ word: String) -> String {
    switch word {
    case "squared-error": "(a - y)², summed over the outputs"
    case "binary-cross-entropy": "for one yes or no per output; with sigmoid computed from z"
    case "categorical-cross-entropy": "for one class out of several; with softmax computed from z"
    default: ""
    }
  }

  private static func dataset(_ word: String) -> String {
    switch word {
    case "spiral": "three interleaved arms in the plane: 3 classes, 2 features, 399 examples"
    case "iris": "Fisher's flowers: 3 classes, 4 features, 150 examples"
    case "moons": "two interleaved half-moons: 2 classes, 2 features, 600 examples"
    case "wave": "a noisy curve: 1 number to predict, 1 feature, 300 examples"
    case "circles": "a ring around a ring: 2 classes, 2 features, 400 examples"
    case "xor": "four clouds, opposite ones alike: 2 classes, 2 features, 400 examples"
    case "blobs": "three clouds that lines part: 3 classes, 2 features, 300 examples"
    case "sine": "one period, noisy: 1 number to predict, 1 feature, 200 examples"
    case "step": "a noisy jump: 1 number to predict, 1 feature, 200 examples"
    case "dosage": "only the middle dose works: 1 number to predict, 1 feature, 3 examples"
    default: ""
    }
  }

  private static func optimizer(_ word: String) -> String {
    switch word {
    case "sgd": "the gradient times the rate"
    case "momentum": "the same with a memory of 0.9 (Polyak 1964)"
    case "nesterov": "momentum that looks one step ahead (Nesterov 1983)"
    case "rmsprop": "the gradient divided by its usual size (Tieleman & Hinton 2012)"
    case "adam": "steps of even size for every weight (Kingma & Ba 2015)"
    case "adamw": "Adam with weight decay beside it (Loshchilov & Hutter 2019)"
    default: ""
    }
  }

  private static func initialization(_ word: String) -> String {
    switch word {
    case "zero": "all weights 0"
    case "constant": "all weights 0.1, or --init-scale"
    case "uniform": "between -0.5 and 0.5, whatever the size of the layer"
    case "normal": "normal with deviation 1, whatever the size of the layer"
    case "lecun": "normal with variance 1 / fan-in (LeCun et al. 1998)"
    case "glorot": "uniform by fan-in and fan-out, for tanh and sigmoid (Glorot & Bengio 2010)"
    case "glorot-normal": "normal with the same variance, 2 / (fan-in + fan-out)"
    case "he": "uniform by fan-in, for ReLU (He et al. 2015)"
    case "he-normal": "normal with the same variance, 2 / fan-in"
    case "orthogonal": "rows or columns of length 1 at right angles (Saxe et al. 2013)"
    default: ""
    }
  }

  private static func schedule(_ word: String) -> String {
    switch word {
    case "constant": "the same rate in every step"
    case "linear": "down to 0 in a straight line"
    case "cosine": "down to 0 along half a cosine (Loshchilov & Hutter 2017)"
    case "exponential": "down to a hundredth, by the same factor in every step"
    case "step": "a tenth after each third of the run"
    case "warmup": "up during the first tenth of the run, then constant"
    case "warmup-cosine": "up during the first tenth of the run, then along half a cosine to 0"
    default: ""
    }
  }

  private static func kernels(_ word: String) -> String {
    switch word {
    case "auto": "the widest that this machine has"
    case "baseline": "what every processor of its kind has"
    case "avx2": "vectors of 256 bits"
    case "avx512": "vectors of 512 bits (F, DQ, BW and VL)"
    default: ""
    }
  }

  private static func scaling(_ word: String) -> String {
    switch word {
    case "standard": "features to mean 0 and deviation 1, a number to be predicted onto 0 to 1"
    case "none": "nothing: the net sees the numbers of the table"
    default: ""
    }
  }

  /// What stands behind a set of kernels.
  public static func kernelsHere(_ isHere: Bool) -> String { isHere ? "" : "; not on this machine" }

  /// What stands behind the word for the widest set.
  public static func widestKernels(_ word: String) -> String { ", \(word)" }

  private static func normalization(_ word: String) -> String {
    switch word {
    case "none": "nothing"
    case "batch": "every unit to mean 0, variance 1 over the batch (Ioffe & Szegedy 2015)"
    case "layer": "every example to mean 0, variance 1 over the layer (Ba et al. 2016)"
    default: ""
    }
  }
}
