"""The queries by name, and answers in one form: texts quoted, numbers and days bare, null empty."""

import pathlib
import re

_SQL = pathlib.Path(__file__).with_name("queries.sql").read_text(encoding="utf-8")


def queries():
    """Returns the text of each query by its name."""
    parts = re.split(r"^-- (\w+): .*$", _SQL, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (text.strip().removesuffix(";") for text in parts[2::2])))


def show(name, rows):
    """Prints the answer to a query."""
    print(f"# {name}")
    for row in rows:
        print(",".join(map(_field, row)))


def _field(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value)
