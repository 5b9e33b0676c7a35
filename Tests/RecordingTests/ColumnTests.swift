import Recording
import Testing
import Training

@Suite struct ColumnTests {
  @Test func everyNameIsReadBack() {
    var columns: [Column] = RunMeasure.allCases.map { .run($0) }
    for layer in [1, 2, 17] {
      columns += LayerMeasure.allCases.map { .layer(layer, $0) }
      for quantity in LayerQuantity.allCases {
        columns += Statistic.allCases.map { .quantity(layer, quantity, $0) }
      }
    }
    for column in columns { #expect(Column(name: column.name) == column) }
    #expect(Set(columns.map(\.name)).count == columns.count)
  }

  @Test(arguments: [
    "", "los", "loss/", "/loss", "0/update-ratio", "-1/update-ratio", "1/", "1/mean",
    "1/activation", "1/activation/median", "1/activation/mean/", "x/update-ratio", "1.5/dead-units",
  ])
  func otherNamesAreUnknown(name: String) {
    #expect(Column(name: name) == nil)
  }

  @Test(arguments: ActivationFunction.allCases)
  func recordedColumnsOccurOnce(activation: ActivationFunction) {
    let record = Situation([activation, .identity], widths: [3, 1]).record()
    #expect(Set(record.columns).count == record.columns.count)
    #expect(record.values.count == record.columns.count * record.steps.count)
  }
}
