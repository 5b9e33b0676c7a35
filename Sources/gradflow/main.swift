import CommandOptions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

exit(Gradflow.run(Array(ProcessArguments.all.dropFirst())).rawValue)
