import Charts
import Foundation
import KernelCode
import Recording

extension Told {
  /// What is wrong with the numbers of title and description.
  func wrongNumbers(_ seen: inout Seen) -> [String] {
    let texts = [picture.title, picture.description].map { $0.replacing("\u{A0}", with: " ") }
    var wrong: [String] = []
    for text in texts {
      for claim in claims(in: text) {
        seen.numbers += 1
        if !claim.isTrue { wrong.append("“\(claim.words)” is not so, in: \(text)") }
      }
    }
    return wrong
  }

  private struct Claim {
    var words: Substring
    var isTrue: Bool
  }

  private func claims(in text: String) -> [Claim] {
    switch name {
    case .gradientByLayer, .ledger, .depthSweep, .gradientHeatmap: arrivals(text)
    case .network: units(text) + arrivals(text)
    case .activationCurves: layerUnits(text)
    case .saturationHeatmap: saturation(text)
    case .regions: accuracies(text)
    case .fit: errors(text)
    case .singularValues: stretches(text)
    case .softmaxJacobian: entries(text)
    case .loss: losses(text)
    case .seedBands: losses(text)
    case .accuracy: batchAccuracies(text)
    case .deadShare, .deadHeatmap, .unitLife: deaths(text)
    case .updateRatio, .updateHeatmap: updates(text)
    case .jacobianNorm: norms(text)
    case .histograms: zeros(text)
    }
  }

  private func value(_ column: Column, row: Int? = nil) -> Double {
    record.value(column, row: row ?? self.row) ?? .nan
  }

  private func number(_ words: Substring, is value: Double, percent: Bool = false) -> Bool {
    if words.hasPrefix("under 1") { return value > 0 && value < 0.01 }
    if words.hasPrefix("over 99") { return value < 1 && value > 0.99 }
    return Spoken.agree(Spoken.number(words), value, percent: percent)
  }

  /// The row of the sentence's own step.
  private var ownRow: Int {
    source == .frame ? record.steps.lastIndex { $0 <= span.lowerBound } ?? 0 : row
  }

  // MARK: The error signal

  private func arrivals(_ text: String) -> [Claim] {
    let count = record.manifest.layers.count
    func delta(_ layer: Int) -> Double {
      value(.quantity(layer, .errorSignal, .rms), row: ownRow)
        * Double(record.manifest.layers[layer - 1].units).squareRoot()
    }
    var claims = text.matches(
      of: /layer 1 receives ([^;.,]*?(?:\.\d+)?)(?: of| times)? (?:the|its) output/
    ).map {
      Claim(words: $0.1, isTrue: number($0.1, is: delta(1) / delta(count)))
    }
    claims += text.matches(of: /layer (\d+) lets nothing through/).map {
      let layer = Int($0.1) ?? 0
      return Claim(
        words: $0.0,
        isTrue: delta(layer) == 0
          && value(.quantity(layer, .upstreamGradient, .rms), row: ownRow) > 0)
    }
    claims += text.matches(of: /the error signal is not a number/).map {
      Claim(words: $0.0, isTrue: delta(1).isNaN || delta(count).isNaN)
    }
    claims += text.matches(of: /the error signal is infinite/).map {
      Claim(words: $0.0, isTrue: delta(1).isInfinite || delta(count).isInfinite)
    }
    return claims
  }

  // MARK: Units

  private enum State { case dead, frozen, saturated, hardlyActive, unknown, healthy }

  private func states(_ layer: Int) -> [State] {
    let units = frame?.layers[layer - 1].units ?? []
    let activation = record.manifest.layers[layer - 1].activation
    return units.map { unit in
      let isRectifier = activation == .relu
      let hasTail = ![.relu, .leakyReLU, .identity].contains(activation)
      if isRectifier && unit.maximumPreActivation <= 0 { return .dead }
      if !unit.meanPreActivation.isFinite || !unit.meanLocalDerivative.isFinite { return .unknown }
      if isRectifier { return unit.inactiveShare > 0.9 ? .hardlyActive : .healthy }
      if hasTail && unit.meanLocalDerivative == 0 { return .frozen }
      return hasTail && unit.saturatedShare > 0.5 ? .saturated : .healthy
    }
  }

