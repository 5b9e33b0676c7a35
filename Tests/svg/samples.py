"""Small SVG files for the linter's own tests: some in the profile, and one for every way to leave it."""

TEXT = ("font-family=\"Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif\" "
        'font-size="9" fill="#1f2328"')
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120" viewBox="0 0 240 120" role="img">'
NAMES = "<title>Training loss</title><desc>A line that falls from 1 to 0.</desc>"
GROUND = '<rect x="0" y="0" width="240" height="120" fill="#ffffff"/>'


def dark(*rules):
    blocks = "".join(f"@media (prefers-color-scheme:dark){{{rule}}}" for rule in rules)
    return f"<style>{blocks}</style>"


def figure(content="", names=NAMES, ground=GROUND, root=ROOT):
    return f"{root}{names}{ground}{content}</svg>"


def text(content, more='x="4" y="20"'):
    return figure(f"<text {more} {TEXT}>{content}</text>")


WHOLE = figure(
    dark(".k7-bg{fill:#0d1117}", ".k7-fg,.k7-tick{fill:#e6edf3}")
    + '<defs><clipPath id="k7-c"><rect x="44" y="24" width="180" height="72"/></clipPath></defs>'
    + '<rect class="k7-bg" x="0" y="0" width="240" height="120" fill="#ffffff"/>'
    + f'<text class="k7-fg" x="40" y="99.2" text-anchor="end" {TEXT}>−0.50 ≤ φ′ × 10</text>'
    + f'<text x="0" y="0" transform="translate(12 60) rotate(-90)" {TEXT}>loss <tspan'
    + ' font-style="italic">L</tspan></text>'
    + '<g clip-path="url(#k7-c)"><path d="M44 31L224 95M5-3.5e1h2zA5 5 0 01.5 2" fill="none"'
    + ' stroke="#0969da" stroke-width="2" stroke-dasharray="4 2"/><polyline points="1,2 3,4"'
    + ' fill="none" stroke="#abc"/><circle cx="1" cy="2" r="3" fill="#abc"><title>unit 3</title>'
    + "</circle></g>", ground="")

MOVING = figure(
    "<style>@keyframes k7-frame1{0%{visibility:hidden}33.3%{visibility:visible}100%{visibility:visible}}"
    "@media (prefers-reduced-motion:no-preference){.k7-frame1{animation:k7-frame1 3s step-end infinite}}"
    '</style>', names=NAMES) .replace(
    GROUND + "<style>", "<style>").replace("</style>", "</style>" + GROUND + '<g class="k7-frame1">'
    + GROUND + "</g>")

FAMILY = TEXT.split(" font-size")[0]
AT_THE_ROOT = text("step 7").replace(FAMILY + " ", "").replace('role="img"', f'role="img" {FAMILY}')

GOOD = {"a figure that moves": MOVING, "a family at the root": AT_THE_ROOT, "a whole figure": WHOLE, "only a background": figure(), "a text": text("step 7 &amp; more")}

