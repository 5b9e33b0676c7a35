// Each preset is one sentence and one surprise.
extension LabText {
  public static func presetTitle(_ preset: String) -> String {
    switch preset {
    case "softmax-hidden": "Softmax in hidden layers"
    case "kill-relu": "Kill the ReLUs"
    case "twenty-sigmoids": "Twenty sigmoids deep"
    case "twenty-with-skips": "Twenty layers with He and skips"
    case "most-wrong": "Squared error when most wrong"
    case "no-symmetry": "All weights the same"
    case "one-example": "One example, backwards"
    case "own-points": "Points of your own"
    default: preset
    }
  }

  public static func presetSentence(_ preset: String) -> String {
    switch preset {
    case "softmax-hidden":
      "Three hidden layers of 16 units are softmax: look at the gradient of layer 1 before anything has "
        + "been learnt."
    case "kill-relu":
      "The learning rate is 3, thirty times the usual. Press One step again and again: units that were alive "
        + "die, some come back, and at step 16 all 12 of layer 3 are dead. From then on no gradient "
        + "arrives below, and the loss stays where a constant answer has it."
    case "twenty-sigmoids":
      "Twenty hidden sigmoid layers: count the powers of ten between the gradient of the last layer and "
        + "of the first."
    case "twenty-with-skips":
      "Just as deep, but with ReLU, He's initialization, normalization and a skip around every layer: "
        + "compare the gradient of layer 1 with that of twenty sigmoids."
    case "most-wrong":
      "One sigmoid with large first weights is sure and wrong; A has the squared error, B the "
        + "cross-entropy: see which of them takes it back."
    case "no-symmetry":
      "All weights of A begin alike, those of B at random: in A every unit of a layer stays a copy of the "
        + "others."
    case "one-example":
      "Three sigmoid layers: press Next, and follow one example's error signal from the loss to layer 1 to "
        + "see what each φ′ leaves of it."
    case "own-points":
      "An island of one class in a ring of the other: train, then put a point of the ring among those of the "
        + "island and see how far the net bends for it."
    default: ""
    }
  }
}
