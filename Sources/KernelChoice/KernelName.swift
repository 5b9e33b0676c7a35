import FoundationEssentials
import KernelCode
import KernelCodeAVX2
import KernelCodeAVX512
import Kernels

/// The instruction sets that the kernels are compiled for. All give the same bits.
public enum KernelName: String, CaseIterable, Sendable {
  case auto, baseline, avx2, avx512

  /// The kernels of an instruction set; nil where this processor does not have it.
  public var kernels: KernelSet? {
    switch self {
    case .auto: Self.widest
    case .baseline: KernelCode.kernelSet
    case .avx2: Self.features.isSuperset(of: Self.avx2Flags) ? KernelCodeAVX2.kernelSet : nil
    case .avx512: Self.features.isSuperset(of: Self.avx512Flags) ? KernelCodeAVX512.kernelSet : nil
    }
  }

  /// The words that can be asked for on this machine.
  public static var present: [KernelName] { allCases.filter { $0.kernels != nil } }

  /// Which of the instruction sets `auto` stands for on this machine.
  public static var widestName: KernelName { present.last ?? .baseline }

  private static var widest: KernelSet { avx512.kernels ?? avx2.kernels ?? KernelCode.kernelSet }

  private static let avx2Flags: Set<Substring> = ["avx2"]
  private static let avx512Flags: Set<Substring> = [
    "avx2", "avx512f", "avx512dq", "avx512bw", "avx512vl",
  ]

  /// What the system says that processor and system can do together; nothing where it does not say.
  private static let features: Set<Substring> = {
    #if arch(x86_64)
      guard let data = try? Data(contentsOf: URL(filePath: "/proc/cpuinfo")) else { return [] }
      let text = String(decoding: data, as: UTF8.self)
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
      else { return [] }
      return Set(line.split(whereSeparator: { $0 == " " || $0 == "\t" }))
    #else
      return []
    #endif
  }()
}
