"""The rules of the safe SVG profile as one function: `lint(text)` gives a list of problems."""

import math
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://www.w3.org/2000/svg}"
FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
MAXIMUM_BYTES = 300_000
SMALLEST_TEXT = 9
# Qt drops a whole shape whose box is enormous.
LARGEST_COORDINATE = 100_000

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
COLOUR = r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
NAME = r"[A-Za-z][A-Za-z0-9-]*"
FUNCTION = rf"(?:translate|scale|rotate|matrix)\({NUMBER}(?:[ ,]+{NUMBER})*\)"
DARK_RULE = rf"\.{NAME}(?:,\s*\.{NAME})*\{{(?:fill|stroke):{COLOUR}(?:;(?:fill|stroke):{COLOUR})?;?\}}"
# What runs by itself: frames that appear one after the other, only where motion is welcome.
KEYFRAMES = rf"@keyframes {NAME}\{{0%\{{visibility:hidden\}}{NUMBER}%\{{visibility:visible\}}100%\{{visibility:visible\}}\}}"
MOTION_BLOCK = (rf"@media \(prefers-reduced-motion:no-preference\)\{{\.{NAME}\{{animation:{NAME} {NUMBER}s "
                r"step-end infinite\}\}")
DARK_BLOCK = rf"@media ?\(prefers-color-scheme: ?dark\) ?\{{\s*{DARK_RULE}\s*\}}\s*"


def whole(pattern):
    return re.compile(rf"(?:{pattern})\Z")


number, colour, name = whole(NUMBER), whole(COLOUR), whole(NAME)
paint = whole(rf"{COLOUR}|none")
fraction = whole(r"0|1|0?\.\d+|1\.0+|0\.\d+")
points = whole(rf"{NUMBER}[ ,]+{NUMBER}(?:[ ,]+{NUMBER}[ ,]+{NUMBER})*")
anything = whole(r"[^\n]*")

class PathData:
    """Path data: it begins with M, and every command has its count of finite numbers."""

    counts = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "z": 0}

    def match(self, text):
        commands = re.findall(r"([A-Za-z])([^A-DF-Za-df-z]*)", text)
        if not text.startswith("M") or "".join(letter + rest for letter, rest in commands) != text:
            return False
        return all(self.holds(letter.lower(), rest) for letter, rest in commands)

    def holds(self, letter, rest):
        if re.sub(r"[\s,]+", "", re.sub(NUMBER, "", rest)):
            return False
        count = len(re.findall(NUMBER, rest))
        if letter == "a":  # flags may be packed together with the number after them
            return count >= 3
        size = self.counts.get(letter)
        return count == 0 if size == 0 else bool(size) and count > 0 and count % size == 0


PAINTING = {
    "class": whole(rf"{NAME}(?: {NAME})*"), "id": name, "clip-path": whole(rf"url\(#{NAME}\)"),
    "fill": paint, "fill-opacity": fraction, "fill-rule": whole("evenodd|nonzero"),
    "stroke": paint, "stroke-opacity": fraction, "stroke-width": number,
    "stroke-linecap": whole("butt|round|square"), "stroke-linejoin": whole("miter|round|bevel"),
    "stroke-miterlimit": number, "stroke-dasharray": whole(rf"none|{NUMBER}(?:[ ,]+{NUMBER})*"),
    "shape-rendering": whole("crispEdges|geometricPrecision|auto"),
    "transform": whole(rf"{FUNCTION}(?: {FUNCTION})*"),
}
TEXT_STYLE = {
    "font-weight": whole("normal|bold|[1-9]00"), "font-style": whole("normal|italic"),
}


def numbers(*names):
    return dict.fromkeys(names, number)


