"""Makes the app's fonts, the sheet that names them, and the tables of their widths. Used by `cargo xtask fonts`.

    python3 make.py REPOSITORY PACKAGE=FOLDER…

The packages of npm hold the fonts to subset (Inter, JetBrains Mono), and those that readers have instead (Arimo, which has Arial's
measures, Roboto, DejaVu Sans), of which only the measures are taken.
"""

import hashlib
import io
import shutil
import sys
from pathlib import Path

import uharfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# ASCII, Latin-1, and what the texts of app and lessons hold besides: punctuation, arrows, signs, names of keys.
ASCII = range(0x20, 0x7F)
LATIN_1 = [code for code in range(0xA0, 0x100) if code != 0xAD]
OTHERS = sorted(map(ord, "–—‘’“”•…←↑→↓↗−≠≤≥⌘⇧⏎✓"))

# Kerning, and digits of one width for times and counts.
FEATURES = ["kern", "tnum"]

# Letters as often as English has them; the measures of fonts are compared over it.
SAMPLE = (
    "The photo app runs on an EC2 instance, a virtual computer at AWS. It wants to store a photo in the S3 bucket, read it back and "
    "list the folder. Every request to AWS is signed by somebody. Who is calling decides what is allowed."
)

# What is measured for the test of the table of widths.
MEASURED = [
    "IAM Playground",
    "AdministratorAccess",
    "OnlyFrankfurt · service control policy",
    "s3:GetObject is denied: aws:RequestedRegion is us-east-1",
    "arn:aws:iam::111122223333:role/photo-app",
    "“No rule allows it” → nobody’s key…",
    "AVATAR To We Ty. 1,114,747",
    "Zoë Müller",
]

FALLBACKS = [
    (
        "Inter Arial",
        ("fontsource-arimo/files/arimo-latin-400-normal.woff2", ["Arial", "ArialMT", "Liberation Sans", "LiberationSans", "Helvetica"]),
        (
            "fontsource-arimo/files/arimo-latin-700-normal.woff2",
            ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "LiberationSans-Bold", "Helvetica Bold", "Helvetica-Bold"],
        ),
    ),
    (
        "Inter Roboto",
        ("fontsource-roboto/files/roboto-latin-400-normal.woff2", ["Roboto", "Roboto-Regular"]),
        ("fontsource-roboto/files/roboto-latin-700-normal.woff2", ["Roboto Bold", "Roboto-Bold"]),
    ),
    (
        "Inter DejaVu",
        ("dejavu-fonts-ttf/ttf/DejaVuSans.ttf", ["DejaVu Sans", "DejaVuSans"]),
        ("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf", ["DejaVu Sans Bold", "DejaVuSans-Bold"]),
    ),
]

# Fonts of one width, with that width in thousandths of an em as their vendors document it.
MONO_FALLBACKS = [
    ("JetBrains Mono Consolas", 550, ["Consolas"]),
    (
        "JetBrains Mono Menlo",
        602,
        ["Menlo", "Menlo-Regular", "DejaVu Sans Mono", "DejaVuSansMono", "Liberation Mono", "LiberationMono", "Roboto Mono"],
    ),
]

FORMS = ("SANS", "SANS_BOLD", "MONO")


