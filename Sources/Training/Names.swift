import KernelCode

// What stands in the module of the kernels' code, because every copy of the kernels must know it, under
// the name of this module, too.
public typealias ActivationFunction = KernelCode.ActivationFunction
public typealias SaturatingTails = KernelCode.SaturatingTails
