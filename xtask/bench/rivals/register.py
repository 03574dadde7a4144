#!/usr/bin/env python3
"""The rival of `cargo xtask bench register`: a script over the workbook that is kept by hand today.

Opens the Excel workbook, walks the rows of every sheet and prints those that name a body. Uses
openpyxl where it is installed, else the standard library, which is the faster of the two.
"""
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_with_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            yield [str(cell) for cell in row if cell is not None]


def rows_with_standard_library(path):
    with zipfile.ZipFile(path) as package:
        shared = []
        if "xl/sharedStrings.xml" in package.namelist():
            with package.open("xl/sharedStrings.xml") as part:
                for _, element in tree.iterparse(part):
                    if element.tag == MAIN + "si":
                        shared.append("".join(text.text or "" for text in element.iter(MAIN + "t")))
                        element.clear()
        for name in sorted(n for n in package.namelist() if re.match(r"xl/worksheets/sheet\d+\.xml", n)):
            with package.open(name) as part:
                for _, element in tree.iterparse(part):
                    if element.tag != MAIN + "row":
                        continue
                    cells = []
                    for cell in element.iter(MAIN + "c"):
                        if cell.get("t") == "s":
                            cells.append(shared[int(cell.findtext(MAIN + "v"))])
                        else:
                            cells.append("".join(cell.itertext()))
                    yield cells
                    element.clear()


def main() -> None:
    path, wanted = sys.argv[1:3]
    try:
        import openpyxl  # noqa: F401
        rows = rows_with_openpyxl(path)
    except ImportError:
        rows = rows_with_standard_library(path)
    for row in rows:
        if any(wanted in cell for cell in row):
            print("\t".join(row))


main()
