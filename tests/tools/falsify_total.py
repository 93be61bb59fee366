#!/usr/bin/env python3
"""falsify_total.py WORKBOOK SHEET CELL AMOUNT: writes another amount over a total that a workbook states."""
import sys

import openpyxl

path, sheet, cell, amount = sys.argv[1:]
book = openpyxl.load_workbook(path)
book[sheet][cell] = float(amount)
book.save(path)
