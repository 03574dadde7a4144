"""Edits the exported workbook, and measures openpyxl, the rival: writing the same rows, reading them back.
Arguments: WORKBOOK EDITED."""
import sys
import time

import openpyxl

source, target = sys.argv[1:3]
start = time.perf_counter()
rows = list(openpyxl.load_workbook(source, read_only=True).worksheets[1].iter_rows(values_only=True))
print(f"  rival openpyxl: reading the list of items alone {1000 * (time.perf_counter() - start):.0f} ms")
start = time.perf_counter()
book = openpyxl.Workbook()
sheet = book.active
for row in rows:
    sheet.append(row)
book.save(target)
print(f"  rival openpyxl: writing the list of items alone, unformatted {1000 * (time.perf_counter() - start):.0f} ms")

book = openpyxl.load_workbook(source)
sheet = book.worksheets[1]
columns = {cell.value: cell.column for cell in sheet[1]}
edited = 0
for row in range(2, sheet.max_row + 1):
    sheet.cell(row, columns["Tags"]).value = f"round {row % 7}"
    edited += 1
    if row % 5 == 0:
        sheet.cell(row, columns["Priority"]).value = "high"
        sheet.cell(row, columns["Due day"]).value = "2027-06-30"
        edited += 2
    if row % 50 == 0:
        sheet.cell(row, columns["Responsible"]).value = "Nobody in particular"
        edited += 1
book.save(target)
print(f"  edited {edited} cells of {sheet.max_row - 1} rows")
