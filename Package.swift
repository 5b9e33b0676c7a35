// swift-tools-version: 6.2
import PackageDescription

// Every module of the core stays free of Foundation and inside the Embedded subset of Swift, because
// the same sources are compiled to WebAssembly (docs/architecture.md).
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One module in `Sources/` with the modules that it may import.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

func tests(_ name: String, of modules: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: modules, swiftSettings: strict)
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
    module("Charts", imports: ["Experiments", "Recording", "Training", "Wording", "Plotting", "Markup"]),
    // What needs a file system, threads or the resources.
    module("Lessons", imports: ["Charts", "Experiments", "Recording", "Training", "Wording", "Plotting"]),
    module(
      "Report", imports: ["Lessons", "Charts", "Wording", "Plotting", "Markup", "PageResources"]),
    module("TraceFile", imports: ["Recording", "Training"]),
    module("CommandOptions"),
    .target(
      name: "PageResources", swiftSettings: strict, plugins: [.plugin(name: "EmbedResources")]),
    .executableTarget(name: "ResourceEmbedder", swiftSettings: strict),
    .plugin(
      name: "EmbedResources", capability: .buildTool(), dependencies: ["ResourceEmbedder"],
      path: "Sources/EmbedResources"),
    .executableTarget(
      name: "gradflow",
      dependencies: [
        "Report", "Lessons", "Charts", "Experiments", "Recording", "Training", "TraceFile",
        "CommandOptions", "PageResources", "Wording", "Plotting",
      ],
      swiftSettings: strict),

    tests("Training", of: ["Training", "Kernels"]),
    tests("Recording", of: ["Recording", "Training", "Kernels"]),
    tests("Experiments", of: ["Experiments", "PageResources", "Recording", "Training"]),
    tests("Plotting", of: ["Plotting", "Markup"]),
    tests("Charts", of: ["Charts", "TraceFile", "Experiments", "Recording", "Plotting", "Wording"]),
    tests("Lessons", of: ["Lessons", "Wording", "Experiments"]),
    tests("Report", of: ["Report", "Markup"]),
    tests("TraceFile", of: ["TraceFile", "Recording"]),
    tests("CommandOptions", of: ["CommandOptions"]),
  ],
  swiftLanguageModes: [.v6]
)
