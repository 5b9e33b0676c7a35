import FoundationEssentials
import KernelChoice

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// gradflow-benchmark FOLDER            answers requests `WORKLOAD VARIANT` on standard input
// gradflow-benchmark FOLDER batches    writes the rows of all batches beside each workload
// gradflow-benchmark FOLDER drawings   answers requests `DRAWING ROUNDS` on standard input
//
// FOLDER holds one folder per workload (Tests/benchmark/workloads.py). `Tests/benchmark/measure.py`
// starts this program beside the others and asks them in turn.

/// What is said before the first request.
struct Introduction: Encodable {
  /// All kinds of kernels that this machine can run, from the narrowest to the widest.
  var kernels: [String]
  /// The widest, which gradflow takes where nothing is asked for.
  var chosen: String
}

/// One line of JSON.
func say(_ value: some Encodable) {
  guard let data = try? JSONEncoder().encode(value) else { return }
  print(String(decoding: data, as: UTF8.self))
  fflush(nil)
}

func complain(_ sentence: String) {
  let bytes = Array("gradflow-benchmark: \(sentence)\n".utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

func names(in folder: String) throws(Problem) -> [String] {
  do {
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  } catch {
    throw Problem("cannot read the folder \(folder)")
  }
}

func answer(_ line: String, folder: String, known: inout [String: Workload]) throws(Problem) {
  let words = line.split(separator: " ")
  guard words.count == 2 else { throw Problem("a request is WORKLOAD VARIANT, not \(line)") }
  let name = String(words[0])
  let variant = try Variant(words[1])
  if known[name] == nil { known[name] = try Workload(folder: folder + "/" + name) }
  if let workload = known[name] { say(Answer(TimedRun(workload, variant))) }
}

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first,
  arguments.count == 1 || arguments.dropFirst() == ["batches"]
    || arguments.dropFirst() == ["drawings"]
else {
  complain("the arguments are FOLDER, FOLDER batches or FOLDER drawings")
  exit(64)
}
if arguments.last == "drawings" {
  while let line = readLine() {
    do throws(Problem) {
      say(try TimedDrawing(line, folder: folder))
    } catch {
      say(["error": error.sentence])
    }
  }
} else if arguments.count == 2 {
  do throws(Problem) {
    for name in try names(in: folder) {
      let place = folder + "/" + name
      try Files.write(try Workload(folder: place).batches, to: place + "/batches.i32")
    }
  } catch {
    complain(error.sentence)
    exit(65)
  }
} else {
  let kinds = KernelName.allCases.filter { $0 != .auto && $0.kernels != nil }.map(\.rawValue)
  say(Introduction(kernels: kinds, chosen: kinds.last ?? ""))
  var known: [String: Workload] = [:]
  while let line = readLine() {
    do throws(Problem) {
      try answer(line, folder: folder, known: &known)
    } catch {
      say(["error": error.sentence])
    }
  }
}
