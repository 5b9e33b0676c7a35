import CommandOptions
import KernelChoice
import Kernels
import Wording

extension KernelName {
  /// What `--kernels` asks for, or the widest.
  static func chosen(_ options: Parsed) throws(Failure) -> KernelSet {
    let name = options.word("kernels", as: KernelName.self) ?? .auto
    guard let kernels = name.kernels else {
      throw .usage(CommandText.missingKernels(name.rawValue, present: present.map(\.rawValue)))
    }
    return kernels
  }
}
