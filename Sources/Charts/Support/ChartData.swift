import Recording
import Wording

extension FigureData.Cell {
  /// A number, or missing where there is none.
  init(_ value: Double) {
    self = value == value ? .number(value) : .missing
  }

  init(_ value: Double?) {
    if let value { self.init(value) } else { self = .missing }
  }
}

extension [Int] {
  /// Every number once, increasing.
  var distinct: [Int] {
    var result: [Int] = []
    for value in sorted() where value != result.last { result.append(value) }
    return result
  }
}

extension FigureData {
  /// A row per step at which any run was recorded, a column per series, the first ones for the first
  /// run.
  static func overSteps(_ selection: Selection, names: [String], series: [[Double]]) -> FigureData {
    let perRun = max(1, series.count / max(1, selection.runs.count))
    var steps: [Int] = []
    for run in selection.runs { steps = merged(steps, run.record.steps) }
    var next = [Int](repeating: 0, count: series.count)
    var rows: [[Cell]] = []
    for step in steps {
      var row: [Cell] = [.number(Double(step))]
      for (index, values) in series.enumerated() {
        let own = selection.runs[min(index / perRun, selection.runs.count - 1)].record.steps
        if next[index] < own.count, own[next[index]] == step {
          row.append(Cell(values[next[index]]))
          next[index] += 1
        } else {
          row.append(.missing)
        }
      }
      rows.append(row)
    }
    return FigureData(columns: [ChartText.step] + names, rows: rows)
  }

  /// Two increasing lists as one.
  private static func merged(_ left: [Int], _ right: [Int]) -> [Int] {
    var both: [Int] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if j == right.count || (i < left.count && left[i] < right[j]) {
        both.append(left[i])
        i += 1
      } else {
        if i < left.count && left[i] == right[j] { i += 1 }
        both.append(right[j])
        j += 1
      }
    }
    return both
  }
}
