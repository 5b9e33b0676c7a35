/// A term with its explanation for a beginner.
public struct GlossaryEntry: Sendable {
  /// The word in links and addresses, kebab-case ASCII.
  public var id: String
  /// The term as it stands in running text.
  public var title: String
  public var definition: Prose

  public init(_ id: String, _ title: String, _ definition: Prose) {
    self.id = id
    self.title = title
    self.definition = definition
  }
}

/// Every term that the report explains, grouped by what it is about; the page puts them in
/// alphabetical order.
public enum Glossary {
  public static var entries: [GlossaryEntry] {
    net + activationFunctions + gradients + training + remedies + measuring
  }

  /// What a net is made of.
  static let net: [GlossaryEntry] = [
    GlossaryEntry(
      "unit", "unit",
      """
      The smallest part of a net: it multiplies each of its inputs by a [[weight]], adds a [[bias]] \
      and sends the sum through an [[activation-function]]. Also called a neuron.
      """),
    GlossaryEntry(
      "layer", "layer",
      """
      Units that work side by side on the same inputs. The answers of one layer are the inputs of \
      the next; layers between input and output are called *hidden*.
      """),
    GlossaryEntry("depth", "depth", "The number of layers, one after the other."),
    GlossaryEntry("width", "width", "The number of units in a layer."),
    GlossaryEntry(
      "weight", "weight",
      "A number that says how strongly one input counts in one unit. Training changes it."),
    GlossaryEntry(
      "bias", "bias",
      "A number that a unit adds to its weighted sum, whatever the inputs are. Training changes it."
    ),
    GlossaryEntry(
      "pre-activation", "pre-activation",
      "The weighted sum $z$ of a unit, before the [[activation-function]] is applied."),
    GlossaryEntry(
      "activation", "activation",
      "What a unit hands on: $a = \\varphi(z)$, the value after the [[activation-function]]."),
    GlossaryEntry(
      "activation-function", "activation function",
      """
      The curve $\\varphi$ that bends a unit's sum. Without one, any number of layers could do no \
      more than a single one. [[relu|ReLU]], [[sigmoid]] and [[softmax]] are examples.
      """),
    GlossaryEntry(
      "output-layer", "output layer",
      "The last layer. Its activations are the net's answer."),
    GlossaryEntry(
      "initialization", "initialization",
      """
      How the weights are drawn by chance before the first step. *Glorot* chooses their size from \
      the number of inputs and outputs of a layer, *He* from the number of inputs alone and larger, \
      to make up for the half that [[relu|ReLU]] cuts off.
      """),
    GlossaryEntry(
      "logistic-regression", "logistic regression",
      """
      A single [[sigmoid]] unit trained with [[cross-entropy]]: it gives the probability of one of \
      two classes. With [[softmax]] and more classes it is called multinomial.
      """),
  ]

  /// The activation functions themselves.
  static let activationFunctions: [GlossaryEntry] = [
    GlossaryEntry(
      "identity", "identity",
      "The activation function that changes nothing, $\\varphi(z) = z$; “no activation”."),
    GlossaryEntry(
      "sigmoid", "sigmoid",
      """
      $\\sigma(z) = \\frac{1}{1 + e^{-z}}$: squeezes every number into the range from 0 to 1. It is \
      never steeper than $\\frac{1}{4}$.
      """),
    GlossaryEntry(
      "tanh", "tanh",
      "A sigmoid stretched to the range from −1 to 1. Its slope is 1 in the middle."),
    GlossaryEntry(
      "relu", "ReLU",
      """
      $\\max(0, z)$: lets positive sums through unchanged and turns negative ones into 0. Its slope \
      is 1 on the right and exactly 0 on the left.
      """),
    GlossaryEntry(
      "leaky-relu", "leaky ReLU",
      "A [[relu|ReLU]] that keeps a small slope, here 0.01, for negative sums, so it cannot die."),
    GlossaryEntry(
      "softplus", "softplus",
      """
      $\\ln(1 + e^z)$: a [[relu|ReLU]] with a rounded corner. In spite of its name it has little to \
      do with [[softmax]].
      """),
    GlossaryEntry(
      "softmax", "softmax",
      """
      Turns the sums of *all* units of a layer into shares $S_i = e^{z_i} / \\sum_j e^{z_j}$ that \
      are positive and add up to 1. If one share grows, the others must shrink.
      """),
    GlossaryEntry(
      "temperature", "temperature",
      """
      A number that all sums are divided by before [[softmax]]: a low one gives nearly everything to \
      the largest, a high one makes all shares alike.
      """),
    GlossaryEntry(
      "jacobian", "Jacobian",
      """
      A table of slopes: the entry $J_{ij}$ says how much output $i$ changes when input $j$ does. \
      [[softmax|Softmax]] needs a table where other activation functions need one number per unit.
      """),
    GlossaryEntry(
      "spectral-norm", "spectral norm",
      """
      $\\|J\\|_2$, the largest factor by which a table of slopes can stretch any vector. For \
      [[softmax]] it is never more than $\\frac{1}{2}$.
      """),
  ]
}