# Element, the attributes that it must have, those that it may have.
ELEMENTS = {
    "svg": ({"width": number, "height": number, "viewBox": whole(rf"0 0 {NUMBER} {NUMBER}"),
             "role": whole("img")}, {"aria-labelledby": anything, "font-family": anything,
                                     "stroke-linejoin": whole("round")}),
    "title": ({}, {"id": name}),
    "desc": ({}, {"id": name}),
    "style": ({}, {}),
    "defs": ({}, {}),
    "clipPath": ({"id": name}, {"clipPathUnits": whole("userSpaceOnUse")}),
    "g": ({}, PAINTING),
    "rect": (numbers("x", "y", "width", "height"), {**PAINTING, **numbers("rx", "ry")}),
    "circle": (numbers("cx", "cy", "r"), PAINTING),
    "ellipse": (numbers("cx", "cy", "rx", "ry"), PAINTING),
    "line": (numbers("x1", "y1", "x2", "y2"), PAINTING),
    "polyline": ({"points": points}, PAINTING),
    "polygon": ({"points": points}, PAINTING),
    "path": ({"d": PathData()}, PAINTING),
    "text": (numbers("x", "y", "font-size"),
             {**PAINTING, **TEXT_STYLE, "font-family": anything, "text-anchor": whole("start|middle|end")}),
    "tspan": ({}, {"class": PAINTING["class"], "fill": paint, **TEXT_STYLE}),
}

# Drawn by every tested renderer with the profile's fonts. Superscript digits beyond ³, subscripts, Δ,
# ∇, ‖, ᵀ, combining accents and the like are boxes or blanks somewhere.
SAFE_CHARACTERS = (
    {chr(code) for code in range(0x20, 0x7F)} | {chr(code) for code in range(0xA1, 0x100)} - {"\u00ad"}
    | {chr(code) for code in [*range(0x391, 0x3AA), *range(0x3B1, 0x3CA)]} - {"Δ", "\u03a2"}
    | set("−≤≥≠≈∞√∫∂∑∏′→") | set("–—‘’“”…"))


def names_in(text):
    """The ids and classes of a file, which must not occur in another one of the same page."""
    found = re.findall(r'\s(?:id|class)="([^"]*)"', text)
    return {word for value in found for word in value.split()}


def lint(text):
    if re.search(r"<[!?]", text):
        return ["has a comment, declaration or instruction"]
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"is not well-formed: {error}"]
    problems = whole_file(text, root)
    for parent in root.iter():
        for child in parent:
            problems += placement(parent, child)
    for element in root.iter():
        problems += of_element(element)
    return problems


def tag(element):
    return element.tag.removeprefix(NAMESPACE) if isinstance(element.tag, str) else "?"


