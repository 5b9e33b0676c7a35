import Foundation
import KernelCode
import KernelCodeAVX2
import KernelCodeAVX512
import Kernels
import Testing

/// The instruction sets that the kernels are compiled for.
enum InstructionSet: String, CaseIterable, Sendable {
  case baseline, avx2, avx512

  /// Those whose results are compared with the baseline's.
  static let wide: [InstructionSet] = [.avx2, .avx512]

  /// Its kernels; a test that needs them is cancelled, with the reason, where the processor lacks it.
  func kernels() throws -> KernelSet {
    if !needed.isSubset(of: Self.flags) {
      try Test.cancel("this processor cannot run \(rawValue)")
    }
    return switch self {
    case .baseline: KernelCode.kernelSet
    case .avx2: KernelCodeAVX2.kernelSet
    case .avx512: KernelCodeAVX512.kernelSet
    }
  }

  /// What the processor must say that it can.
  private var needed: Set<Substring> {
    switch self {
    case .baseline: []
    case .avx2: ["avx2"]
    case .avx512: ["avx2", "avx512f", "avx512dq", "avx512bw", "avx512vl"]
    }
  }

  private static let flags: Set<Substring> = {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
    return Set(line.split(whereSeparator: { $0 == " " || $0 == "\t" }))
  }()
}
