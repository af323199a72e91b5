# SPDX-License-Identifier: BSL-1.0
"""Opens the workbooks of a folder with other programs, as files.cpp wrote them.

    recalculate.py openpyxl FOLDER              read without a warning; every formula has a value; every text is itself
    recalculate.py unzip FOLDER                 the archives are whole
    recalculate.py libreoffice FOLDER           every value of a formula is broken, then recalculated: equal to 1e-13; no text is run;
                                                a formula that is overwritten turns the checks false
    recalculate.py hyperformula FOLDER MODULES  recalculated by HyperFormula in Node: equal to the last bit

Ends with 77 where the other program is not there, and with 1 where something differs.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile


def skip(what):
    print("skipped: no " + what)
    sys.exit(77)


try:
    import openpyxl
except ImportError:
    skip("openpyxl")

warnings.simplefilter("error")
mode, folder = sys.argv[1], sys.argv[2]
# And the one that a test holds every byte of.
files = sorted(glob.glob(os.path.join(folder, "*.xlsx"))) + [os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "golden.xlsx")]
failures = []


def fail(text):
    failures.append(text)
    print(text)


def cells(path, values):
    """{(sheet, "B3"): value} of the cells that are not empty: formulas as text with =, or the values beside them."""
    book = openpyxl.load_workbook(path, data_only=values)
    return {(s.title, c.coordinate): c for s in book for row in s.iter_rows() for c in row if c.value is not None}


def formulas(path):
    """{(sheet, "B3"): (formula, value)}"""
    values = cells(path, True)
    return {at: (c.value, values[at].value if at in values else None) for at, c in cells(path, False).items() if c.data_type == "f"}


def rewritten(source, target, change):
    """The archive with change(name, text) for each of its parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode()))


BROKEN = "12345.678"


def broken(name, text):
    """Every value of a formula is another: what is right afterwards was calculated."""
    if "worksheets" not in name:
        return text
    text = re.sub(r'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(?: t="[a-z]+")?(><f>[^<]*</f><v>)[^<]*(</v>)', r"\g<1>\g<2>" + BROKEN + r"\g<3>", text)
    return text


def same_text(read, hexadecimal):
    return read == bytes.fromhex(hexadecimal[1:]).decode()


def undone(text):
    """openpyxl leaves _xHHHH_ as it is."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def check_texts(path, undo):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for row in range(1, sheet.max_row + 1):
        a, b = sheet.cell(row, 1), sheet.cell(row, 2)
        if a.data_type == "f" or not same_text(undo(str(a.value)), b.value):
            fail(f"{path}: A{row} is {a.value!r} of type {a.data_type}, written as {bytes.fromhex(b.value[1:])!r}")


if mode == "openpyxl":
    count = 0
    for path in files:
        for at, (formula, value) in formulas(path).items():
            count += 1
            if value is None:
                fail(f"{path}: {at} {formula} has no value")
        if path.endswith("texts.xlsx"):
            check_texts(path, undone)
    print(f"{len(files)} files, {count} formulas")

elif mode == "unzip":
    if not shutil.which("unzip"):
        skip("unzip")
    for path in files:
        if subprocess.run(["unzip", "-tqq", path]).returncode != 0:
            fail(path + " is no whole archive")

elif mode == "libreoffice":
    if not shutil.which("soffice"):
        skip("LibreOffice")
    with tempfile.TemporaryDirectory() as work:
        profile = os.path.join(work, "profile", "user")
        os.makedirs(profile)
        with open(os.path.join(profile, "registrymodifications.xcu"), "w") as settings:
            # LibreOffice takes the values of a file as they are unless it is told to recalculate always.
            settings.write('<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
                           '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
                           "<value>0</value></prop></item></oor:items>")
        inputs = []
        for path in files:
            inputs.append(os.path.join(work, os.path.basename(path)))
            rewritten(path, inputs[-1], broken)
        # One formula of the first sheet of sheets.xlsx is overwritten by a number.
        overwritten = os.path.join(work, "overwritten.xlsx")
        rewritten(os.path.join(folder, "sheets.xlsx"), overwritten,
                  lambda name, text: re.sub(r'(<c r="D10"[^>]*>)<f>[^<]*</f><v>[^<]*</v>', r"\g<1><v>5</v>", text) if name.endswith("sheet1.xml") else text)
        out = os.path.join(work, "out")
        subprocess.run(["soffice", "-env:UserInstallation=file://" + os.path.join(work, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", out]
                       + inputs + [overwritten], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        count = worst = 0
        for path in files:
            again = cells(os.path.join(out, os.path.basename(path)), True)
            for at, (formula, value) in formulas(path).items():
                count += 1
                got = again[at].value if at in again else None
                if isinstance(value, (int, float)) and not isinstance(value, bool) and isinstance(got, (int, float)):
                    apart = abs(got - value) / max(1, abs(value))
                    worst = max(worst, apart)
                    if apart > 1e-13:
                        fail(f"{path}: {at} {formula} is {got!r}, written as {value!r}")
                elif got != value:
                    fail(f"{path}: {at} {formula} is {got!r}, written as {value!r}")
            if path.endswith("texts.xlsx"):
                check_texts(os.path.join(out, os.path.basename(path)), lambda text: text)
        held = cells(os.path.join(out, "sheets.xlsx"), True)[("Checks", "D3")].value
        after = cells(os.path.join(out, "overwritten.xlsx"), True)
        if held is not True or after[("Checks", "D3")].value is not False or after[("Published", "C1")].value is not False:
            fail(f"the checks are {held}, and {after[('Checks', 'D3')].value} once a formula is overwritten")
        print(f"{len(files)} files, {count} formulas, {worst} apart at most")

elif mode == "hyperformula":
    modules = sys.argv[3] if len(sys.argv) > 3 else ""
    if not shutil.which("node") or not os.path.exists(os.path.join(modules, "hyperformula", "package.json")):
        skip("HyperFormula for Node")
    for path in files:
        book, values = openpyxl.load_workbook(path), cells(path, True)
        data = {"sheets": {}, "names": [[n.name, "=" + n.attr_text] for n in book.defined_names.definedName if n.localSheetId is None], "expected": []}
        for s in book:
            rows = [[None] * s.max_column for _ in range(s.max_row)]
            for row in s.iter_rows():
                for c in row:
                    content = c.value
                    if c.data_type == "f":
                        data["expected"].append([s.title, c.row - 1, c.column - 1, content, values[(s.title, c.coordinate)].value])
                    elif c.data_type == "e":
                        content = "=NA()"
                    elif c.data_type == "d":
                        content = None
                    elif isinstance(content, str):
                        content = "'" + content
                    rows[c.row - 1][c.column - 1] = content
            data["sheets"][s.title] = rows
        result = subprocess.run(["node", os.path.join(os.path.dirname(os.path.abspath(__file__)), "hyperformula.js"), modules],
                                input=json.dumps(data), text=True, capture_output=True)
        print(os.path.basename(path), result.stdout, result.stderr)
        if result.returncode != 0:
            fail(path)

sys.exit(1 if failures or not files else 0)
