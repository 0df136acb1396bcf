"""The sentence that stands for an attribution: it must say no more, no less and nothing else than the article does."""

from __future__ import annotations

import re

from counterpoint.rules.circumstances import AUX, PREPOSITIONS
from counterpoint.rules.contents import quote_end
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.sources import SUBORDINATORS, before_verb, has_verb, verbish
from counterpoint.rules.speakers import Speaker
from counterpoint.rules.tokens import DOUBLE, Range, Tokens

DENYING = frozenset(["deny", "dismiss", "dispute", "reject", "refute", "rebut", "contradict", "disagree"])
HEDGING = frozenset(
    [
        "suggest",
        "speculate",
        "hint",
        "imply",
        "insinuate",
        "suspect",
        "guess",
        "reckon",
        "wonder",
        "surmise",
        "theorize",
        "posit",
        "hypothesize",
        "doubt",
        "fear",
        "worry",
    ]
)
HEDGES = re.compile(
    r"\b(?:may|might|could|appears?|seems?|seemed|appeared|possibly|perhaps|likely|probably|apparently|reportedly|potentially|skepticism|scepticism)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|I['’]\w+|[Ww]e['’]\w+)\b")
CLOSING = re.compile(r"[,;]([”\"’'»])$")
SPACE = re.compile(r"\s+")
LEANING = frozenset(
    ["he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "their", "its", "him", "them", "such", "there"]
)
EMPTY = frozenset(
    [
        "it",
        "this",
        "that",
        "so",
        "them",
        "him",
        "her",
        "us",
        "me",
        "he",
        "she",
        "they",
        "these",
        "those",
        "the",
        "same",
        "view",
        "yes",
        "no",
        "his",
        "their",
        "own",
        "views",
        "more",
        "not",
    ]
)
QUESTIONS = frozenset(["whether", "if", "how", "why", "what", "who", "where", "when", "that"])
NEUTRAL = frozenset(["decline", "refuse"])
MARKS = DOUBLE | {"‘", "’", "'"}


def words(tokens: Tokens, ranges: list[Range]) -> str:
    """The text of ranges, one space between them, line breaks folded."""
    return SPACE.sub(" ", " ".join(tokens.words(r) for r in ranges)).strip()


def manner(tokens: Tokens, content: list[Range]) -> str:
    """direct, indirect or mixed."""
    inside = [tokens.quote[lo] >= 0 and tokens.quote[hi - 1] >= 0 for lo, hi in content]
    if all(inside) and all(quote_end(tokens, lo) >= hi for lo, hi in content):
        return "direct"
    return "mixed" if any(tokens.quote[i] >= 0 for lo, hi in content for i in range(lo, hi)) else "indirect"


def certainty(a: Attribution, text: str) -> str:
    """asserted, hedged or denied, from the cue and from hedges in what is said."""
    if a.lemma in DENYING or (a.negated and a.act == "stance"):
        return "denied"
    return "hedged" if a.lemma in HEDGING or HEDGES.search(text) else "asserted"


def is_empty(tokens: Tokens, a: Attribution) -> bool:
    """Whether nothing is said that a reader could use: "he said so", "she declined to comment", "they did not say"."""
    said = [tokens.low[i] for lo, hi in a.content for i in range(lo, hi) if tokens.word[i][0].isalnum()]
    if len(said) < 2 or all(w in EMPTY for w in said):
        return True
    verb = verbs().get(tokens.low[a.cue[0]])
    bare = verb is not None and not verb.frames & {"n", "i", "a"} and a.pattern == "leading" and a.cue[1] - a.cue[0] == 1
    if bare and tokens.low[a.content[0][0]] not in QUESTIONS and not is_clause(tokens, a) and manner(tokens, a.content) != "direct":
        return True
    if _gap(tokens, a):
        return True
    if a.lemma in NEUTRAL or (a.negated and a.act == "speech" and a.lemma not in DENYING):
        return True
    return (
        a.pattern != "transcript"
        and tokens.low[a.content[0][0]] in ("whether", "if")
        and a.lemma in ("ask", "wonder", "question", "say", "tell")
    )


def _gap(tokens: Tokens, a: Attribution) -> bool:
    """Whether what is said lacks its subject: "a tweet that many said they believed was meant for him"."""
    at = a.source[0][0] if a.source else 0
    relative = at > 1 and tokens.low[at - 1] in ("that", "which", "whom") and tokens.low[at - 2] not in verbs()
    return a.pattern == "leading" and relative and len(a.content) == 1 and tokens.low[a.content[0][0]] != "that"


def is_clause(tokens: Tokens, a: Attribution) -> bool:
    """Whether what is said is a statement of its own rather than the object of the cue ("dismissed **the idea**")."""
    first = a.content[0]
    if tokens.low[first[0]] in ("whether", "if", "how", "why", "what", "who", "where", "when", "to"):
        return a.pattern in ("parenthetical", "inverted", "according to")
    if a.pattern != "leading":
        return manner(tokens, a.content) == "direct" or any(has_verb(tokens, part) for part in a.content)
    if tokens.low[first[0]] == "that":
        return True
    verb = verbs().get(tokens.low[a.cue[0]])
    if verb is None or a.cue[1] - a.cue[0] > 1:
        return False
    if tokens.quote[first[0]] >= 0 and manner(tokens, a.content) == "direct":
        return bool(verb.frames & {"t", "q"}) and has_verb(tokens, first)
    return "t" in verb.frames and (_finite_soon(tokens, first) or (verb.lemma == "say" and first[1] - first[0] > 3))


def _finite_soon(tokens: Tokens, part: Range) -> bool:
    end = min(part[0] + 12, part[1])
    comma = next((i for i in range(part[0], end) if tokens.word[i] == "," and tokens.low[i + 1] == "including"), end)
    for i in range(part[0] + 1, comma):
        if verbish(tokens, i):
            return True
        if tokens.low[i] in SUBORDINATORS or (tokens.low[i] in PREPOSITIONS and tokens.low[i] in ("after", "before", "since")):
            return False
    return False


def sentence(text: str) -> str:
    """``text`` as a sentence: a capital first, one stop last."""
    text = SPACE.sub(" ", text).strip().strip(",;:—–- ")
    text = CLOSING.sub(r"\1", text[:1].upper() + text[1:])
    return text if text.endswith((".", "!", "?", ".”", '."', "!”", "?”", ".’", "…")) else text + "."


def unquoted(tokens: Tokens, part: Range) -> str:
    """The words of a quotation without its marks."""
    lo, hi = part
    while lo < hi and tokens.word[lo] in MARKS:
        lo += 1
    while hi > lo and tokens.word[hi - 1] in MARKS:
        hi -= 1
    return tokens.words((lo, hi))


def said(tokens: Tokens, a: Attribution) -> str:
    """The words of what is said, without quotation marks where all of it is quoted, and without the leading "that"."""
    if manner(tokens, a.content) == "direct":
        pieces = [unquoted(tokens, part) for part in a.content]
        joined = ""
        for piece in pieces:
            if joined.endswith(",") and piece[:1].isupper():
                joined = joined[:-1] + "."
            joined = f"{joined} {piece}" if joined else piece
        return joined
    parts = list(a.content)
    if len(parts) > 1 and tokens.low[parts[0][1] - 1] in ("that", "which", "who", "whom") and a.pattern == "leading":
        end = parts[0][1] - 1
        parts[0] = (parts[0][0], end - 1 if tokens.word[end - 1] == "," else end)
    if tokens.low[parts[0][0]] == "that" and parts[0][1] - parts[0][0] > 1 and a.pattern == "leading":
        parts[0] = (parts[0][0] + 1, parts[0][1])
    return words(tokens, parts)


def view(tokens: Tokens, a: Attribution, speaker: Speaker) -> str:
    """One sentence that stands alone: the statement itself where that is safe, else who said it with the article's own cue."""
    text = said(tokens, a)
    if not is_clause(tokens, a) or a.negated or a.lemma in DENYING:
        return reported(tokens, a, speaker)
    if manner(tokens, a.content) == "direct" and (
        FIRST_PERSON.search(text) or text.split(" ", 1)[0].lower() in LEANING or text.endswith("?")
    ):
        return f"{speaker.name} said: “{sentence(text)}”"
    opening, _, rest = text.partition(" ")
    if opening.lower() in LEANING:
        mended = _mended(opening.lower(), rest, speaker)
        return sentence(mended) if mended else reported(tokens, a, speaker)
    return sentence(text)


def _mended(opening: str, rest: str, speaker: Speaker) -> str | None:
    """The statement with the speaker's name for a pronoun that opens it, where speaker and pronoun can only be the same."""
    if speaker.person is not None and opening in ("he", "she"):
        gender = {"he": "m", "she": "f"}[opening]
        return f"{speaker.name} {rest}" if speaker.person.gender == gender else None
    if speaker.person is None and not speaker.named and opening == "they":
        return f"{speaker.name} {rest}"
    return None


def reported(tokens: Tokens, a: Attribution, speaker: Speaker) -> str:
    """The statement together with its cue: "Ada Moe dismissed the idea of a recount."."""
    lo, hi = a.cue[0], a.content[-1][1]
    name = speaker.name if speaker.person is not None else _as_written(tokens, a, speaker)
    name = name[:1].upper() + name[1:]
    if a.pattern != "leading" or hi < a.cue[1] or a.content[0][0] < lo:
        return (
            sentence(f"{name} said: {said(tokens, a)}")
            if a.pattern != "leading"
            else sentence(f"{name} {_past(tokens, lo)} {words(tokens, a.content)}")
        )
    verb = verbs().get(tokens.low[lo])
    group = range(before_verb(tokens, lo, tokens.units[a.unit][0]) + 1, lo)
    if verb is not None and verb.shape == "ing" and not any(tokens.low[i] in AUX for i in group):
        return sentence(f"{name} {_past(tokens, lo)} {tokens.words((lo + 1, hi))}")
    start = before_verb(tokens, lo, tokens.units[a.unit][0]) + 1
    return sentence(f"{name} {tokens.words((start, hi))}")


def _as_written(tokens: Tokens, a: Attribution, speaker: Speaker) -> str:
    """A body or group as the source writes it, with its article: "the U.S."."""
    at, hi = a.source[0]
    return (
        f"the {speaker.name}" if tokens.low[at] == "the" and not speaker.name.lower().startswith("the ") and hi - at > 1 else speaker.name
    )


def _past(tokens: Tokens, k: int) -> str:
    """The past form of the cue verb at ``k``."""
    verb = verbs().get(tokens.low[k])
    if verb is None:
        return "said"
    return next((form for form, v in verbs().items() if v.lemma == verb.lemma and v.shape == "ed"), "said")
