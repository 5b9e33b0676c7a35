import Numerals

/// How the things that have a word on the command line are called in sentences and labels. A word that
/// is not known here is shown as it is.
public enum NameText {
  public static func activation(_ word: String) -> String {
    called(
      word,
      [
        ("relu", "ReLU"), ("leaky-relu", "leaky ReLU"), ("elu", "ELU"), ("selu", "SELU"),
        ("gelu", "GELU"), ("gelu-tanh", "GELU (tanh)"), ("silu", "SiLU"),
        ("hard-sigmoid", "hard sigmoid"), ("identity", "none"),
      ])
  }

  public static func optimizer(_ word: String) -> String {
    called(
      word,
      [
        ("sgd", "SGD"), ("nesterov", "Nesterov momentum"), ("rmsprop", "RMSProp"),
        ("adam", "Adam"), ("adamw", "AdamW"),
      ])
  }

  public static func loss(_ word: String) -> String {
    called(
      word,
      [
        ("squared-error", "squared error"), ("binary-cross-entropy", "cross-entropy"),
        ("categorical-cross-entropy", "cross-entropy"),
      ])
  }

  public static func initialization(_ word: String) -> String {
    called(
      word,
      [
        ("glorot", "Glorot"), ("glorot-normal", "normal Glorot"), ("he", "He"),
        ("he-normal", "normal He"), ("lecun", "LeCun"),
      ])
  }

  private static func called(_ word: String, _ names: [(word: String, name: String)]) -> String {
    for known in names where isSame(known.word, word) { return known.name }
    return word
  }
}
