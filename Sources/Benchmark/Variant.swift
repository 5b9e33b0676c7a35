import KernelChoice
import Kernels

/// What is recorded of a timed run, and with which kernels: `every-avx2`.
struct Variant {
  enum Watching: String {
    /// Only the losses.
    case plain
    /// A row of numbers at every step.
    case scalars
    /// A row and a frame of histograms at every step.
    case every
    /// A row at every step, a frame at the workload's cadence.
    case cadence
  }
  let watching: Watching
  let kernels: KernelSet

  init(_ text: Substring) throws(Problem) {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let watching = Watching(rawValue: String(parts[0])),
      let name = KernelName(rawValue: String(parts[1]))
    else { throw Problem("no variant is called \(text)") }
    guard let kernels = name.kernels
    else { throw Problem("this machine has no \(name.rawValue)") }
    self.watching = watching
    self.kernels = kernels
  }
}
