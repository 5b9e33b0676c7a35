import Foundation
import PackagePlugin

/// Makes the files of `Resources/` part of the target that uses this plugin.
///
/// Every file is an input of the one build command, so that an edit rebuilds; the list of files is in
/// its arguments, so that a new or removed file rebuilds, too.
@main struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Resources")
      .resolvingSymlinksInPath()
    let paths = relativePaths(in: folder)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding Resources/",
        executable: try context.tool(named: "ResourceEmbedder").url,
        arguments: [folder.path, output.path] + paths,
        inputFiles: paths.map { folder.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  /// All files below a folder in alphabetical order, without hidden ones.
  private func relativePaths(in folder: URL) -> [String] {
    let manager = FileManager.default
    guard let found = manager.enumerator(atPath: folder.path) else { return [] }
    return found.compactMap { $0 as? String }.filter { path in
      var isFolder: ObjCBool = false
      let exists = manager.fileExists(
        atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      return exists && !isFolder.boolValue && !isHidden
    }.sorted()
  }
}
