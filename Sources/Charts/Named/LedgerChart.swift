import Plotting
import Recording
import Wording

/// Where the gradient went: from the output down to layer 1, what every matrix of weights passed back and
/// what every activation function let through, on a log axis.
struct LedgerChart {
  private let selection: Selection
  private let books: [LedgerBook]

  init(_ selection: Selection) throws(ChartProblem) {
    self.selection = selection
    var books: [LedgerBook] = []
    for run in selection.runs { books.append(try LedgerBook(run, for: selection.chart)) }
    self.books = books
  }

  func draw() -> Chart {
    var extent = Extent()
    for book in books { extent.formUnion(book.extent) }
    let axis = Axis.log(spanning: extent, ChartText.errorSignal)
    let most = books.reduce(1) { max($0, $1.rows.count) }
    // Of a hundred layers a row is a hair, but the whole still fits on a page.
    let pitch = max(2, min(24, max(380 / Double(most), min(7, 760 / Double(most)))))
    let isWide = books.count == 1
    let isShared = !selection.hasOwnScales
    let plots = books.map { book in
      plot(
        book, axis: isShared ? axis : .log(spanning: book.extent, ChartText.errorSignal),
        pitch: pitch, isOnly: isWide)
    }
    let columns = selection.columns()
    let facets = Facets(
      plots, columns: columns, gap: 20, sharesX: isShared, sharesY: false)
    let height = Double(facets.rows) * (Double(most) * pitch + (isWide ? 20 : 34)) + 38
    let moments = selection.rowMoments
    let findings = zip(books, moments.names).map { book, name in
      LedgerText.Finding(name, book.run.arrival(row: book.run.row), book.gains)
    }
    let figure = selection.figure(
      title: LedgerText.title(selection.unbroken(findings)), at: moments,
      subtitle: ChartText.ledgerSubtitle(selection.stepWords(moments)),
      description: LedgerText.description(findings, moment: selection.momentWords(moments)),
      note: selection.meansNote, legend: legend)
    return Chart(picture: figure.picture(height: height, rigid: true, facets), dataOnDemand: data)
  }

  private var legend: Legend {
    let role = ColourRole.series(books[0].run.identity)
    return Legend([
      LegendEntry(ChartText.weightsPass, .swatch(.axis)),
      LegendEntry(ChartText.ceilingTakes, .hatched(role)),
      LegendEntry(ChartText.activationTakes, .swatch(role)),
    ])
  }

  private func plot(_ book: LedgerBook, axis: Axis, pitch: Double, isOnly: Bool) -> Plot {
    let rows = book.rows
    let role = ColourRole.series(book.run.identity)
    var weights: [Bar] = []
    var floors: [Bar] = []
    var losses: [Bar] = []
    for (index, row) in rows.enumerated() {
      let place = Double(index)
      // What is nothing already is not multiplied any more; the bar is there, but has no ink.
      let from = row.from > 0 ? row.from : .nan
      switch row.kind {
      case .start, .total: break
      case .weights: weights.append(Bar(place, from: from, to: row.to, .axis))
      case .activation:
        // What the ceiling takes in any case, and what the activation took besides.
        let best = from * row.ceiling
        floors.append(Bar(place, from: from, to: min(best, from), role, hatched: true))
        losses.append(Bar(place, from: best, to: row.to, role))
      }
    }
    let stride = max(1, Int(13 / pitch + 0.99))
    let names = rows.enumerated().map { index, row in
      // The last row's name needs the room of those before it.
      row.kind == .total || (index % stride == 0 && index + stride < rows.count) ? row.name : ""
    }
    return Plot(
      isOnly ? "" : book.run.label, x: axis, y: .ordinal(names), axes: AxisPlacement(grid: false),
      marks: [
        .gridX(), .ledgerLevels(rows), .bars(weights, .lying), .bars(floors, .lying),
        .bars(losses, .lying), .ledgerTotal(rows), .ledgerFactors(rows, shows: pitch >= 12),
        .rowVeils(
          rows.enumerated().filter { $0.element.layer > 0 }.map { index, row in
            (row.layer, Double(index) - 0.5, Double(index) + 0.5)
          }), .ledgerEnd(rows, book.run.arrival(row: book.run.row)),
      ])
  }

  private var data: FigureData {
    var rows: [[FigureData.Cell]] = []
    for book in books {
      for row in book.rows {
        rows.append([
          .text(book.run.label), .text(row.plainName), FigureData.Cell(row.from),
          FigureData.Cell(row.to), FigureData.Cell(row.to / row.from),
          row.kind == .activation ? FigureData.Cell(row.ceiling) : .missing,
        ])
      }
    }
    return FigureData(
      columns: [
        ChartText.run, ChartText.ledgerRow, ChartText.before, ChartText.after, ChartText.factor,
        ChartText.ceiling,
      ], rows: rows)
  }
}
