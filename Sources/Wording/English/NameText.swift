/// How the things that have a word on the command line are called in sentences and labels. A word that
/// is not known here is shown as it is.
public enum NameText {
  public static func activation(_ word: String) -> String {
    switch word {
    case "relu": "ReLU"
    case "leaky-relu": "leaky ReLU"
    case "elu", "selu", "gelu": word.uppercased()
    case "gelu-tanh": "GELU (tanh)"
    case "silu": "SiLU"
    case "hard-sigmoid": "hard sigmoid"
    case "log-softmax": "log-softmax"
    case "identity": "none"
    default: word
    }
  }

  public static func optimizer(_ word: String) -> String {
    switch word {
    case "sgd": "SGD"
    case "nesterov": "Nesterov momentum"
    case "rmsprop": "RMSProp"
    case "adam": "Adam"
    case "adamw": "AdamW"
    default: word
    }
  }

  public static func loss(_ word: String) -> String {
    switch word {
    case "squared-error": "squared error"
    case "binary-cross-entropy", "categorical-cross-entropy": "cross-entropy"
    default: word
    }
  }

  public static func initialization(_ word: String) -> String {
    switch word {
    case "glorot": "Glorot"
    case "glorot-normal": "normal Glorot"
    case "he": "He"
    case "he-normal": "normal He"
    case "lecun": "LeCun"
    default: word
    }
  }
}
