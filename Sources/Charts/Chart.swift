import Plotting

/// A finished chart: what is seen, and the numbers that were drawn.
public struct Chart: Sendable {
  public var picture: Picture
  public var data: FigureData

  public init(picture: Picture, data: FigureData) {
    self.picture = picture
    self.data = data
  }
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
