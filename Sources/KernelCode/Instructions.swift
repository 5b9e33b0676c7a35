// How wide vectors are in the instruction set that this copy of the module is compiled for. Each entry of
// a product is a sum of its own, so the widths change the speed and not one bit of the result.

#if AVX512
  public typealias WideFloats = FloatPanel32
  public typealias NarrowFloats = FloatPanel16
  public typealias WideDoubles = DoublePanel16
  public typealias NarrowDoubles = DoublePanel8
#elseif AVX2
  public typealias WideFloats = FloatPanel16
  public typealias NarrowFloats = FloatPanel8
  public typealias WideDoubles = DoublePanel8
  public typealias NarrowDoubles = DoublePanel4
#else
  public typealias WideFloats = FloatPanel8
  public typealias NarrowFloats = FloatPanel4
  public typealias WideDoubles = DoublePanel4
  public typealias NarrowDoubles = DoublePanel2
#endif