def subset_font(font):
    """The font with the characters of the app alone, without hints, the same bytes each time."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]
    options.name_languages = [0x409]
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*ASCII, *LATIN_1, *OTHERS])
    subsetter.subset(font)
    return font


def file_bytes(font, flavor):
    font.flavor = flavor
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def inter(packages, weight):
    font = TTFont(packages["inter-ui"] / "variable/InterVariable.woff2", recalcTimestamp=False)
    # The optical size of running text, for all sizes.
    return subset_font(instancer.instantiateVariableFont(font, {"opsz": 14, "wght": weight}))


def jetbrains_mono(packages):
    file = packages["fontsource-jetbrains-mono"] / "files/jetbrains-mono-latin-400-normal.woff2"
    return subset_font(TTFont(file, recalcTimestamp=False))


def advance(font, code):
    name = font.getBestCmap().get(code)
    return font["hmtx"][name][0] if name else None


def average(font):
    """The mean advance of the sample, in parts of an em."""
    return sum(advance(font, ord(letter)) for letter in SAMPLE) / len(SAMPLE) / font["head"].unitsPerEm


def percent(part):
    return f"{part * 100:.2f}%"


def fallback_face(family, weight, font, size, names):
    """A face of the reader's own fonts, scaled so that its lines break where the font's do and stand as high."""
    em = font["head"].unitsPerEm
    ascent, descent, gap = (abs(value) / em / size for value in (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap))
    sources = ", ".join(f'local("{name}")' for name in names)
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-weight: {weight};\n  src: {sources};\n  size-adjust: {percent(size)};\n'
        f"  ascent-override: {percent(ascent)};\n  descent-override: {percent(descent)};\n  line-gap-override: {percent(gap)};\n}}\n"
    )


def face(family, weight, name):
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-weight: {weight};\n  font-display: swap;\n'
        f'  src: url("./fonts/{name}") format("woff2");\n}}\n'
    )


def sheet(packages, fonts, names):
    sans, bold, mono = fonts
    rules = [
        "/* Written by `cargo xtask fonts`. The fonts, and for each the reader's own fonts scaled to its measures: they are shown\n"
        "   until it is there, and where it cannot be fetched. */\n",
        face("Inter", 400, names[0]),
        face("Inter", 600, names[1]),
        face("JetBrains Mono", 400, names[2]),
    ]
    for family, regular, semibold in FALLBACKS:
        for weight, font, (other, found) in ((400, sans, regular), (600, bold, semibold)):
            package, file = other.split("/", 1)
            size = average(font) / average(TTFont(packages[package] / file))
            rules.append(fallback_face(family, weight, font, size, found))
    for family, width, local in MONO_FALLBACKS:
        rules.append(fallback_face(family, 400, mono, average(mono) * 1000 / width, local))
    return "\n".join(rules)


def table(form, font):
    em = font["head"].unitsPerEm
    mean = round(average(font) * em)
    row = lambda codes: ", ".join(str(advance(font, code) or mean) for code in codes)
    # A soft hyphen is not shown.
    latin_1 = ", ".join("0" if code == 0xAD else str(advance(font, code) or mean) for code in range(0xA0, 0x100))
    others = ", ".join(f"('\\u{{{code:x}}}', {advance(font, code)})" for code in OTHERS if advance(font, code) is not None)
    return (
        f"pub(super) const {form}: AdvanceWidths = AdvanceWidths {{\n    units_per_em: {em}.0,\n    average: {mean},\n"
        f"    ascii: &[{row(ASCII)}],\n    latin_1: &[{latin_1}],\n    others: &[{others}],\n}};\n"
    )


def widths(fonts):
    tables = "\n".join(table(form, font) for form, font in zip(FORMS, fonts))
    return f"//! Written by `cargo xtask fonts`: the advance of each character of the fonts.\n\nuse super::AdvanceWidths;\n\n{tables}"


def shaped_width(font_file, text):
    """The width of a text as a browser sets it, in parts of an em."""
    face = uharfbuzz.Face(font_file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    return sum(position.x_advance for position in buffer.glyph_positions) / face.upem


def measured(plain_files):
    lines = ["# Written by `cargo xtask fonts`: texts with their widths at 100 px, set by HarfBuzz with the fonts' kerning."]
    for form, file in zip(FORMS, plain_files):
        lines += [f"{form}|{shaped_width(file, text) * 100:.1f}|{text}" for text in MEASURED]
    return "\n".join(lines) + "\n"


def embedded(names):
    lines = ["//! Written by `cargo xtask fonts`: the files of the fonts.\n"]
    for form, name in zip(FORMS, names):
        lines.append(f'pub(super) const {form}: &[u8] = include_bytes!("../../../../public/fonts/{name}");')
    return "\n".join(lines) + "\n"


def file_names(names):
    lines = ["//! Written by `cargo xtask fonts`: the names of the fonts' files.\n"]
    lines += [f'pub(super) const {form}: &str = "{name}";' for form, name in zip(FORMS, names)]
    return "\n".join(lines) + "\n"


def main():
    root = Path(sys.argv[1])
    packages = {name: Path(folder) for name, folder in (argument.split("=", 1) for argument in sys.argv[2:])}
    fonts = (inter(packages, 400), inter(packages, 600), jetbrains_mono(packages))
    plain_files = [file_bytes(font, None) for font in fonts]
    web_files = [file_bytes(font, "woff2") for font in fonts]
    stems = ("inter-400", "inter-600", "jetbrains-mono-400")
    # A host may let browsers keep them for ever: another font has another name.
    names = [f"{stem}-{hashlib.sha256(file).hexdigest()[:8]}.woff2" for stem, file in zip(stems, web_files)]

    folder = root / "public/fonts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, file in zip(names, web_files):
        (folder / name).write_bytes(file)
    shutil.copyfile(packages["inter-ui"] / "LICENSE.txt", folder / "LICENSE-inter.txt")
    shutil.copyfile(packages["fontsource-jetbrains-mono"] / "LICENSE", folder / "LICENSE-jetbrains-mono.txt")
    crate = root / "crates/decision-path"
    (root / "style/fonts.css").write_text(sheet(packages, fonts, names))
    (crate / "src/font_metrics/advance_widths.rs").write_text(widths(fonts))
    (crate / "src/embedded_fonts/files.rs").write_text(embedded(names))
    (crate / "src/font_face/file_names.rs").write_text(file_names(names))
    (crate / "tests/measured_widths.txt").write_text(measured(plain_files))
    print(f"{sum(map(len, web_files))} bytes of fonts")


main()
