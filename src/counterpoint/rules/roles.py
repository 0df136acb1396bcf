"""What a person is: role and affiliation out of the words before or behind the name."""

from __future__ import annotations

from counterpoint.rules.closed import PREPOSITIONS
from counterpoint.rules.lexicon import classes
from counterpoint.rules.names import BODIES, ROLES, TITLES, countries, participle_before_name, plain, words_of
from counterpoint.rules.tokens import Range, Tokens

DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "one", "another"])
COURTESY = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "dame"])
ABBREVIATED = {
    "Sen": "Senator", "Rep": "Representative", "Gov": "Governor", "Prof": "Professor", "Gen": "General", "Col": "Colonel",
    "Cllr": "Councillor", "Capt": "Captain", "Lt": "Lieutenant", "Rev": "Reverend", "Sgt": "Sergeant", "Adm": "Admiral",
}  # fmt: skip
RELATED = frozenset(
    [
        "lawyer",
        "attorney",
        "wife",
        "husband",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "widow",
        "friend",
        "aide",
        "adviser",
        "advisor",
        "assistant",
        "doctor",
        "agent",
        "coach",
        "manager",
        "neighbor",
        "neighbour",
        "partner",
        "spokesman",
        "spokeswoman",
    ]
)
NO_ROLES = frozenset(["list", "exist", "consist", "assist", "resist", "insist", "persist", "twist", "waist", "wrist", "mist", "fist"])
NO_ROLES |= frozenset(["gist", "moist", "heist", "enlist", "shortlist", "checklist", "playlist", "wishlist", "racist", "sexist"])
"""Words in -ist that are none for what somebody is, unlike "geneticist"."""

KIN = frozenset(["wife", "husband", "mother", "father", "son", "daughter", "brother", "sister", "widow", "friend", "partner", "boss"])
"""What somebody is to another, who is not named with it: "his **friend** Moe"."""

PARTIES = frozenset(["democratic", "republican", "conservative", "liberal", "independent", "labour"])
LEADS = frozenset(
    [
        "leads",
        "heads",
        "runs",
        "chairs",
        "directs",
        "led",
        "headed",
        "ran",
        "chaired",
        "directed",
        "founded",
        "oversees",
        "teaches",
        "manages",
    ]
)
WORKS = words_of()["documents"] | {"book", "books", "novel", "memoir", "film", "show", "series", "column", "song"}
OFFICES = ROLES | TITLES
PEOPLE_OR_WORKS = ROLES | WORKS
LINKS = frozenset(["of", "at", "for", "with", "from", "in", "to", "on"])
ENDS = frozenset(
    [
        "like",
        "including",
        "such",
        "who",
        "which",
        "that",
        "and",
        "but",
        "whose",
        "when",
        "while",
        "after",
        "before",
        "during",
        "since",
        "where",
    ]
)
STOPS_BEFORE = (
    ENDS
    | classes()["auxiliaries"]
    | classes()["irregular"]
    | frozenset(["as", "by", "than", "in", "on", "if", "because", "said", "told", "met", "when", "become", "named", "called", "like"])
)
TIMES = classes()["days"] | classes()["months"]
TITLED = frozenset(["acting", "managing", "founding", "leading", "commanding", "visiting", "outgoing", "incoming", "sitting", "ruling"])
TITLED |= frozenset(["marketing", "engineering", "planning", "housing", "nursing", "racing", "boxing", "casting", "programming"])
MODIFIERS = frozenset(
    ["former", "acting", "then", "deputy", "senior", "retired", "longtime", "outgoing", "incoming", "interim", "ex", "vice"]
)
EMPTY = MODIFIERS - {"deputy"}
RANKS = frozenset(["Press", "Prime", "Foreign", "Chief", "Minority", "Majority", "Democratic", "Republican"])
LONGEST = 14
Described = tuple[str | None, str | None]


def from_modifier(words: list[str]) -> list[str]:
    """A description without the small words before its capitals that do not modify a role: "[persuade] U.S. President"."""
    start = next((i for i, word in enumerate(words) if not (word.islower() or (i == 0 and word.endswith("ly")))), 0)
    while start > 0 and words[start - 1] in MODIFIERS:
        start -= 1
    return words[start:]


def is_role(words: list[str]) -> bool:
    """Whether a phrase says what somebody is: one of its words is a role or a title."""
    if not OFFICES.isdisjoint(map(plain, words)):
        return True
    return any(w.islower() and (low := plain(w)).endswith("ist") and low not in NO_ROLES for w in words)


def split(words: list[str]) -> Described:
    """Role and affiliation of a phrase: ``["Norway’s", "chief", "economist"]`` is ("chief economist", "Norway")."""
    while words and words[0].lower() in DETERMINERS:
        words = words[1:]
    if len(words) > 1 and words[0].endswith("ing") and words[1].lower() in DETERMINERS:
        return None, None  # a verb: "accusing the mayor of …, Moe"
    words = _until_end(words)
    affiliation, words = _possessor(words)
    if affiliation is None:
        affiliation, words = _linked(words)
    if affiliation is None:
        affiliation, words = _leading(words)
    if words and words[0] in PREPOSITIONS:
        words = words[1:] if len(words) == 2 and words[1][0].isupper() else []  # "against **Senator**", "in his first interview"
    role = " ".join(w for w in words if w != ".").replace(" ,", ",").strip(" ,")
    return role or None, affiliation


