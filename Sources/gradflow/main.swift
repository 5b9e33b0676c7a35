import CommandOptions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

exit(Gradflow.run(Array(Swift.CommandLine.arguments.dropFirst())).rawValue)
