"""Looking inside a reading: the draft and the ledger that it was made from, and texts drawn for it."""

from hypothesis import strategies as st

from council_core.minutes.reader import parse_minutes, reading

# Made-up names of rare letters: none of them is a word of minutes, so that where one went can be told.
NAMES = (
    "鵜殿 鷺子", "鴉丸蘭", "鯖江鮎太", "鯵沢 鰹", "蕨野菫", "葦原 莢子", "橡葉楓", "槐 梓", "鶉野 雛", "鳶尾隼斗", "貂寺 鼬", "獺 狸一", "蜻蛉 蝶", "蟋蟀 蛍子", "鱒淵鱸", "鰊崎 鱈", "椥辻 榧", "棗田柾",
)  # fmt: skip

# Pieces of minutes: put together in any order they are seldom minutes, and still near enough to break a reader.
PIECES = (
    "令和5年度第2回見本市見本審議会会議録", "会議の名称", "日時　令和5年6月1日（木）", "午後2時から午後4時まで", "自 午前9時 至 正午", "場所　見本会館", "と　き", "ところ", "出席者", "出席委員（3名）", "欠席者　なし",
    "会長　", "副会長：", "委員　見本花子、架空次郎", "◎見本花子 ○架空次郎", "見 本 花 子 架 空 次 郎", "事務局　総務課長 例示三郎", "（欠席）", "（代理 想定五郎）", "傍聴者　2人", "公開・非公開の別　一部非公開", "議題", "次第",
    "(1) 見本計画の改定について", "（２）架空条例（資料1）", "1 開会", "２．議事", "ア　その他", "日程第1　議案第20号　", "【報告事項】", "配布資料", "資料1-2　新旧対照表", "会議の結果", "議題(1)　承認", "会議の経過", "発言者\t内容",
    "○会長　", "○架空委員　質問です。", "（事務局）", "【委員】お尋ねします。", "委員：", "3番（例示三郎君）", "会長）", "ただいまから開会します。", "次に、議題(2)を議題とします。", "「見本計画の改定について」を審議します。",
    "採決します。賛成の方は挙手をお願いします。", "（全員挙手）", "賛成5名、反対1名", "可否同数です。", "議長の裁決により可決します。", "（異議なし）", "継続審議とします。", "（休憩）", "午後3時10分 再開", "（福祉課職員入室）", "（質疑なし）",
    "〈結論〉", "次回審議会時には報告してほしい。", "次回は令和5年9月1日午後2時から", "- 3 -", "3/12", "\f", "―――――", "|", "---|---", "<p>", "</td><td>", "<br/>", "<!-- -->", "※", "・", "　", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\x85", "\u2028",
    "12", "第", "回", "（", "）", "「", "」", "：", "。", "、", "～", "氏名　役職　出欠", "| 氏名 | 出欠 |", "髙橋", "𠮷田", "e\u0301", "\ufeff", "\0", "&nbsp;", "<", ">", "なし", "以上", "更新日：2024年1月10日", "問い合わせ先　総務課",
)  # fmt: skip


def drafted(text):
    """Read a text, and return the reading with the draft that it was made from."""
    kept = []
    made = reading.to_meeting

    def keep(draft):
        kept.append(draft)
        return made(draft)

    reading.to_meeting = keep
    try:
        return parse_minutes(text), kept[0]
    finally:
        reading.to_meeting = made


def bare(text):
    """Return a text without its white space."""
    return "".join(text.split())


def untagged(source):
    """Return a source's text without its tags, and without white space."""
    found, place = [], 0
    for start, end in source.tags:
        found.append(source.text[place:start])
        place = end
    return bare("".join([*found, source.text[place:]]))


def taken(draft, kind):
    """Return the letters that a ledger has down as of a kind, in order, white space aside."""
    return bare(
        "".join(
            letter for letter, got in zip(draft.source.text, draft.ledger.taken, strict=True) if got == kind
        )
    )


def entries_in_order(draft):
    """Return the entries of a draft as they stand in the text."""
    return sorted((entry for item in draft.items for entry in item.entries), key=lambda entry: entry.start)


def is_within(part, whole):
    """Tell whether the letters of a part stand in the whole, in order."""
    letters = iter(whole)
    return all(letter in letters for letter in part)


def strings(data):
    """Return every text of plain data, at any depth."""
    if isinstance(data, dict):
        return [found for value in data.values() for found in strings(value)]
    if isinstance(data, list):
        return [found for value in data for found in strings(value)]
    return [data] if isinstance(data, str) else []


def texts():
    """Draw any text: letters of any kind, pieces of minutes in any order, or whole minutes cut anywhere."""
    pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)
    lines = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), max_size=30).map(
        "\n".join
    )
    return st.text(max_size=300) | pieces | lines