  private func units(_ text: String) -> [Claim] {
    let hidden = (1..<max(1, record.manifest.layers.count)).flatMap { states($0) }
    func count(_ state: State) -> Int { hidden.filter { $0 == state }.count }
    let words: [(String, State)] = [
      ("dead", .dead), ("frozen", .frozen), ("saturated", .saturated),
      ("hardly ever active", .hardlyActive), ("without a number", .unknown),
    ]
    var claims: [Claim] = []
    for found in text.matches(of: /of (\d+) hidden units? ([^.;]*)/)
    where !found.2.hasPrefix("none") {
      claims.append(Claim(words: found.0, isTrue: Int(found.1) == hidden.count))
      let said = found.2.matches(
        of: /(\d+) (dead|frozen|saturated|hardly ever active|without a number)/)
      for (word, state) in words {
        let number = said.first { $0.2 == word }.flatMap { Int($0.1) } ?? 0
        claims.append(Claim(words: found.0, isTrue: number == count(state)))
      }
    }
    for found in text.matches(of: /[Nn]o hidden unit is dead|hidden units? none is dead/) {
      claims.append(Claim(words: found.0, isTrue: hidden.allSatisfy { $0 == .healthy }))
    }
    return claims
  }

  private func layerUnits(_ text: String) -> [Claim] {
    text.matches(of: /layer (\d+): (none|\d+) of (\d+) units? (?:is|are) (dead|saturated)/).map {
      let all = states(Int($0.1) ?? 1)
      let said: [State] = $0.4 == "dead" ? [.dead] : [.saturated, .frozen]
      let count = all.filter { said.contains($0) }.count
      return Claim(
        words: $0.0, isTrue: ($0.2 == "none" ? 0 : Int($0.2)) == count && Int($0.3) == all.count)
    }
  }

  private func deaths(_ text: String) -> [Claim] {
    let layers = record.manifest.layers.indices.filter {
      record.manifest.layers[$0].activation == .relu
    }
    let units = layers.reduce(0) { $0 + record.manifest.layers[$1].units }
    let dead = layers.reduce(0.0) { $0 + value(.layer($1 + 1, .deadUnits)) }
    func share(_ layer: Int) -> Double {
      value(.layer(layer, .deadUnits)) / Double(record.manifest.layers[layer - 1].units)
    }
    var claims = text.matches(of: /(\d+) of (\d+) units? dead/).map {
      Claim(words: $0.0, isTrue: Double($0.1) == dead && Int($0.2) == units)
    }
    claims += text.matches(of: /(\d[\d.]* %) of the units/).map {
      Claim(words: $0.0, isTrue: number($0.1, is: dead / Double(units), percent: true))
    }
    claims += text.matches(of: /((?:under |over )?\d+ %) of layer (\d+) is dead/).map {
      Claim(words: $0.0, isTrue: number($0.1, is: share(Int($0.2) ?? 1), percent: true))
    }
    claims += text.matches(of: /No ReLU unit is dead/).map { Claim(words: $0.0, isTrue: dead == 0) }
    return claims
  }

  private func saturation(_ text: String) -> [Claim] {
    text.matches(
      of:
        /layer (\d+) (?:is (saturated|inactive) (?:to|for) )?((?:under |over )?\d+ %)(?: of the examples)?(?: (saturated|inactive))?/
    ).map {
      let layer = Int($0.1) ?? 1
      let isRectifier = record.manifest.layers[layer - 1].activation == .relu
      let said = $0.2 ?? $0.4 ?? ""
      let share = value(.layer(layer, isRectifier ? .inactiveShare : .saturatedShare))
      return Claim(
        words: $0.0,
        isTrue: said == (isRectifier ? "inactive" : "saturated")
          && number($0.3, is: share, percent: true))
    }
  }

  // MARK: Answers

  private func accuracies(_ text: String) -> [Claim] {
    text.matches(of: /gets ((?:under |over )?\d+ %) of (unseen|the batch)/).map {
      let own =
        $0.2 == "unseen" ? frame?.heldOut?.accuracy ?? .nan : value(.run(.accuracy), row: ownRow)
      return Claim(words: $0.0, isTrue: number($0.1, is: own, percent: true))
    }
  }

