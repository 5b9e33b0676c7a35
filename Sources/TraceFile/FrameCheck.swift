import Recording

extension FieldCheck {
  func frame(_ read: ReadFrame, of manifest: RunManifest) throws(TraceError) -> Frame {
    let layers = read.layers ?? []
    guard layers.isEmpty || layers.count == manifest.layers.count else {
      throw .wrongCount(
        line: line, field: "frame/layers", count: layers.count, needed: [manifest.layers.count])
    }
    var frames: [LayerFrame] = []
    for (index, layer) in layers.enumerated() {
      let name = "frame/layers/" + index.description
      frames.append(try layerFrame(layer, of: manifest.layers[index], name))
    }
    let heldOut = read.heldOut.map {
      Evaluation(
        loss: $0.loss?.value ?? .nan, accuracy: $0.accuracy?.value ?? .nan,
        brier: $0.brier?.value ?? .nan)
    }
    var surface: Surface?
    if let read = read.surface { surface = try self.surface(read, of: manifest) }
    return Frame(
      step: try integer(read.step, "frame/step"), heldOut: heldOut, layers: frames,
      surface: surface, throughput: read.throughput.map(singularValues))
  }

  private func layerFrame(
    _ read: ReadLayerFrame, of layer: LayerDescription, _ name: String
  ) throws(TraceError) -> LayerFrame {
    let weightGradient = read.weightGradient?.values ?? []
    // Both factors are at most 10⁸, so the product fits.
    let weights = layer.inputs * layer.units
    guard weightGradient.isEmpty || weightGradient.count == weights else {
      throw .wrongCount(
        line: line, field: name + "/weightGradient", count: weightGradient.count,
        needed: [0, weights])
    }
    let jacobian = read.jacobian?.values ?? []
    let triangle = MeanJacobian.count(units: layer.units)
    guard jacobian.isEmpty || jacobian.count == triangle else {
      throw .wrongCount(
        line: line, field: name + "/jacobian", count: jacobian.count, needed: [0, triangle])
    }
    return LayerFrame(
      histograms: try histograms(read.histograms, name + "/histograms"),
      spectralNorm: read.spectralNorm?.value ?? .nan,
      units: try units(read.units, count: layer.units, name + "/units"),
      weightGradient: weightGradient, singularValues: read.singularValues.map(singularValues),
      attenuationIfOpen: read.attenuationIfOpen?.value ?? .nan, jacobian: jacobian)
  }

  private func singularValues(_ read: ReadSingularValues) -> SingularValues {
    SingularValues(
      minimum: read.minimum?.value ?? .nan, median: read.median?.value ?? .nan,
      maximum: read.maximum?.value ?? .nan)
  }

  /// In the order of `LayerQuantity.allCases`, up to the last that is there; a gap before it becomes a
  /// histogram without bins.
  private func histograms(
    _ read: ReadHistograms?, _ name: String
  ) throws(TraceError) -> [Histogram] {
    var found: [Histogram] = []
    var gaps = 0
    for quantity in LayerQuantity.allCases {
      guard let histogram = read?[quantity] else {
        gaps += 1
        continue
      }
      let empty = Histogram(bins: .powersOfTwo(lowest: 0), counts: [], zeros: 0, nonFinite: 0)
      found += Array(repeating: empty, count: gaps)
      gaps = 0
      found.append(try self.histogram(histogram, name + "/" + quantity.rawValue))
    }
    return found
  }

  private func histogram(_ read: ReadHistogram, _ name: String) throws(TraceError) -> Histogram {
    _ = try integer(read.counts.count, name + "/counts/length", in: 0...10_000)
    for (index, count) in read.counts.enumerated() {
      _ = try integer(count, name + "/counts/" + index.description)
    }
    let bins: Histogram.Bins
    if let lowest = read.lowestExponent {
      bins = .powersOfTwo(lowest: try integer(lowest, name + "/lowestExponent", in: -2000...2000))
      guard read.counts.count.isMultiple(of: 2) else {
        throw .wrongCount(
          line: line, field: name + "/counts", count: read.counts.count,
          needed: [read.counts.count + 1])
      }
    } else {
      guard let lower = read.lower else {
        throw .missingField(line: line, field: name + "/lower")
      }
      guard let upper = read.upper else {
        throw .missingField(line: line, field: name + "/upper")
      }
      guard lower.isFinite, upper.isFinite, lower < upper else {
        throw .notARange(line: line, field: name)
      }
      bins = .linear(lower: lower, upper: upper)
    }
    return Histogram(
      bins: bins, counts: read.counts, zeros: try integer(read.zeros ?? 0, name + "/zeros"),
      nonFinite: try integer(read.nonFinite ?? 0, name + "/nonFinite"))
  }

  /// Every list is as long as the layer has units, or left out; no lists, no units.
  private func units(
    _ read: ReadUnits?, count: Int, _ name: String
  ) throws(TraceError) -> [UnitState] {
    guard let read else { return [] }
    let lists = [
      read.meanPreActivation, read.meanActivation, read.meanLocalDerivative, read.saturatedShare,
      read.inactiveShare, read.maximumPreActivation, read.upstreamGradientRMS, read.errorSignalRMS,
    ].map { $0 ?? [] }
    for list in lists where !list.isEmpty && list.count != count {
      throw .wrongCount(line: line, field: name, count: list.count, needed: [0, count])
    }
    if lists.allSatisfy(\.isEmpty) { return [] }
    return (0..<count).map { unit in
      let numbers = lists.map { $0.isEmpty ? Double.nan : $0[unit].value }
      return UnitState(
        meanPreActivation: numbers[0], meanActivation: numbers[1],
        meanLocalDerivative: numbers[2], saturatedShare: numbers[3], inactiveShare: numbers[4],
        maximumPreActivation: numbers[5], upstreamGradientRMS: numbers[6],
        errorSignalRMS: numbers[7])
    }
  }

  private func surface(
    _ read: ReadSurface, of manifest: RunManifest
  ) throws(TraceError) -> Surface {
    let (x, y) = (read.x.map(\.value), read.y.map(\.value))
    guard let winner = read.winner else {
      guard x.count == y.count else {
        throw .wrongCount(line: line, field: "frame/surface/y", count: y.count, needed: [x.count])
      }
      return .curve(x: x, y: y)
    }
    let columns = try integer(read.columns ?? 0, "frame/surface/columns", in: 1...4096)
    let rows = try integer(read.rows ?? 0, "frame/surface/rows", in: 1...4096)
    guard winner.count == columns * rows else {
      throw .wrongCount(
        line: line, field: "frame/surface/winner", count: winner.count, needed: [columns * rows])
    }
    for (index, place) in winner.enumerated() {
      let name = "frame/surface/winner/" + index.description
      _ = try integer(place, name, in: 0...max(manifest.classes.count - 1, 1))
    }
    return .regions(
      columns: columns, rows: rows, x: try range(x, "frame/surface/x"),
      y: try range(y, "frame/surface/y"), winner: winner)
  }

  private func range(_ limits: [Double], _ name: String) throws(TraceError) -> ClosedRange<Double> {
    guard limits.count == 2, limits[0].isFinite, limits[1].isFinite, limits[0] < limits[1] else {
      throw .notARange(line: line, field: name)
    }
    return limits[0]...limits[1]
  }
}

extension ReadHistograms {
  fileprivate subscript(_ quantity: LayerQuantity) -> ReadHistogram? {
    switch quantity {
    case .preActivation: preActivation
    case .activation: activation
    case .localDerivative: localDerivative
    case .upstreamGradient: upstreamGradient
    case .errorSignal: errorSignal
    }
  }
}