# Name: the file, and a part of what the linter must say about it.
BAD = {
    "no namespace": (WHOLE.replace(' xmlns="http://www.w3.org/2000/svg"', ""), "root is not"),
    "a prefixed namespace": (WHOLE.replace(" role", ' xmlns:xlink="http://x" role'), "root is not"),
    "a prolog": ("<?xml version='1.0'?>" + WHOLE, "instruction"),
    "a comment": (figure("<!-- hello -->"), "comment"),
    "not well-formed": (WHOLE.replace("</g>", ""), "not well-formed"),
    "width in percent": (WHOLE.replace('width="240"', 'width="100%"', 1), "width="),
    "no viewBox": (figure(root=ROOT.replace(' viewBox="0 0 240 120"', "")), "no viewBox"),
    "another viewBox": (figure(root=ROOT.replace("0 0 240", "0 0 480")), "viewBox is not"),
    "no role": (figure(root=ROOT.replace(' role="img"', "")), "no role"),
    "no title": (figure(names="<desc>A line.</desc>"), "title and desc"),
    "no desc": (figure(names="<title>A line</title>"), "title and desc"),
    "an empty desc": (figure(names="<title>A line</title><desc/>"), "<desc> is empty"),
    "no background": (figure(ground=""), "opaque background"),
    "a small background": (figure(ground=GROUND.replace('"120"', '"100"')), "opaque background"),
    "a see-through background": (
        figure(ground=GROUND.replace("/>", ' fill-opacity="0.5"/>')), "opaque background"),
    "a named colour": (figure(ground=GROUND.replace("#ffffff", "white")), "fill="),
    "rgb()": (figure('<circle cx="1" cy="1" r="1" fill="rgb(0,0,0)"/>'), "fill="),
    "eight digits": (figure('<circle cx="1" cy="1" r="1" fill="#00000080"/>'), "fill="),
    "var()": (figure('<circle cx="1" cy="1" r="1" fill="var(--a)"/>'), "fill="),
    "currentColor": (figure('<circle cx="1" cy="1" r="1" fill="currentColor"/>'), "fill="),
    "opacity": (figure('<circle cx="1" cy="1" r="1" opacity="0.5"/>'), "opacity"),
    "a style attribute": (figure('<circle cx="1" cy="1" r="1" style="fill:#000"/>'), "style"),
    "a hidden element": (figure('<g visibility="hidden"/>'), "visibility"),
    "two dark rules in a block": (WHOLE.replace(
        ".k7-bg{fill:#0d1117}", ".k7-bg{fill:#0d1117}.k7-x{fill:#000}"), "one rule each"),
    "motion for everybody": (MOVING.replace(
        "@media (prefers-reduced-motion:no-preference){", "").replace("infinite}}", "infinite}"), "frames that"),
    "frames that are hidden at rest": (MOVING.replace("@keyframes", ".k7-frame1{visibility:hidden}@keyframes"),
                                       "frames that"),
    "a rule for elements": (WHOLE.replace(".k7-bg{", "rect{"), "one rule each"),
    "a rule for print": (WHOLE.replace("(prefers-color-scheme:dark)", "print", 1), "one rule each"),
    "a bare rule": (WHOLE.replace("<style>", "<style>.k7-a{fill:#000}"), "one rule each"),
    "dark without background": (WHOLE.replace('class="k7-bg" ', ""), "dark only in part"),
    "two prefixes": (WHOLE.replace("k7-fg", "k8-fg"), "common prefix"),
    "a name without prefix": (WHOLE.replace("k7-fg", "foreground"), "common prefix"),
    "an id twice": (figure('<g id="a-b"/><g id="a-b"/>'), "occurs twice"),
    "a clip path of nowhere": (figure('<g clip-path="url(#a-b)"/>'), "does not exist"),
    "a clip path of another shape": (figure(
        '<defs><clipPath id="a-b"><circle cx="1" cy="1" r="1"/></clipPath></defs>'), "inside <clipPath>"),
    "NaN in a path": (figure('<path d="M0 0LNaN 5"/>'), "d="),
    "infinity": (figure('<circle cx="inf" cy="1" r="1"/>'), "not finite"),
    "an odd path": (figure('<path d="M0 0L5"/>'), "d="),
    "a path that begins with L": (figure('<path d="L0 0"/>'), "d="),
    "an enormous number": (figure('<path d="M0 0L1e7 5"/>'), "enormous"),
    "a negative width": (figure('<rect x="0" y="0" width="-1" height="2"/>'), "negative"),
    "small text": (text("a").replace('"9"', '"8.5"'), "smaller than"),
    "text without y": (text("a", 'x="1"'), "no y"),
    "dy": (text("a", 'x="1" y="1" dy="3"'), "dy"),
    "a placed tspan": (text('<tspan x="3">a</tspan>'), "x of <tspan>"),
    "dominant-baseline": (text("a", 'x="1" y="1" dominant-baseline="middle"'), "dominant-baseline"),
    "another font": (text("a").replace("Arial, ", ""), "font family"),
    "a size in em": (text("a").replace('"9"', '"1em"'), "font-size="),
    "a high minus": (text("10⁻³"), "unsafe characters"),
    "nabla": (text("∇L"), "unsafe characters"),
    "a combining hat": (text("y\u0302"), "unsafe characters"),
    "an empty text": (text(" "), "empty"),
    "text outside of text": (figure("<g/>hello"), "outside of <text>"),
    "a blank line": (figure("\n\n<g/>"), "blank line"),
    "too large": (figure("<g/>" * 80_000), "larger than"),
}
for element in ["linearGradient", "pattern", "mask", "filter", "marker", "use", "symbol", "foreignObject",
                "script", "animate", "set", "image", "a", "switch", "metadata", "textPath"]:
    BAD[f"<{element}>"] = (figure(f"<{element}/>"), f"element <{element}>")
