import Markup

extension Palette {
  /// CSS for figures that stand inline in a page: light by default, dark when the reader's system
  /// or the page's own switch (`data-theme` on the root) says so.
  public static let styleSheet: String = {
    var css = ".gf-figure text{font-family:" + fontFamily + "}\n"
    css += rules(.light, selector: "")
    css += "@media (prefers-color-scheme:dark){"
    css += rules(.dark, selector: ":root:not([data-theme=light]) ")
    css += "}"
    css += rules(.dark, selector: ":root[data-theme=dark] ")
    return css
  }()

  /// The rules of one theme, each preceded by a selector such as `:root[data-theme=dark] `.
  public static func rules(_ palette: Palette, selector: String) -> String {
    var css = ""
    for role in ColourRole.all {
      for use in [ColourUse.fill, .stroke] {
        css += selector + "." + role.className(use)
        css += "{" + use.property + ":" + palette.colour(role).hex + "}\n"
      }
    }
    return css
  }
}
