"""The register as a workbook made to be edited: written here; opened and compared in `edited`.

A hidden sheet says of which revision of each document the workbook was made.
"""

import hashlib
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any, Final

from council_core.codec import to_json
from council_core.model import Council, Meeting
from council_core.tables.book_sheets import FORMAT, HIDDEN, SHEETS, Column, Sheet
from council_core.text import cells

__all__ = ["compose_book", "digest", "parts_of", "rows_of", "written"]

_GUIDE_TITLE: Final = "使い方"
_GUIDE: Final = (
    "このブックは council export が書き出したものです。編集して保存し、council import で読み込みます。",
    "読み込むと、書き出した時点からの変更だけが一覧になり、確認のうえ台帳に反映されます。",
    "他の職員がその間に変えた箇所は上書きされません。同じ箇所を変えていた場合は、反映されずに知らされます。",
    "灰色の列（ID）は行を見分けるためのものです。既にある行では変えないでください。",
    "新しい行：ID は空欄のままで構いません（会議体は ID が必要です）。会議IDまたは会議体IDの列は記入します。",
    "新しい行は、同じ会議（会議体）の、すぐ上の行の次に入ります。",
    "行を削除すると、台帳からも除かれます。ただし会議と会議体そのものは、行を削除しても除かれません。",
    "セルを空にすると「記載なし」になります。",
    "並べ替えや絞り込みは自由です。行の順序は読み込まれません。",
    "委員の任期は1行に1つです。任期を追加するには、同じ委員IDで任期No.を空欄にした行を加えます。",
    "日付は 2021/4/1、R3.4.1、令和3年4月1日、時刻は 14:00、午後2時 のように入力できます。",
    "所管課や条件が複数あるときは、セル内で改行して並べます。IDが複数あるときは、コンマで区切ります。",
    "列や見出しの名前は変えないでください。列を書き加えたときは、その列は読み飛ばされます。",
)
_ROWS_BELOW: Final = 2000  # drop-downs reach so far below the last row
_WIDEST: Final = 44  # columns of a digit's width
_MARGIN: Final = 2
_ARROW: Final = 3  # what the button of the filter takes
_LONG: Final = 4000  # letters from which a text may be too long for its cell
_GREY, _INK, _HEAD = "FFE7E6E6", "FF595959", "FFD9E2F3"

Document = Council | Meeting


def compose_book(documents: Iterable[tuple[Document, int]]) -> bytes:
    """Return a workbook (.xlsx) of documents, each with the revision that it stands at."""
    from io import BytesIO

    from openpyxl import Workbook

    documents = tuple(documents)
    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    for sheet in SHEETS:
        rows = [row for value, _revision in documents for row in rows_of(sheet, value)]
        _fill(book.create_sheet(sheet.title), sheet, rows)
    _add_guide(book)
    _add_sources(book, documents)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of(sheet: Sheet, document: Document) -> Iterator[list[Any]]:
    """Yield the contents of a sheet's rows for a document, in the order of the sheet's headings."""
    if not isinstance(document, sheet.document):
        return
    if sheet.list_name is None:
        yield [written(document, column) for column in sheet.columns]
        return
    for element in getattr(document, sheet.list_name):
        own = [document.id, *(written(element, column) for column in sheet.columns)]
        parts = parts_of(sheet, element)
        if sheet.part and not parts:
            yield own + [None] * (1 + len(sheet.part_columns))
        for number, part in enumerate(parts, start=1):
            yield [*own, number, *(written(part, column) for column in sheet.part_columns)]
        if not sheet.part:
            yield own


def parts_of(sheet: Sheet, element: Any) -> tuple[Any, ...]:
    """Return the parts of an element that have rows of their own: the terms of a member."""
    return getattr(element, sheet.part) if sheet.part else ()


def written(element: Any, column: Column, *, whole: bool = False) -> Any:
    """Return the content that a field's cell was given; `None` for a blank one.

    A text that is too long for a cell is cut, unless the `whole` is asked for.
    """
    value = element
    for step in column.path:
        value = getattr(value, step, getattr(value, f"{step}_", None))
    if value is None or value == ():
        return None
    content = column.kind.write(value)
    if isinstance(content, str) and len(content) > _LONG and not whole:
        from council_core.tables.ink import from_cell, to_cell

        return from_cell(to_cell(content))
    return content


