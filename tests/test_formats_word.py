"""Word documents: what Word shows on its pages, written out."""

import io
import zipfile

import pytest
from papers import docx, level, listed, paragraph, run, table

from council_core.errors import NoText
from council_core.minutes.reader import read_text
from council_core.minutes.reader.formats import package

LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimalFullWidth", "%1")
    + level(1, "decimal", "（%2）", '<w:suff w:val="nothing"/>')
    + level(2, "aiueoFullWidth", "%3")
    + level(3, "decimal", "%1-%2-%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "decimalEnclosedCircle", "%1")
    + level(1, "bullet", "&#xF06C;", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    + level(2, "bullet", "&#xF0FF;", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "japaneseCounting", "第%1", '<w:pStyle w:val="Head"/>')
    + level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Under"><w:basedOn w:val="Head"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
)
BOX = f"<w:txbxContent>{paragraph('箱の中')}</w:txbxContent>"
DRAWN = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
RUBY = "<w:r><w:ruby><w:rt><w:r><w:t>やまだ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>山田</w:t></w:r></w:rubyBase></w:ruby></w:r>"


def field(told, shown=None):
    """Return a complex field, with or without what it shows."""

    def sign(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    middle = "" if shown is None else sign("separate") + run(shown)
    return f"{sign('begin')}<w:r><w:instrText>{told}</w:instrText></w:r>{middle}{sign('end')}"


def text_of(tmp_path, body, **parts):
    """Return the text of a document with a body."""
    return read_text(docx(tmp_path / "a.docx", body, **parts))


def outcome_of(path):
    """Return the text of a file, or the sentence that says why there is none."""
    try:
        return read_text(path)
    except NoText as error:
        return str(error)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("会議録") + paragraph("") + paragraph("日時　6月1日"), "会議録\n\n日時　6月1日"),
        (paragraph("<w:r><w:t>日時</w:t><w:tab/><w:t>6月</w:t><w:br/><w:t>1日</w:t><w:cr/><w:br w:type='page'/><w:t>次</w:t></w:r>",
                   "<w:tabs><w:tab w:val='left'/></w:tabs>"), "日時\t6月\n1日\n\f次"),
        (paragraph("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"), "a‑bc"),
        (paragraph(run("残") + "<w:del><w:r><w:delText>消</w:delText></w:r></w:del><w:ins>" + run("加") + "</w:ins><w:moveFrom>"
                   + run("旧") + "</w:moveFrom><w:moveTo>" + run("新") + "</w:moveTo>"), "残加新"),
        (paragraph(run("続"), "<w:rPr><w:del/></w:rPr>") + paragraph("き"), "続き"),
        (paragraph(run("見") + run("隠", "<w:vanish/>") + run("隠", '<w:rStyle w:val="Secret"/>')
                   + run("え", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>') + run("る", '<w:vanish w:val="false"/>')), "見える"),
        (paragraph(RUBY + run("委員")), "山田委員"),
        (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:sym w:font="ＭＳ" w:char="9AD9"/><w:sym w:char="D800"/></w:r>'), "●髙"),
        (paragraph(field("DATE", "6月1日") + field("PAGE", "") + field(r"EQ \o\ac(○,印)") + field(r"EQ \* jc2 \o\ad(\s\up 9(やまだ),山田)")
                   + field("IF " + field("X", "中") + " y", "外")), "6月1日印山田外"),
        (paragraph("<w:fldSimple w:instr='DATE'>" + run("今日") + "</w:fldSimple><w:hyperlink>" + run("資料") + "</w:hyperlink>"), "今日資料"),
        ("<w:sdt><w:sdtPr><w:alias w:val='x'/><w:t>x</w:t></w:sdtPr><w:sdtContent>" + paragraph("中身") + "</w:sdtContent></w:sdt>", "中身"),
        (paragraph(run("外") + DRAWN + run("側")), "外側\n箱の中"),
        (paragraph(run("外") + f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"), "外\n箱の中"),
        (paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
        (paragraph("a<w:r><w:commentReference w:id='1'/></w:r>".replace("a<", run("a") + "<")), "a"),
        (paragraph("新", "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"), "新"),
    ],
)  # fmt: skip
def test_what_word_shows(tmp_path, body, expected):
    """Text as it stands after all revisions; breaks, signs, fields, boxes and controls as Word shows them."""
    assert expected == text_of(tmp_path, body, styles=STYLES, numbering=LISTS)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([("開会", 1), ("議題", 1), ("甲", 1, 1), ("乙", 1, 1), ("子", 1, 2), ("丑", 1, 2), ("閉会", 1), ("丙", 1, 1)],
         "１ 開会\n２ 議題\n（1）甲\n（2）乙\nア 子\nイ 丑\n３ 閉会\n（1）丙"),
        ([("甲", 2), ("点", 2, 1), ("丸", 2, 2), ("乙", 2)], "① 甲\n● 点\n・ 丸\n② 乙"),
        ([("一", 1), ("五", 3), ("六", 3), ("七", 1)], "１ 一\n５ 五\n６ 六\n７ 七"),
        ([("深", 1), ("深", 1, 1), ("深", 1, 3), ("深", 1, 3)], "１ 深\n（1）深\n1-1-1 深\n1-1-2 深"),
        ([("初", 4), ("a", 4, 1), ("次", 4), ("b", 4, 1)], "第一 初\n1 a\n第二 次\n2 b"),
        ([("無", 0), ("無", 99), ("無", 1, 8)], "無\n無\n無"),
    ],
)  # fmt: skip
def test_numbers_that_word_counts(tmp_path, body, expected):
    """Numbers of lists are written as Word shows them: levels, starts, restarts, styles of numbers, bullets."""
    paragraphs = "".join(listed(*each) for each in body)
    assert expected == text_of(tmp_path, paragraphs, numbering=LISTS)


def test_numbers_by_style(tmp_path):
    """A style may put its paragraphs into a list, also by the style that it is based on; 0 takes one out of it."""
    out = paragraph("外", '<w:pStyle w:val="Head"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = (
        "".join(paragraph("章", f'<w:pStyle w:val="{name}"/>') for name in ("Head", "Under", "a", "none"))
        + out
    )
    assert "第一 章\n第二 章\n章\n章\n外" == text_of(tmp_path, body, styles=STYLES, numbering=LISTS)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("decimal", "1 2 10 21"), ("decimalFullWidth", "１ ２ １０ ２１"), ("decimalZero", "01 02 10 21"),
        ("decimalEnclosedCircle", "① ② ⑩ ㉑"), ("decimalEnclosedParen", "⑴ ⑵ ⑽ 21"), ("aiueo", "ｱ ｲ ｺ ﾅ"),
        ("irohaFullWidth", "イ ロ ヌ ナ"), ("japaneseCounting", "一 二 十 二十一"), ("ideographDigital", "一 二 一〇 二一"),
        ("japaneseLegal", "壱 弐 壱拾 弐拾壱"), ("ideographTraditional", "甲 乙 癸 21"), ("ideographZodiac", "子 丑 酉 21"),
        ("upperRoman", "I II X XXI"), ("lowerLetter", "a b j u"), ("numberInDash", "- 1 - - 2 - - 10 - - 21 -"), ("unheard-of", "1 2 10 21"),
    ],
)  # fmt: skip
def test_styles_of_numbers(tmp_path, style, expected):
    """Each way in which Word writes numbers in Japan; a number that a style has not is written in digits."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{start}">{level(0, style, "%1")}</w:abstractNum>'
        f'<w:num w:numId="{start}"><w:abstractNumId w:val="{start}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for start in (1, 2, 10, 21)
    )
    body = "".join(listed("", start) for start in (1, 2, 10, 21))
    assert expected == " ".join(text_of(tmp_path, body, numbering=lists).split(" \n")).strip()


def test_tables(tmp_path):
    """Rows are lines, cells stand apart by a tab; merged cells, tables within, deleted rows, rows that begin late."""
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("名簿")}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    inner = table(["a", "b"], ["c", "d"]) + paragraph("")
    body = table([wide, "備考"], ["委員", "見本", "出席"], [below, "架空", "欠席"], ["外", inner])
    body += "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    body += f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{paragraph('遅')}</w:tc></w:tr></w:tbl>"
    assert "名簿\t\t備考\n委員\t見本\t出席\n\t架空\t欠席\n外\ta\tb\nc\td\n\t遅" == text_of(tmp_path, body)


def test_notes(tmp_path):
    """Notes stand at the end under the marks that they have in the text; running heads and comments do not."""
    body = paragraph(
        run("本文")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run("と")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    mark = "<w:r><w:{}noteRef/></w:r>"
    notes = [
        f'<w:{kind}note w:id="0" w:type="separator">{paragraph("線")}</w:{kind}note>'
        f'<w:{kind}note w:id="2">{paragraph(mark.format(kind) + run(f" {kind}の注"))}</w:{kind}note>'
        for kind in ("foot", "end")
    ]
    text = text_of(
        tmp_path,
        body,
        footnotes=notes[0],
        endnotes=notes[1],
        header1=paragraph("柱"),
        comments=f"<w:comment>{paragraph('評')}</w:comment>",
    )
    assert "本文¹と²\n¹ footの注\n² endの注" == text


def test_names_of_parts_and_strict_documents(tmp_path):
    """A document is found where its package says, and those of the strict kind are read as well."""
    path = docx(tmp_path / "a.docx", paragraph("会議録"), main="word/document2.xml")
    assert "会議録" == read_text(path)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    old, new = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data.replace(old, new))
    assert "会議録" == read_text(path)


# What is no document that can be read


def test_entities(tmp_path):
    """A document that declares entities is refused before any of them grows."""
    path = docx(tmp_path / "a.docx", paragraph("x"))
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(NoText, match="declares a document type"):
        read_text(path)


def test_bombs(tmp_path, monkeypatch):
    """A part that would unfold beyond the bound is told with it, without being unfolded."""
    monkeypatch.setattr(package, "_MOST", 2_000_000)
    path = docx(tmp_path / "a.docx", paragraph("x"), styles=" " * 3_000_000)
    assert path.stat().st_size < 10_000
    with pytest.raises(NoText, match="more than 2 MB"):
        read_text(path)


def test_damaged(tmp_path):
    """Wherever a document is cut off or spoiled, one sentence tells that it is damaged."""
    path = docx(tmp_path / "a.docx", paragraph("会議録" * 50))
    whole = path.read_bytes()
    for size in range(4, len(whole), 197):
        path.write_bytes(whole[:size])
        with pytest.raises(NoText, match="damaged"):
            read_text(path)
    for place in range(60, len(whole), 17):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        told = outcome_of(path)
        assert "会議録" in told or told.startswith(str(path))  # what is spoiled may not matter


def test_broken_xml(tmp_path):
    """XML that is not well formed is told, with the place that the parser gives."""
    path = docx(tmp_path / "a.docx", "<w:p>")
    with pytest.raises(NoText, match=r"damaged .*line 1"):
        read_text(path)


def test_locked(tmp_path):
    """A document whose parts are locked says so."""
    path = docx(tmp_path / "a.docx", paragraph("x"))
    data = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    path.write_bytes(bytes(data))
    with pytest.raises(NoText, match="locked with a password"):
        read_text(path)


def test_deep_and_long(tmp_path):
    """Tables within tables, boxes within boxes and long documents take time that goes with their size."""
    deep = "<w:tbl><w:tr><w:tc>" * 4_000 + paragraph("底") + "</w:tc></w:tr></w:tbl>" * 4_000
    assert "底" == text_of(tmp_path, deep).strip()
    boxes = "<w:p><w:r><w:txbxContent>" * 1_000 + paragraph("底") + "</w:txbxContent></w:r></w:p>" * 1_000
    assert "底" == text_of(tmp_path, boxes).strip()
    fields = paragraph(field("X", "y") * 4_000)
    assert "y" * 4_000 == text_of(tmp_path, fields)
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as archive:
        assert "word/document.xml" in archive.namelist()