def _until_end(words: list[str]) -> list[str]:
    for i, word in enumerate(words):
        if i and (word.lower() in ENDS or (word.endswith("ing") and word[0].islower() and i > 1) or word.lower() in TIMES):
            if word.lower() == "and" and i + 1 < len(words) and is_role(words[i + 1 : i + 4]):
                continue
            if word == "and" and words[i - 1][0].isupper() and words[i + 1 : i + 2] and words[i + 1][0].isupper():
                continue
            return words[:i]
    return words[:LONGEST]


def _possessor(words: list[str]) -> tuple[str | None, list[str]]:
    """A possessor at the front: "Japan’s National Defense Academy"."""
    for i, word in enumerate(words[:4]):
        if not word[0].isupper():
            break
        if word.endswith(("'s", "’s")) and len(words) > i + 1:
            if plain(words[-1]) in RELATED and plain(word) not in countries() and plain(word) not in BODIES:
                return None, words
            return " ".join([*words[:i], word[:-2]]), words[i + 1 :]
        if word.endswith(("s'", "s’")) and len(words) > i + 1:
            return " ".join([*words[:i], word[:-1]]), words[i + 1 :]
    return None, words


def _linked(words: list[str]) -> tuple[str | None, list[str]]:
    """A body behind a preposition: "head of the coast guard", "professor of history at Yale", not "Secretary of State"."""
    for i in range(1, len(words) - 1):
        if words[i] not in LINKS:
            continue
        rest = words[i + 1 :]
        definite = rest[0] in ("the", "a", "an")
        rest = rest[1:] if definite else rest
        if not rest or (words[i] == "of" and words[i - 1][0].isupper() and not definite and plain(rest[0]) in TITLES):
            continue
        if rest[0][0].isupper() or (definite and plain(rest[0]) not in PEOPLE_OR_WORKS and words[i] in ("of", "at", "for", "with")):
            return " ".join(_body(rest)), words[:i]
    return None, words


def _body(words: list[str]) -> list[str]:
    """The name of a body at the front of ``words``."""
    for i, word in enumerate(words):
        named = word == "for" and i + 1 < len(words) and words[i + 1][0].isupper()
        if (
            word == ","
            or word in ("that", "who")
            or (i and not named and word in ("in", "at", "for", "from", "on", "with", "to") and not words[i - 1][0].islower())
        ):
            return words[:i]
    return words


def _leading(words: list[str]) -> tuple[str | None, list[str]]:
    """A body or country in front of the role: "State Department spokesperson", "former CIA official", "Russian Foreign Minister"."""
    first = 0
    while first < len(words) and words[first].lower() in MODIFIERS:
        first += 1
    if first < len(words) and (
        words[first].lower() in PARTIES or (words[first] == "American" and plain(words[-1]) in ("ceo", "spokesman", "spokeswoman"))
    ):
        return None, words
    if any(word.endswith(("'s", "’s")) for word in words):
        return None, words
    end = first
    while end < len(words) and words[end][0].isupper() and (plain(words[end]) not in OFFICES or plain(words[end]) in BODIES):
        end += 1
    for size in (2, 1):
        country = countries().get(" ".join(plain(w) for w in words[first : first + size])) if first + size < len(words) else None
        if country:
            return country, words[:first] + words[first + size :]
    if end - first > 1 and words[end - 1] in RANKS:
        end -= 1
    if end > first and end < len(words) and all(w[0].islower() or plain(w) in ROLES or w in RANKS for w in words[end:]):
        return " ".join(words[first:end]), words[:first] + words[end:]
    return None, words


def before_name(tokens: Tokens, lo: int, at: int, first: int) -> Range | None:
    """The words before a name that say what its bearer is; ``[lo, at)`` are the titles in the name's own run."""
    i = lo
    while i > first and at - i < LONGEST:
        word = tokens.word[i - 1]
        low = word.lower()
        participle = low.endswith("ing") and word.islower() and low not in TITLED
        if low.endswith("ed") and i - 2 >= first:
            adverb = i - 2 > first and tokens.low[i - 2].endswith("ly") and tokens.cap[i - 3]
            participle = participle or adverb or (word.islower() and tokens.cap[i - 2])
        participle = participle or (i - 1 == first and participle_before_name(tokens, i - 1))
        if low in STOPS_BEFORE or participle or not (word[0].isalnum() or word == "."):
            break
        if low in ("the", "a", "an", "his", "her", "its", "their") or (low in LINKS and not inside_title(tokens, i - 1)):
            break
        if word == "." and len(tokens.word[i - 2]) > 5:
            break
        i -= 1
    if is_role(tokens.word[i:at]):
        return (i, at)
    return (lo, at) if lo < at and is_role(tokens.word[lo:at]) else None


def inside_title(tokens: Tokens, i: int) -> bool:
    """Whether a preposition stands inside a title: "Secretary of State Ada Moe"."""
    if tokens.low[i] != "of" or not tokens.cap[i - 1] or i + 1 >= len(tokens.word) or not tokens.cap[i + 1]:
        return False
    before = plain(tokens.word[i - 1])
    return before in TITLES or before in ROLES or before in BODIES


def title_only(words: list[str]) -> str | None:
    """A title without courtesy: "Mr" says nothing of what somebody is."""
    kept = [ABBREVIATED.get(w, w) for w in words if w != "." and plain(w) not in COURTESY]
    if not is_role(kept) or (len(kept) == 1 and kept[0] in KIN) or EMPTY.issuperset(word.lower() for word in kept):
        return None
    if len(kept) > 1 and kept[0] in ("Former", "Acting", "Then", "Retired", "Longtime", "Senior"):
        kept[0] = kept[0].lower()
    return " ".join(kept) or None
