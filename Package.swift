// swift-tools-version: 6.2
import PackageDescription

// Every module of the core stays free of Foundation and inside the Embedded subset of Swift, because
// the same sources are compiled to WebAssembly (docs/architecture.md).
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One module in `Sources/` with the modules that it may import.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
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
    module("Training", imports: ["Kernels"]),
    module("Recording", imports: ["Training", "Kernels"]),
    module("Experiments", imports: ["Recording", "Training", "Kernels"]),
    module("Numerals"),
    module("Wording", imports: ["Numerals"]),
    module("Markup"),
    module("Plotting", imports: ["Markup", "Numerals"]),
    module(
      "Charts",
      imports: [
        "Experiments", "Recording", "Training", "Kernels", "Wording", "Plotting", "Markup",
        "Numerals",
      ]),
    // What needs a file system, threads or the resources.
    module(
      "Lessons",
      imports: [
        "Charts", "Experiments", "Recording", "Training", "Kernels", "Wording", "Plotting",
        "Numerals",
      ]),
    module(
      "Report",
      imports: [
        "Lessons", "Charts", "Recording", "Training", "Wording", "Plotting", "Markup", "Numerals",
        "PageResources",
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
        "Report", "Lessons", "Charts", "Experiments", "Recording", "Training", "TraceFile",
        "CommandOptions", "PageResources", "Wording", "Plotting", "Numerals",
      ],
      swiftSettings: strict),

    tests("Training", of: ["Training", "Kernels"]),
    tests("Recording", of: ["Recording", "Training", "Kernels"]),
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
