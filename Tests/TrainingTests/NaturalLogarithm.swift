import Foundation

/// The mathematics library's logarithm, under a name that no kernel has.
func naturalLogarithm(_ x: Double) -> Double { log(x) }
