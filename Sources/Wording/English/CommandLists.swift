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
    default: ""
    }
  }

  private static func lesson(_ word: String) -> String {
    switch word {
    case "short-answer": "what an activation function does to the gradient, over many seeds"
    case "training": "what it looks like while a net trains"
    case "dead-relu": "how ReLU units die and what helps"
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
    default: ""
    }
  }

  private static func activation(_ word: String) -> String {
    switch word {
    case "identity": "z itself: no activation function"
    case "sigmoid": "1 / (1 + exp(-z)), between 0 and 1"
    case "tanh": "hyperbolic tangent, between -1 and 1"
    case "relu": "max(0, z)"
    case "leaky-relu": "z above 0, else 0.01 z"
    case "softplus": "ln(1 + exp(z)), a smooth ReLU"
    case "softmax": "exp(z) shared out among the units of a layer"
    default: ""
    }
  }

  private static func loss(_ word: String) -> String {
    switch word {
    case "squared-error": "(a - y)², summed over the outputs"
    case "binary-cross-entropy": "for one yes or no per output, with sigmoid"
    case "categorical-cross-entropy": "for one class out of several, with softmax"
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
    case "momentum": "the same with a memory of 0.9"
    case "adam": "steps of even size for every weight (Kingma & Ba 2015)"
    default: ""
    }
  }

  private static func initialization(_ word: String) -> String {
    switch word {
    case "zero": "all weights 0"
    case "uniform": "between -0.5 and 0.5, whatever the size of the layer"
    case "glorot": "by fan-in and fan-out, for tanh and sigmoid (Glorot & Bengio 2010)"
    case "he": "by fan-in, for ReLU (He et al. 2015)"
    default: ""
    }
  }
}
