"""Words that grounding knows: negations, hedges, magnitudes, titles. English first; plain negations of other languages too."""
# ruff: noqa: SIM905 - a list of words reads better in rows than one to a line

from __future__ import annotations

# English, and the plain negations of other languages that news is read in.
NEGATIONS = frozenset(
    "not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely n't aint "
    "nicht kein keine keinen keinem keiner keines nie niemals ohne ne pas jamais sans nunca jamás não nem non "
    "niet geen inte ikke không tidak bukan değil "
    "不 没 沒 未 無 无 非 別 别 勿 ない ず ぬ 안 못 не нет никогда без لا لم لن ليس".split()
)

# Verbs and conjunctions that, left out, turn what follows: "he denied writing it", "unless it rains".
TURNING = frozenset(
    "deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail fails failed failing "
    "false untrue unlikely impossible unless if only rule ruled rules".split()
)

# Left out next to a piece, these make a surmise an assertion.
HEDGES = frozenset("may might could would allegedly reportedly supposedly possibly perhaps probably apparently alleged if".split())

MAGNITUDES = frozenset(
    "hundred thousand million billion trillion hundreds thousands millions billions trillions dozen lakh crore percent "
    "percentage bn mn tn % ‰ 十 百 千 万 萬 億 亿 兆 만 억 조 millionen milliarden milliarde millones millions mil prozent".split()
)

HAN_NUMBERS = frozenset("〇零一二三四五六七八九十百千万萬億亿兆两兩")

NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million several few".split()
)

RELATIVE = frozenset("which who whom whose where when although though while whereas despite as unlike".split())

JOINING = frozenset("and but while whereas yet so although because though nor or".split())

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president prime minister premier chancellor senator sen representative "
    "rep congressman congresswoman governor gov mayor admiral adm general gen colonel col captain capt major lieutenant lt sergeant "
    "sgt judge justice chief secretary deputy vice former ex ambassador king queen prince princess pope bishop archbishop cardinal "
    "rev reverend father sister imam rabbi sheikh spokesman spokeswoman spokesperson director chairman chairwoman chair ceo "
    "attorney commissioner officer detective sheriff coach foreign defense defence finance interior the a an of and for s 's".split()
)

VAGUE = frozenset(
    "unnamed anonymous unidentified unspecified some several many various other others certain two three the a an of and in from by "
    "with who at to s 's article text report author".split()
)

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december".split()
)

OPENERS = frozenset(
    "in on at by for from with as when while but and yet so then also after before if although though since yesterday today "
    "meanwhile however later earlier now even only".split()
)

# Numbers in words, so far as an item's own sentence is likely to write them in digits.
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
SPELLED = (
    {word: n for n, word in enumerate(_UNITS.split())}
    | {word: n * 10 for n, word in enumerate(_TENS.split(), 2)}
    | {word: n for n, word in enumerate(_ORDINALS.split(), 1)}
    | {"no": 0, "a": 1, "an": 1, "once": 1, "twice": 2, "both": 2, "dozen": 12, "half": 50, "hundred": 100, "thousand": 1000}
)
