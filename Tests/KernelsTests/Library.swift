import Foundation

/// Φ by the mathematics library.
func shareByLibrary(_ x: Wide) -> Wide { erfc(-x / Wide(2).squareRoot()) / 2 }
