import Recording
import Wording

/// What the page must know of a session to set its controls: lines of a key, a tab and a text.
public struct LabDescription {
  private let session: LabSession

  public init(_ session: LabSession) { self.session = session }

  /// The only line where a state is refused: why.
  public static func problem(_ problem: LabProblem) -> String { "problem\t" + problem.sentence }

  public var text: String {
    let settings = session.state.first
    var lines = [
      line("state", session.state.text), line("command", session.trainingCommands),
      line("epoch", String(session.runs[0].epoch)),
      line("layers", String(session.runs[0].record.manifest.layers.count)),
      line("steps", String(session.runs[0].record.manifest.steps)),
      line("moments", each { ExamplePass.count($0.record.manifest) }),
      line("examples", each { $0.record.manifest.batchSize }),
      line("units", each { $0.settings.widest }),
    ]
    for run in session.runs { lines.append(line("label", run.record.manifest.label)) }
    lines.append(line("names", joined(session.names, "\n")))
    let remarks = session.state.remarks.map { $0.sentence }
    if !remarks.isEmpty {
      lines.append(line("remark", joined(remarks + [LabText.restIsKept], " ")))
    }
    for key in LabKey.allCases { lines.append(line("set." + key.rawValue, settings[key])) }
    if let activations = try? settings.hiddenActivations() {
      lines.append(line("activations", joined(activations, ",")))
    }
    if let activations = try? (session.state.second ?? settings).hiddenActivations() {
      lines.append(line("others", joined(activations, ",")))
    }
    lines += second
    return joined(lines, "\n")
  }

  /// What the controls of the second net show: the difference that they can, with its value, and what is said
  /// of the others.
  private var second: [String] {
    let state = session.state
    let differences = state.differences
    guard let second = state.second,
      let key = differences.first(where: { !LabKey.shared.contains($0) }) ?? differences.first
    else { return [] }
    let besides = state.differences(besides: key)
    var lines = [
      line("difference", key.rawValue), line("second", second[key]),
      line("besides", joined(state.texts(of: besides), "&")),
    ]
    if !besides.isEmpty {
      lines.append(line("told", LabText.differsAlso(besides.map { $0.label })))
    }
    return lines
  }

  /// A number for each net.
  private func each(_ number: (LabRun) -> Int) -> String {
    joined(session.runs.map { String(number($0)) }, ",")
  }

  /// A line feed within a text becomes a space of its own kind, which the page turns back.
  private func line(_ key: String, _ text: String) -> String {
    key + "\t" + joined(parts(text, "\n"), "\u{1E}")
  }
}
