import Foundation
import Lessons
import Testing

/// `docs/claims.md` against the chapters and the tests: nothing is named there that does not exist.
@Suite(.serialized) struct ClaimsTests {
  private struct Row {
    var claim: String
    var chapter: String
    var figure: String
    var test: String
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func rows() throws -> [Row] {
    let file = Self.root.appending(path: "docs/claims.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
      let cells = line.split(separator: "|").map { $0.trimming(" `") }
      return Row(claim: cells[0], chapter: cells[1], figure: cells[2], test: cells[3])
    }
  }

  @Test func everyFigureExists() throws {
    let rows = try rows()
    #expect(rows.count >= 23)
    #expect(Set(rows.map(\.claim)).count == rows.count)
    for row in rows {
      let name = try #require(LessonName(rawValue: row.chapter), "\(row.chapter)")
      let figures = try Quick.chapter(name).figures.map(\.name)
      #expect(figures.contains(row.figure), "\(row.figure)")
    }
  }

  @Test func everyChapterHasAClaim() throws {
    #expect(Set(try rows().map(\.chapter)) == Set(LessonName.allCases.map(\.rawValue)))
  }

  /// The suite stands in the file of its name or in one beside it.
  @Test func everyTestExists() throws {
    let folder = Self.root.appending(path: "Tests/LessonsTests")
    let sources = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }
    for row in try rows() {
      let parts = row.test.split(separator: ".")
      #expect(parts.count == 2, "\(row.test)")
      let isThere = sources.contains {
        $0.contains("struct \(parts[0]) ") && $0.contains("func \(parts[1])(")
      }
      #expect(isThere, "\(row.test)")
    }
  }
}

extension Substring {
  /// Without some characters at both ends.
  fileprivate func trimming(_ characters: String) -> String {
    let start = drop { characters.contains($0) }
    let end = start.reversed().drop { characters.contains($0) }
    return String(end.reversed())
  }
}