def digest(document: Document) -> str:
    """Return what tells a document from another of its id: a workbook may meet another register."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()[:16]


def _fill(page: Any, sheet: Sheet, rows: list[list[Any]]) -> None:
    from council_core.tables.ink import put

    columns = _styled(sheet)
    for number, (label, style, _words) in enumerate(columns, start=1):
        head = page.cell(1, number)
        put(head, label)
        width = min(_WIDEST, max([_width(label) + _ARROW, *(_width(row[number - 1]) for row in rows)]))
        dimension = page.column_dimensions[head.column_letter]
        dimension.width = width + _MARGIN
        head.style = style
        dimension._style = copy(head._style)  # noqa: SLF001 -- of the cells that are not there yet
        head.style = "council-head"
    for line, row in enumerate(rows, start=2):
        for number, (content, (_label, style, _words)) in enumerate(zip(row, columns, strict=True), start=1):
            if content is not None:
                cell = page.cell(line, number)
                cell.style = style
                put(cell, content)
    last = len(rows) + 1
    page.freeze_panes = page.cell(2, len(sheet.id_labels) - bool(sheet.part) + 1)
    page.auto_filter.ref = f"A1:{page.cell(1, len(columns)).column_letter}{last}"
    _add_lists(page, columns, last + _ROWS_BELOW)
    page.sheet_view.zoomScale = 100
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _styled(sheet: Sheet) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return label, style and drop-down of each column in their order."""
    labels, ids = sheet.labels, sheet.id_labels
    kinds = {column.label: column.kind for column in (*sheet.columns, *sheet.part_columns)}
    return [
        (
            label,
            "council-id" if label in ids else _style_name(kinds[label].code),
            kinds[label].words if label in kinds else (),
        )
        for label in labels
    ]


def _style_name(code: str) -> str:
    return {"@": "council-text", "0": "council-number", "yyyy/m/d": "council-day", "h:mm": "council-time"}[
        code
    ]


def _add_styles(book: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    edge = Border(bottom=Side("thin", color="FFBFBFBF"))
    for name, code in (("id", "@"), ("text", "@"), ("number", "0"), ("day", "yyyy/m/d"), ("time", "h:mm")):
        style = NamedStyle(f"council-{name}", number_format=code, border=edge)
        style.alignment = Alignment(vertical="top", wrap_text=name == "text")
        style.font = Font("游ゴシック", 10.5, color=_INK if name == "id" else None)
        if name == "id":
            style.fill = PatternFill("solid", fgColor=_GREY)
        book.add_named_style(style)
    head = NamedStyle("council-head", border=edge, fill=PatternFill("solid", fgColor=_HEAD))
    head.font, head.alignment = Font("游ゴシック", 10.5, b=True), Alignment(vertical="center")
    book.add_named_style(head)


def _add_lists(page: Any, columns: list[tuple[str, str, tuple[str, ...]]], last: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, (_label, _style, words) in enumerate(columns, start=1):
        if words:
            listed = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            listed.errorTitle, listed.error = "一覧にない語です", "一覧から選んでください。"
            letter = page.cell(1, number).column_letter
            listed.add(f"{letter}2:{letter}{last}")
            page.add_data_validation(listed)


def _add_guide(book: Any) -> None:
    page = book.create_sheet(_GUIDE_TITLE)
    page.column_dimensions["A"].width = 110
    for number, line in enumerate(_GUIDE, start=1):
        cell = page.cell(number, 1, line)
        cell.style = "council-text"
        cell.border = None


def _add_sources(book: Any, documents: tuple[tuple[Document, int], ...]) -> None:
    page = book.create_sheet(HIDDEN)
    page.sheet_state = "hidden"
    page.append(["format", FORMAT])
    for value, revision in documents:
        page.append([type(value).__name__.lower(), "", revision, digest(value)])
        page.cell(page.max_row, 2).value = value.id
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"


def _width(content: Any) -> int:
    """Return the width of a cell's content in columns: two for a wide letter."""
    if isinstance(content, str):
        return max(map(cells, content.split("\n")), default=0)
    return len("2021/12/31") if content is not None else 0