  private func errors(_ text: String) -> [Claim] {
    guard case .curve(let x, let y)? = frame?.surface else { return [] }
    var sum = 0.0
    for point in record.points {
      let right = x.firstIndex { $0 >= point.inputs[0] } ?? x.count - 1
      let left = max(0, right - 1)
      let share = right == left ? 0 : (point.inputs[0] - x[left]) / (x[right] - x[left])
      let miss = y[left] + share * (y[right] - y[left]) - point.target
      sum += miss * miss
    }
    let error = (sum / Double(record.points.count)).squareRoot()
    return text.matches(of: /misses (?:the examples|them) by (\S+)/).map {
      Claim(words: $0.0, isTrue: number($0.1, is: error))
    }
  }

  private func losses(_ text: String) -> [Claim] {
    text.matches(
      of:
        /(?:goes from \S+ to|ends at a loss of|is at a loss of|ends at|is at|median loss) ([−\d]\S*?)(?=[,:;.]?(?: |$))(?: \(mean of the last (\d+) steps?\))?/
    ).map {
      let steps = $0.2.flatMap { Int($0) }
      return Claim(
        words: $0.0, isTrue: number($0.1, is: steps.map(meanLoss) ?? value(.run(.loss))))
    }
  }

  /// Every step counted once.
  private func meanLoss(ofLast count: Int) -> Double {
    var (sum, steps) = (0.0, 0)
    for row in record.steps.indices.reversed() where steps < count {
      let own = record.buckets.first { $0.steps.lowerBound == record.steps[row] }?.steps.count ?? 1
      sum += value(.run(.loss), row: row) * Double(own)
      steps += own
    }
    return steps == count ? sum / Double(count) : .nan
  }

  private func batchAccuracies(_ text: String) -> [Claim] {
    text.matches(of: /(\d[\d.]* %) of its batch right/).map {
      Claim(words: $0.0, isTrue: number($0.1, is: value(.run(.accuracy)), percent: true))
    }
  }

  // MARK: Jacobians, updates, spread

  private func stretches(_ text: String) -> [Claim] {
    let whole = frame?.throughput
    return text.matches(of: /(?:, to|up to) (\S+) (?:of it at most|times)/).map {
      Claim(words: $0.0, isTrue: number($0.1, is: whole?.maximum ?? .nan))
    }
      + text.matches(of: /at the (\d+) examples looked at/).map {
        Claim(words: $0.0, isTrue: Int($0.1) == 4)
      }
  }

  private func entries(_ text: String) -> [Claim] {
    text.matches(of: /layer (\d+): .*?the largest entry is (\S+?)(?=\.?$|\. )/).map {
      let entries = frame?.layers[(Int($0.1) ?? 1) - 1].jacobian ?? []
      return Claim(words: $0.2, isTrue: number($0.2, is: entries.max() ?? .nan))
    }
  }

  private func updates(_ text: String) -> [Claim] {
    // What is measured once more after the last update has none.
    let isOver = record.manifest.layers.indices.allSatisfy {
      value(.layer($0 + 1, .updateRatio)).isNaN
    }
    return text.matches(of: /layer (\d+) by ([^\s,;.]+(?:\.\d[^\s,;.]*)?)/).map {
      let ratio = value(.layer(Int($0.1) ?? 1, .updateRatio), row: isOver ? row - 1 : row)
      return Claim(words: $0.0, isTrue: number($0.2, is: ratio))
    }
  }

  private func norms(_ text: String) -> [Claim] {
    text.matches(of: /layer (\d+): from \S+ to ([^\s,;]+?)(?=\.?$|\. | )/).map {
      Claim(
        words: $0.0,
        isTrue: number($0.2, is: value(.layer(Int($0.1) ?? 1, .jacobianNorm))))
    }
  }

  private func zeros(_ text: String) -> [Claim] {
    let frame = record.frames.last
    return text.matches(of: /((?:under |over )?\d+ %) of layer (\d+) of \w+ is exactly 0/).map {
      let histogram = frame?.layers[(Int($0.2) ?? 1) - 1].histogram(.activation)
      let zeros = Double(histogram?.zeros ?? 0)
      let all = zeros + Double(histogram?.counts.reduce(0, +) ?? 0)
      return Claim(words: $0.0, isTrue: number($0.1, is: zeros / all, percent: true))
    }
  }
}
