import KernelChoice
import Kernels
import Testing

/// The instruction sets that the kernels are compiled for.
enum InstructionSet: String, CaseIterable, Sendable {
  case baseline, avx2, avx512

  /// Those whose results are compared with the baseline's.
  static let wide: [InstructionSet] = [.avx2, .avx512]

  /// Its kernels; a test that needs them is cancelled, with the reason, where the processor lacks it.
  func kernels() throws -> KernelSet {
    let name = try #require(KernelName(rawValue: rawValue))
    guard let kernels = name.kernels else {
      try Test.cancel("this processor cannot run \(rawValue)")
    }
    return kernels
  }
}
