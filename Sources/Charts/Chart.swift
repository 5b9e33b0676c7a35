import Plotting

/// A finished chart: what is seen, and the numbers that were drawn.
public struct Chart: Sendable {
  public var picture: Picture
  private let table: @Sendable () -> FigureData

  public init(picture: Picture, data: FigureData) {
    self.picture = picture
    table = { data }
  }

  /// - Parameter dataOnDemand: the numbers, made when they are asked for: they can be as many as the run has,
  ///   and who watches a net train has no use for them.
  init(picture: Picture, dataOnDemand: @autoclosure @escaping @Sendable () -> FigureData) {
    self.picture = picture
    table = dataOnDemand
  }

  public var data: FigureData { table() }
}

/// The numbers behind a figure, as a table.
public struct FigureData: Sendable {
  public enum Cell: Sendable, Equatable {
    case number(Double)
    case text(String)
    case missing
  }
  public var columns: [String]
  public var rows: [[Cell]]

  public init(columns: [String], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }
}