def whole_file(text, root):
    problems = []
    if root.tag != NAMESPACE + "svg" or ":" in re.sub(r'"[^"]*"', "", text[:text.find(">")]):
        problems.append("root is not <svg xmlns> without prefixes")
    if len(text.encode()) > MAXIMUM_BYTES:
        problems.append(f"is larger than {MAXIMUM_BYTES} bytes")
    if re.search(r"\n[ \t\r]*\n", text):
        problems.append("has a blank line")
    if re.search(r"\b(?:nan|inf(?:inity)?)\b", re.sub(r">[^<]*<", "><", text), re.I):
        problems.append("has a number that is not finite")

    for element in root.iter(NAMESPACE + "text"):
        # From the root or from itself: what groups say is not read by all.
        if element.get("font-family", root.get("font-family")) != FONTS:
            problems.append(f"text '{''.join(element.itertext())[:30]}' has another font family")
    children = [tag(child) for child in root]
    if children[:2] != ["title", "desc"]:
        problems.append("does not begin with title and desc")
    problems += [f"<{tag(child)}> is empty" for child in root[:2] if not "".join(child.itertext()).strip()]
    if children.count("style") > 1:
        problems.append("has several style elements")

    drawn = [child for child in root if tag(child) not in ("title", "desc", "style", "defs")]
    ground = drawn[0] if drawn else None
    size = (root.get("width"), root.get("height"))
    if (ground is None or tag(ground) != "rect" or (ground.get("x"), ground.get("y")) != ("0", "0")
            or (ground.get("width"), ground.get("height")) != size
            or not colour.match(ground.get("fill", ""))
            or not {"fill-opacity", "transform", "clip-path"}.isdisjoint(ground.attrib)):
        problems.append("does not begin with an opaque background of its whole size")
    if root.get("viewBox") != "0 0 {} {}".format(*size):
        problems.append("viewBox is not 0 0 width height")

    style = "".join("".join(element.itertext()) for element in root.iter(NAMESPACE + "style")).strip()
    if style and not re.fullmatch(rf"(?:{DARK_BLOCK})*(?:{KEYFRAMES}{MOTION_BLOCK})*", style):
        problems.append("style is not a row of @media (prefers-color-scheme:dark) with one rule each, "
                        "then of frames that appear")
    elif "prefers-color-scheme" in style and ground is not None and not (
            set(ground.get("class", "").split()) & set(re.findall(rf"\.({NAME})[,{{]", style))):
        problems.append("is dark only in part: the background has no rule")

    ids = [element.get("id") for element in root.iter() if element.get("id")]
    problems += [f"id '{one}' occurs twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    clips = {element.get("id") for element in root.iter(NAMESPACE + "clipPath")}
    used = set(re.findall(r"url\(#([^)]*)\)", text))
    problems += [f"clip path '{one}' does not exist" for one in sorted(used - clips)]
    prefixes = {one.split("-")[0] for one in names_in(text)}
    if len(prefixes) > 1 or any("-" not in one for one in names_in(text)):
        problems.append(f"ids and classes have no common prefix: {sorted(names_in(text))[:4]}")
    return problems


def placement(parent, child):
    """What may stand inside what."""
    inside = {"svg": set(ELEMENTS) - {"svg", "tspan", "clipPath"}, "defs": {"clipPath"},
              "clipPath": {"rect"}, "text": {"tspan"},
              "g": set(ELEMENTS) - {"svg", "tspan", "clipPath", "defs", "style", "desc"}}
    shape = tag(parent) in ("rect", "circle", "ellipse", "line", "polyline", "polygon", "path")
    if shape and tag(child) == "title":  # what shows when the pointer rests on a mark
        return []
    if tag(child) not in inside.get(tag(parent), set()):
        return [f"<{tag(child)}> inside <{tag(parent)}>"]
    return []


def of_element(element):
    kind = tag(element)
    if kind not in ELEMENTS:
        return [f"element <{kind}> is not allowed"]
    required, optional = ELEMENTS[kind]
    problems = [f"<{kind}> has no {key}" for key in required if key not in element.attrib]
    for key, value in element.attrib.items():
        rule = required.get(key) or optional.get(key)
        if rule is None:
            problems.append(f"attribute {key} of <{kind}> is not allowed")
        elif not rule.match(value):
            problems.append(f'{key}="{value[:40]}" of <{kind}> is not allowed')
        elif key not in ("id", "class", "fill", "stroke", "font-family") and any(
                not math.isfinite(float(one)) or abs(float(one)) > LARGEST_COORDINATE
                for one in re.findall(NUMBER, value)):
            problems.append(f"{key} of <{kind}> has an enormous number")
    if (element.tail or "").strip():
        problems.append(f"text stands outside of <text>: {element.tail.strip()[:30]}")
    if any(key in element.attrib and element.attrib[key].startswith("-")
           for key in ("width", "height", "r", "rx", "ry", "stroke-width")):
        problems.append(f"<{kind}> has a negative size")
    if kind == "text":
        problems += of_text(element)
    elif kind not in ("title", "desc", "style", "tspan") and (element.text or "").strip():
        problems.append(f"<{kind}> contains text")
    return problems


def of_text(element):
    problems = []
    text = "".join(element.itertext())
    size = element.get("font-size", "0")
    if number.match(size) and float(size) < SMALLEST_TEXT:
        problems.append(f"text '{text[:30]}' is smaller than {SMALLEST_TEXT}")
    if "\n" in text or not text.strip():
        problems.append(f"text '{text[:30]}' is empty or not one line")
    unsafe = sorted(set(text) - SAFE_CHARACTERS)
    if unsafe:
        problems.append(f"text '{text[:30]}' has unsafe characters: " + " ".join(
            f"{one} U+{ord(one):04X}" for one in unsafe))
    return problems
