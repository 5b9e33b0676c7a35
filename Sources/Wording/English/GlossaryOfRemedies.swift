extension Glossary {
  /// What people change about a net that does not learn.
  static let remedies: [GlossaryEntry] = [
    GlossaryEntry(
      "batch-normalization", "batch normalization",
      """
      Before the [[activation-function]], each unit's sums are moved and stretched so that over the \
      [[batch]] they have mean 0 and spread 1; the net may then learn another scale and shift.
      """),
    GlossaryEntry(
      "layer-normalization", "layer normalization",
      """
      Like [[batch-normalization]], but mean and spread are taken over the units of a layer, for each \
      example by itself.
      """),
    GlossaryEntry(
      "skip-connection", "skip connection",
      """
      A way around the weights of a layer: its input is added to its sums, before the \
      [[activation-function]], and the [[error-signal]] comes back along the same way.
      """),
    GlossaryEntry(
      "gradient-clipping", "gradient clipping",
      """
      If all gradients together are longer than a limit, they are made shorter before the \
      [[update]]; their direction stays.
      """),
  ]
}
