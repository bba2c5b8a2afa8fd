"""Numbers as lists write them: １ ① ア イ 甲 一 a iv. The styles have the names that Word gives them."""

from collections.abc import Callable
from typing import Final

__all__ = ["write_number"]

_KANA: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF_KANA: Final = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA: Final = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_HALF_IROHA: Final = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼﾋﾓｾｽ"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ZODIAC: Final = "子丑寅卯辰巳午未申酉戌亥"
_WIDE: Final = dict(zip(map(ord, "0123456789"), "０１２３４５６７８９", strict=True))
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST: Final = 32767  # the largest number that Word's lists have


def write_number(number: int, style: str) -> str:
    """Return a number in a style of Word's (`w:numFmt`); in decimal where the style has no such number.

    `none` is nothing; so is `bullet`, whose sign stands in the list itself.
    """
    if style in {"none", "bullet"}:
        return ""
    if not 0 <= number <= _MOST:
        return str(number)
    return _STYLES.get(style, str)(number) or str(number)


def _from(letters: str, *, repeated: bool = False) -> Callable[[int], str]:
    """Return what writes numbers as letters of a row; `repeated` goes on with doubled letters (aa)."""

    def write(number: int) -> str:
        if number < 1 or (number > len(letters) and not repeated):
            return ""
        times, place = divmod(number - 1, len(letters))
        return letters[place] * (times + 1)

    return write


def _codes(*runs: tuple[int, int, str]) -> Callable[[int], str]:
    """Return what writes numbers by letters that have one for each: (first, last, letter of the first)."""

    def write(number: int) -> str:
        return next(
            (chr(ord(letter) + number - first) for first, last, letter in runs if first <= number <= last), ""
        )

    return write


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found += letters * times
    return found


def _kanji(digits: str, units: str) -> Callable[[int], str]:
    """Return what writes numbers in words (二百三十一); a unit has no 一 before it, but 壱 among `壱`."""

    def write(number: int) -> str:
        found = "〇" if number == 0 else ""
        for power, unit in zip((10000, 1000, 100, 10, 1), units, strict=True):
            digit, number = divmod(number, power)
            if digit:
                found += (
                    "" if digit == 1 and power in {10, 100, 1000} and digits[1] == "一" else digits[digit]
                ) + unit.strip()
        return found

    return write


def _digits(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


_COUNTED: Final = _kanji("〇一二三四五六七八九", "万千百十 ")
_CIRCLED: Final = _codes((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"), (0, 0, "⓪"))
_STYLES: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "numberInDash": "- {} -".format,
    "ordinal": str,
    "upperLetter": _from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeated=True),
    "lowerLetter": _from("abcdefghijklmnopqrstuvwxyz", repeated=True),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "aiueo": _from(_HALF_KANA),
    "aiueoFullWidth": _from(_KANA),
    "iroha": _from(_HALF_IROHA),
    "irohaFullWidth": _from(_IROHA),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _codes((1, 20, "⑴")),
    "decimalEnclosedFullstop": _codes((1, 20, "⒈")),
    "ideographEnclosedCircle": _codes((1, 10, "㊀")),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_ZODIAC),
    "japaneseCounting": _COUNTED,
    "chineseCounting": _COUNTED,
    "chineseCountingThousand": _COUNTED,
    "taiwaneseCountingThousand": _COUNTED,
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "japaneseLegal": _kanji("〇壱弐参四伍六七八九", "萬阡百拾 "),
}
