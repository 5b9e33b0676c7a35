extension Glossary {
  /// How error travels backward.
  static let gradients: [GlossaryEntry] = [
    GlossaryEntry(
      "slope", "slope",
      "How much a curve rises for a small step to the right. The everyday word for derivative."),
    GlossaryEntry(
      "local-derivative", "local derivative",
      """
      The slope $\\varphi'(z)$ of a unit's own [[activation-function]] at the place where the unit \
      stands right now. The gradient is multiplied by it on its way back.
      """),
    GlossaryEntry(
      "gradient", "gradient",
      """
      All slopes of one number with respect to many others, such as of the [[loss]] with respect to \
      every [[weight]]. It points where the loss rises fastest; training goes the other way.
      """),
    GlossaryEntry(
      "upstream-gradient", "upstream gradient",
      "The slope of the loss with respect to a unit's [[activation]]: what arrives from above."),
    GlossaryEntry(
      "error-signal", "error signal",
      """
      The slope $\\delta$ of the loss with respect to a unit's [[pre-activation]]: the \
      [[upstream-gradient]] times the [[local-derivative]]. It is what is left to learn from.
      """),
    GlossaryEntry(
      "weight-gradient", "weight gradient",
      """
      The slope of the loss with respect to the weights of a layer, $\\partial L / \\partial W$: \
      how the loss would change if a weight did.
      """),
    GlossaryEntry(
      "back-propagation", "back-propagation",
      "Working out all gradients from the last layer to the first by the [[chain-rule]]."),
    GlossaryEntry(
      "chain-rule", "chain rule",
      """
      Slopes of things done one after the other are multiplied. Many factors below 1 make a product \
      close to 0.
      """),
    GlossaryEntry(
      "vanishing-gradient", "vanishing gradient",
      """
      The product of the [[chain-rule]] has become so small that the first layers hardly learn, \
      although the loss is still high.
      """),
    GlossaryEntry(
      "exploding-gradient", "exploding gradient",
      """
      The factors of the [[chain-rule]] are above 1, and their product grows until the steps are wild: the \
      opposite of the [[vanishing-gradient]].
      """),
    GlossaryEntry(
      "saturation", "saturation",
      """
      A unit stands far out where its curve is flat: its output barely moves whatever its input \
      does, and hardly any gradient comes through.
      """),
    GlossaryEntry(
      "saturated-share", "saturated share",
      """
      The share of values in a flat tail, where the [[slope]] is less than 5 % of the largest that \
      the curve has. This is the report's own definition.
      """),
    GlossaryEntry(
      "inactive", "inactive",
      "A [[relu|ReLU]] unit is inactive for an example if its sum is not positive: it outputs 0."),
    GlossaryEntry(
      "dead-unit", "dead unit",
      """
      A [[relu|ReLU]] unit that is [[inactive]] for *every* example. No gradient reaches its \
      weights, so it cannot come back by itself; it can when layers before it change.
      """),
    GlossaryEntry(
      "attenuation", "attenuation",
      """
      What is left of the [[error-signal]] at the first layer, as a share of what the last layer \
      had.
      """),
    GlossaryEntry(
      "ledger", "ledger",
      """
      The account of the [[chain-rule]], layer by layer: what each activation function let through \
      and what each layer of weights passed back. The entries multiply to the [[attenuation]].
      """),
    GlossaryEntry(
      "signal-spread", "signal spread",
      """
      How far apart the [[activation|activations]] of different examples are in a layer: the typical \
      standard deviation of a unit over the examples. Near 0 all examples look alike to the next layer.
      """),
    GlossaryEntry(
      "kink", "kink",
      "A corner of a curve, such as that of [[relu|ReLU]] at 0, where it has no single slope."),
    GlossaryEntry(
      "gradient-check", "gradient check",
      """
      A test of the program: each slope from [[back-propagation]] is compared with what a tiny \
      change of that number really does to the loss.
      """),
  ]

  /// What happens in a run.
  static let training: [GlossaryEntry] = [
    GlossaryEntry(
      "loss", "loss",
      "One number for how wrong the net is, averaged over examples. Training makes it small."),
    GlossaryEntry(
      "squared-error", "squared error",
      "A loss: the difference between answer and target, times itself."),
    GlossaryEntry(
      "cross-entropy", "cross-entropy",
      """
      A loss for probabilities: $-\\ln$ of the probability that the net gave to the right answer. \
      Being sure and wrong costs much.
      """),
    GlossaryEntry(
      "batch", "batch", "The examples that are looked at together in one step."),
    GlossaryEntry("step", "step", "One look at a batch and one change of all weights."),
    GlossaryEntry(
      "epoch", "epoch", "As many steps as it takes to look at every training example once."),
    GlossaryEntry(
      "learning-rate", "learning rate",
      "How far a step goes: the gradient is multiplied by it. Too small is slow, too large is wild."
    ),
    GlossaryEntry(
      "update", "update", "The change that a step makes to the weights."),
    GlossaryEntry(
      "update-ratio", "update ratio",
      """
      The size of an [[update]] compared with the size of the weights that it changes. About \
      $\\frac{1}{1000}$ per step is a common rule of thumb, not a law.
      """),
    GlossaryEntry(
      "sgd", "SGD",
      """
      Stochastic gradient descent, the plainest [[optimizer]]: each step goes against the gradient \
      of its batch, by the [[learning-rate]].
      """),
    GlossaryEntry(
      "momentum", "momentum",
      "SGD that keeps some of its last direction, like a rolling ball."),
    GlossaryEntry(
      "adam", "Adam",
      """
      An [[optimizer]] that gives every weight a rate of its own, larger where gradients have been \
      small. It can hide a [[vanishing-gradient]] for a while. It adds [[momentum]] to [[rmsprop]].
      """),
    GlossaryEntry(
      "rmsprop", "RMSProp",
      """
      An [[optimizer]] that divides every gradient by the usual size of that weight's gradients, so that \
      a small one still moves the weight.
      """),
    GlossaryEntry(
      "optimizer", "optimizer", "The rule that turns gradients into an [[update]]."),
    GlossaryEntry(
      "seed", "seed",
      """
      The number that starts the random generator. The same seed gives the same run, digit by \
      digit; other seeds show what was luck.
      """),
  ]

  /// How runs are measured and compared.
  static let measuring: [GlossaryEntry] = [
    GlossaryEntry(
      "classification", "classification", "The task of choosing one of a few classes."),
    GlossaryEntry("regression", "regression", "The task of predicting a number."),
    GlossaryEntry(
      "held-out", "held-out examples",
      "Examples that are never trained on. How a net does on them tells what it really learned."),
    GlossaryEntry(
      "accuracy", "accuracy", "The share of examples whose class the net gets right."),
    GlossaryEntry(
      "brier-score", "Brier score",
      """
      The squared distance between the net's probabilities and the truth, averaged: 0 is perfect. \
      Unlike [[accuracy]] it notices how sure the net was.
      """),
    GlossaryEntry(
      "probe-set", "probe set",
      "The fixed examples on which units are looked at, so that every step is judged alike."),
    GlossaryEntry(
      "median", "median and quartiles",
      """
      Sort the results: the median is the middle one, and half of all results lie between the two \
      quartiles. A single lucky run does not move them much.
      """),
  ]
}
