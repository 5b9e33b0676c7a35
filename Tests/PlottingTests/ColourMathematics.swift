import Foundation
import Plotting

/// Linear light of a screen colour.
func linear(_ colour: RGB) -> [Double] {
  [colour.red, colour.green, colour.blue].map { part in
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}

func luminance(_ linear: [Double]) -> Double {
  0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// Ottosson's Oklab.
func oklab(_ linear: [Double]) -> [Double] {
  let cones = apply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ], linear)
  return apply(
    [
      [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.8086757660],
    ], cones.map { cbrt($0) })
}

func length(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
}

/// Normal and colour-blind sight at severity 1 (Machado, Oliveira and Fernandes 2009).
struct Sight {
  let name: String
  let matrix: [[Double]]

  func seen(_ linear: [Double]) -> [Double] {
    apply(matrix, linear).map { min(max($0, 0), 1) }
  }

  static let all = [
    Sight(name: "normal sight", matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    Sight(
      name: "protanopia",
      matrix: [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]),
    Sight(
      name: "deuteranopia",
      matrix: [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]),
    Sight(
      name: "tritanopia",
      matrix: [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]),
  ]
}

private func apply(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
  matrix.map { row in zip(row, vector).map { $0 * $1 }.reduce(0, +) }
}
