// swift-tools-version: 6.2
import PackageDescription

// Every module of the core stays free of Foundation and inside the Embedded subset of Swift, because
// the same sources are compiled to WebAssembly (docs/architecture.md).
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One module in `Sources/` with the modules that it may import.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

/// The code of the kernels, compiled once more for one instruction set of x86-64 processors. Always
/// optimized, so that the operations of the standard library are part of the kernels and no copy of
/// them for a wide instruction set is left over for the rest of the program to call.
func kernels(_ name: String, _ flags: [String]) -> Target {
  #if arch(x86_64)
    let settings: [SwiftSetting] = [
      .define(name),
      .unsafeFlags(["-O", "-wmo"] + (["-fno-math-errno"] + flags).flatMap { ["-Xcc", $0] }),
    ]
  #else
    let settings: [SwiftSetting] = []
  #endif
  return .target(
    name: "KernelCode" + name, dependencies: ["Kernels"], swiftSettings: strict + settings)
}

/// - Parameter exclude: folders of the tests that hold no sources, such as frozen traces.
func tests(
  _ name: String, of modules: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: modules, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "gradflow",
  products: [.executable(name: "gradflow", targets: ["gradflow"])],
  targets: [
    // The core.
    module("Kernels"),
    .target(
      name: "KernelCode", dependencies: ["Kernels"],
      // A square root that reports errors would be a call, and no vector instruction.
      swiftSettings: strict + [.unsafeFlags(["-Xcc", "-fno-math-errno"])]),
    module("Training", imports: ["KernelCode", "Kernels"]),
    module("Recording", imports: ["Training", "KernelCode", "Kernels"]),
    module("Experiments", imports: ["Recording", "Training", "KernelCode", "Kernels"]),
    module("Numerals"),
    module("Wording", imports: ["Numerals"]),
    module("Markup"),
    module("Plotting", imports: ["Markup", "Numerals"]),
    module(
      "Charts",
      imports: [
        "Experiments", "Recording", "Training", "KernelCode", "Kernels", "Wording", "Plotting",
        "Markup",
        "Numerals",
      ]),
    module(
      "Lab",
      imports: [
        "Charts", "Experiments", "Recording", "Training", "KernelCode", "Kernels", "Wording",
        "Plotting",
        "Markup", "Numerals",
      ]),
    // The same kernels for wider instruction sets; the folders are links to KernelCode.
    kernels("AVX2", ["-mavx2"]),
    kernels(
      "AVX512",
      [
        "-mavx512f", "-mavx512dq", "-mavx512bw", "-mavx512vl",
        "-mprefer-vector-width=512",
      ]),

    // What needs a file system, threads or the resources.
    module(
      "KernelChoice", imports: ["KernelCodeAVX2", "KernelCodeAVX512", "KernelCode", "Kernels"]),
    module(
      "Lessons",
      imports: [
        "Charts", "Experiments", "Recording", "Training", "KernelCode", "Kernels", "Wording",
        "Plotting",
        "Numerals",
      ]),
    module(
      "Report",
      imports: [
        "Lessons", "Lab", "Charts", "Experiments", "Recording", "Training", "KernelCode", "Kernels",
        "Wording", "Plotting", "Markup", "Numerals", "PageResources",
      ]),
    module("TraceFile", imports: ["Recording", "Training"]),
    module("CommandOptions"),
    .target(
      name: "PageResources", swiftSettings: strict,
      plugins: [.plugin(name: "EmbedResources")]),
    .executableTarget(name: "ResourceEmbedder", swiftSettings: strict),
    .plugin(
      name: "EmbedResources", capability: .buildTool(), dependencies: ["ResourceEmbedder"],
      path: "Sources/EmbedResources"),
    .executableTarget(
      name: "gradflow",
      dependencies: [
        "KernelChoice", "KernelCode", "Kernels", "Report", "Lab", "Lessons", "Charts",
        "Experiments", "Recording", "Training", "TraceFile",
        "CommandOptions", "PageResources", "Wording", "Plotting", "Numerals",
      ],
      swiftSettings: strict,
      // On Linux the program carries the standard library, without symbols, and can be copied to where there
      // is no Swift. The libraries are those that FoundationEssentials is made of. Other linkers than LLVM's
      // warn of a function in it that nobody calls.
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-use-ld=lld", "-l_FoundationCollections", "-l_FoundationCShims",
            "-Xlinker", "-s",
          ], .when(platforms: [.linux], configuration: .release))
      ]),

    // What Tests/benchmark measures.
    .executableTarget(
      name: "gradflow-benchmark",
      dependencies: ["Recording", "Training", "KernelChoice", "KernelCode", "Kernels", "Plotting"],
      path: "Sources/Benchmark", swiftSettings: strict),

    tests(
      "Kernels",
      of: ["KernelChoice", "KernelCode", "Kernels", "Training", "Recording"]),
    tests("Training", of: ["Training", "KernelCode", "Kernels"]),
    tests("Recording", of: ["Recording", "Training", "KernelCode", "Kernels"]),
    tests("Experiments", of: ["Experiments", "PageResources", "Recording", "Training"]),
    tests("Numerals", of: ["Numerals"]),
    tests("Plotting", of: ["Plotting", "Markup", "Numerals"]),
    tests(
      "Charts",
      of: [
        "Charts", "TraceFile", "Experiments", "Recording", "Training", "Plotting", "Markup",
        "Wording",
      ], exclude: ["Fixtures", "Golden"]),
    tests(
      "Lab",
      of: [
        "Lab", "Charts", "Experiments", "PageResources", "Plotting", "Recording", "Training",
      ]),
    tests(
      "Lessons",
      of: [
        "Report", "Lessons", "Charts", "Plotting", "Wording", "Experiments", "Recording",
        "Training", "PageResources",
      ]),
    tests(
      "Report",
      of: [
        "Report", "Lessons", "Charts", "Plotting", "Recording", "Training", "Wording", "Markup",
      ]),
    tests("TraceFile", of: ["TraceFile", "Recording", "Training"]),
    tests("CommandOptions", of: ["CommandOptions"]),
  ],
  swiftLanguageModes: [.v6]
)
