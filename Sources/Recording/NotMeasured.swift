extension Double {
  /// What stands in a record where a trace says `null`: a NaN like any other for arithmetic, but one that
  /// a sentence can tell from a number that went wrong.
  public static let notMeasured = Double(nan: 1, signaling: false)

  /// True of `notMeasured` itself; what is computed from it is not a number.
  public var isNotMeasured: Bool { bitPattern == Double.notMeasured.bitPattern }
}
