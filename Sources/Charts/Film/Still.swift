import Plotting
import Recording
import Wording

extension ChartName {
  /// The chart as a picture by itself. Where it shows one step before the last, its finding is made from the
  /// steps up to this one, and says so: the frames of a figure that moves have the finding of the whole run
  /// in common, a reader of one of them alone would look for it in vain.
  public func still(_ request: ChartRequest) throws(ChartProblem) -> Chart {
    guard let step = request.step, request.title == nil, ChartOption.film.charts.contains(self),
      let first = request.runs.compactMap({ $0.steps.first }).min(),
      let last = request.runs.compactMap({ $0.steps.last }).max(), first <= step, step < last
    else { return try draw(request) }
    var prefix = request
    prefix.step = nil
    prefix.steps = (request.steps?.lowerBound ?? first)...step
    var still = request
    let finding = try draw(prefix).picture.title
    still.title = finding.isEmpty ? nil : MovingText.atStep(step, finding)
    return try draw(still)
  }
}
