/// The commands of the mathematical notation that stand for one character.
enum MathSymbols {
  /// Letters, set like variables.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ",
  ]

  /// Letters and signs that stand upright.
  static let uprights: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "infty": "∞", "top": "⊤", "partial": "∂", "nabla": "∇", "emptyset": "∅",
    "dots": "…", "ldots": "…", "cdots": "⋯", "R": "ℝ",
  ]

  /// Operators and relations, spaced by the renderer.
  static let operators: [String: String] = [
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "ll": "≪",
    "gg": "≫", "sim": "∼", "propto": "∝", "equiv": "≡", "cdot": "⋅", "times": "×", "pm": "±",
    "odot": "⊙", "circ": "∘", "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←",
    "mapsto": "↦", "Rightarrow": "⇒", "in": "∈", "mid": "∣", "div": "÷",
  ]

  /// Operators that take limits below and above.
  static let large: [String: String] = ["sum": "∑", "prod": "∏", "int": "∫"]

  /// Brackets that open and close; `\|` is the bar of a norm.
  static let fences: [String: String] = [
    "|": "‖", "{": "{", "}": "}", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|",
    "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋",
  ]

  /// Functions with a name of several letters.
  static let functions: Set<String> = [
    "exp", "ln", "log", "max", "min", "tanh", "sin", "cos", "arg", "argmax", "argmin", "det", "tr",
    "diag", "Var", "softmax", "ReLU", "sp",
  ]

  /// Spaces by their width.
  static let spaces: [String: String] = [
    ",": "0.17em", ":": "0.22em", ";": "0.28em", " ": "0.3em", "quad": "1em", "qquad": "2em",
  ]

  /// Marks that stand over what follows.
  static let accents: [String: String] = ["hat": "^", "bar": "¯", "tilde": "~", "vec": "→"]
}
