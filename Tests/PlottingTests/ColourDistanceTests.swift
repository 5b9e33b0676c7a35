import Plotting
import Testing

/// Measures the palette with this file's own colour mathematics.
struct ColourDistanceTests {
  @Test(arguments: [Theme.light, .dark], [SeriesIdentity.activations, SeriesIdentity.arms])
  func identitiesKeepApartInEverySight(theme: Theme, group: [SeriesIdentity]) {
    for sight in Sight.all {
      let colours = group.map { oklab(sight.seen(linear(theme.palette.colour(.series($0))))) }
      for first in colours.indices {
        for second in colours.indices.dropFirst(first + 1) {
          let distance = length(colours[first], colours[second])
          #expect(
            distance >= 0.10, "\(group[first]) and \(group[second]) in \(sight.name), \(theme)")
        }
      }
    }
  }

  @Test(arguments: [Theme.light, .dark, .print])
  func marksStandOutOfTheBackground(theme: Theme) {
    var marks = SeriesIdentity.Name.allCases.map { ColourRole.series(SeriesIdentity($0)) }
    marks += UnitState.allCases.map { .state($0) }
    marks += ClassIdentity.allCases.map { .classMark($0) }
    for role in marks + [.axis] {
      #expect(theme.contrast(role) >= 3, "\(role) in \(theme)")
    }
  }

  @Test(arguments: [Theme.light, .dark, .print], [ColourRole.ink, .mutedInk, .accent])
  func textCanBeRead(theme: Theme, role: ColourRole) {
    #expect(theme.contrast(role) >= 4.5)
  }

  @Test func theRampGetsSteadilyDarkerInLightAndBrighterInDark() {
    let light = (0..<Ramp.levels).map { oklab(linear(Palette.light.colour(.ramp($0))))[0] }
    let dark = (0..<Ramp.levels).map { oklab(linear(Palette.dark.colour(.ramp($0))))[0] }
    for (step, reverse) in zip(zip(light, light.dropFirst()), zip(dark, dark.dropFirst())) {
      #expect(step.0 - step.1 > 0.03 && step.0 - step.1 < 0.06)
      #expect(reverse.1 - reverse.0 > 0.03 && reverse.1 - reverse.0 < 0.06)
    }
  }

  @Test func theRampOnPaperGetsSteadilyDarker() {
    let grey = (0..<Ramp.levels).map { oklab(linear(Palette.print.colour(.ramp($0))))[0] }
    for (step, next) in zip(grey, grey.dropFirst()) {
      #expect(step - next > 0.03 && step - next < 0.07)
    }
  }

  @Test(arguments: [Theme.light, .dark, .print], -Ramp.divergingReach...Ramp.divergingReach)
  func numbersCanBeReadOnEveryCell(theme: Theme, level: Int) {
    let text = ColourScale.Level.value(level).inkOnIt
    #expect(theme.contrast(text, on: .diverging(level)) >= 4.5, "level \(level) in \(theme)")
  }

  @Test(arguments: [Theme.light, .dark])
  func whatIsNoNumberIsToldApartAndCanBeWrittenOn(theme: Theme) {
    let roles = [ColourRole.missing, .notANumber, .infinite, .exactZero]
    for role in roles.dropLast() { #expect(theme.contrast(.ink, on: role) >= 4.5, "\(role)") }
    for sight in Sight.all {
      let colours = roles.map { oklab(sight.seen(linear(theme.palette.colour($0)))) }
      for first in colours.indices {
        for second in colours.indices.dropFirst(first + 1) {
          #expect(
            length(colours[first], colours[second]) >= 0.10,
            "\(roles[first]), \(roles[second]) in \(sight.name), \(theme)")
        }
      }
    }
  }

  /// Runs with one activation keep its hue, and still differ in their lightness.
  @Test(arguments: [Theme.light, .dark], SeriesIdentity.activations)
  func everyOtherRunIsNearerToTheInk(theme: Theme, identity: SeriesIdentity) {
    var next = identity
    next.variant = 1
    #expect(theme.contrast(.series(next)) > theme.contrast(.series(identity)))
  }

  @Test(arguments: [Theme.light, .dark])
  func exactZeroIsNotOnTheRamp(theme: Theme) {
    for sight in Sight.all {
      let zero = oklab(sight.seen(linear(theme.palette.colour(.exactZero))))
      for level in 0..<Ramp.levels {
        let colour = oklab(sight.seen(linear(theme.palette.colour(.ramp(level)))))
        #expect(length(zero, colour) >= 0.15, "level \(level) in \(sight.name), \(theme)")
      }
    }
  }

  @Test(
    arguments: [Theme.light, .dark],
    [
      ClassIdentity.allCases.map { ColourRole.classMark($0) },
      UnitState.allCases.map { ColourRole.state($0) },
    ])
  func classesAndStatesKeepApart(theme: Theme, roles: [ColourRole]) {
    for sight in Sight.all {
      let colours = roles.map { oklab(sight.seen(linear(theme.palette.colour($0)))) }
      for first in colours.indices {
        for second in colours.indices.dropFirst(first + 1) {
          let distance = length(colours[first], colours[second])
          #expect(distance >= 0.10, "\(roles[first]), \(roles[second]) in \(sight.name), \(theme)")
        }
      }
    }
  }
}

extension Theme {
  /// WCAG 2 contrast against the background.
  func contrast(_ role: ColourRole, on ground: ColourRole = .background) -> Double {
    let a = luminance(linear(palette.colour(role)))
    let b = luminance(linear(palette.colour(ground)))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
