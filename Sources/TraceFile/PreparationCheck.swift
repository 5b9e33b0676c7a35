import Recording

extension FieldCheck {
  /// How the data were made ready, for a net of so many inputs. What is left out did nothing.
  ///
  /// - Parameter seed: of the run, which is that of the data where no other is named.
  func preparation(
    _ read: ReadPreparation, inputs: Int, seed: UInt64
  ) throws(TraceError) -> DataPreparation {
    let name = "manifest/preparation/"
    let centers = try list(read.centers, name + "centers", inputs, else: 0)
    let scales = try list(read.scales, name + "scales", inputs, else: 1)
    var features: [Rescaling] = []
    for (index, (center, scale)) in zip(centers, scales).enumerated() {
      features.append(
        try rescaling(
          center, scale, name + "centers/" + index.description,
          name + "scales/" + index.description))
    }
    return DataPreparation(
      scaling: try word(read.scaling, name + "scaling"), features: features,
      target: try rescaling(
        read.targetOffset?.value ?? 0, read.targetScale?.value ?? 1, name + "targetOffset",
        name + "targetScale"),
      targetName: read.target ?? "", seed: read.dataSeed?.value ?? seed,
      heldOut: try read.heldOutPercent.map { percent throws(TraceError) in
        try integer(percent, name + "heldOutPercent", in: 0...100)
      })
  }

  private func list(
    _ read: [ReadNumber]?, _ field: String, _ count: Int, else standard: Double
  ) throws(TraceError) -> [Double] {
    guard let read else { return [Double](repeating: standard, count: count) }
    guard read.count == count else {
      throw .wrongCount(line: line, field: field, count: read.count, needed: [count])
    }
    return read.map(\.value)
  }

  private func rescaling(
    _ offset: Double, _ scale: Double, _ offsetField: String, _ scaleField: String
  ) throws(TraceError) -> Rescaling {
    guard offset.isFinite else { throw .notFinite(line: line, field: offsetField) }
    guard scale.isFinite, scale != 0 else { throw .notAScale(line: line, field: scaleField) }
    return Rescaling(offset: offset, scale: scale)
  }
}
