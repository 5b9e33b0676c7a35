/// Colour ramps in a fixed number of levels: a heat map is one path per level.
///
/// Lightness is even in Oklab, but for a jump on both sides of the diverging ramp, where text changes
/// between ink and background and needs contrast to either (`ColourScale.Level.inkOnIt`). In the dark theme much is bright and little is dark, so that what is
/// strong stands out of the background in both.
public enum Ramp {
  public static let levels = 16
  public static let divergingReach = 8

  static func sequential(_ level: Int) -> (light: RGB, dark: RGB) {
    let index = min(max(level, 0), levels - 1)
    return (RGB(light[index]), RGB(dark[index]))
  }

  static func diverging(_ level: Int) -> (light: RGB, dark: RGB) {
    let index = min(max(level, -divergingReach), divergingReach) + divergingReach
    return (RGB(divergingLight[index]), RGB(divergingDark[index]))
  }
}

private let light: [UInt32] = [
  0xcbf3fe, 0xa5e9fe, 0x7fddfe, 0x59cffe, 0x2ec1fb, 0x01b1f4, 0x0fa0e6, 0x0190db,
  0x0780ce, 0x0970c1, 0x1261b2, 0x1c529f, 0x20458a, 0x213875, 0x202d5f, 0x1c2249,
]

private let dark: [UInt32] = [
  0x1e2753, 0x213268, 0x213d7e, 0x1f4a93, 0x1958a6, 0x0c66b9, 0x0276c6, 0x0386d2,
  0x0395df, 0x16a5e9, 0x13b5f6, 0x37c5fd, 0x65d3fd, 0x89e0fe, 0xaeebfe, 0xd2f6ff,
]

private let divergingLight: [UInt32] = [
  0x7b3700, 0x964401, 0xab5720, 0xb06130, 0xc38968, 0xcea189, 0xd9baa9, 0xe2d2ca, 0xebebeb,
  0xcdd7e4, 0xafc3dd, 0x92afd5, 0x749bcc, 0x4077bc, 0x3872ba, 0x125eb0, 0x014b95,
]

private let divergingDark: [UInt32] = [
  0xfea572, 0xf48c4c, 0xd67f4b, 0xb97249, 0x8f5f44, 0x815842, 0x664c3d, 0x4c3f38, 0x333333,
  0x3b434e, 0x43546a, 0x4a6587, 0x4e6c95, 0x5988c5, 0x5f9be5, 0x6dadff, 0x91c1fe,
]
