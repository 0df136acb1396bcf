"""What an attribution says: its words, whether they are quoted, whether they make a statement, whether they say anything at all."""

from __future__ import annotations

from typing import Literal

from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import AUX, PREPOSITIONS, SUBORDINATORS
from counterpoint.rules.contents import quote_end
from counterpoint.rules.lexicon import classes, verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import DOUBLE, Range, Tokens

DENYING = frozenset(["deny", "dismiss", "dispute", "reject", "refute", "rebut", "contradict", "disagree"])
HEDGING = classes("moods")["hedging"]
HEDGES = classes("moods")["hedges"]
EMPTY = classes("moods")["empty"]
QUESTIONS = frozenset(["whether", "if", "how", "why", "what", "who", "where", "when"])
RELATIVE = frozenset(["that", "which", "who", "whom"])
DEEDS = classes("moods")["deeds"]
DIRECTIVE, SUGGESTING = (classes("moods")[n] for n in ("directive", "suggesting"))
THIRD = frozenset(["he", "she", "him", "his", "her", "hers"])
NOMINATIVE = frozenset(["he", "she", "they", "we", "i", "it's", "that's"])
NEUTRAL = frozenset(["decline", "refuse"])
CONDITIONAL = frozenset(["say", "tell", "warn", "add", "promise"])
"""Behind these "if" begins a condition and no question, if what follows from it stands near: "said if elected, he would …"."""
NEAR = 10
MARKS = DOUBLE | {"‘", "’", "'"}

Manner = Literal["direct", "indirect", "mixed"]
Certainty = Literal["asserted", "hedged", "denied"]


class Said:
    """The content of one attribution, looked at once.

    ``words``: in lower case. ``manner``: quoted word for word, reported, or reported with quoted words in it. ``text``: the words,
    without quotation marks where all of it is quoted, and without a leading "that". ``clause``: a statement of its own.
    """

    def __init__(self, tokens: Tokens, a: Attribution) -> None:
        self.tokens = tokens
        self.a = a
        self.first = tokens.low[a.content[0][0]]
        self.words = tokens.words_in(a.content)
        self.personal = self._personal()
        self.manner = self._manner()
        self.text = self._text()
        self.clause = self._clause()

    def _personal(self) -> bool:
        """Whether "he" or "her" comes before any name in what is said: most often the speaker, whom the words alone do not name."""
        tokens = self.tokens
        for lo, hi in self.a.content:
            for i in range(lo, hi):
                if tokens.low[i] in THIRD:
                    return True
                if tokens.cap[i] and i > lo:
                    return False
        return False

    def _manner(self) -> Manner:
        """Whether it is quoted word for word, reported, or reported with quoted words in it."""
        tokens, content = self.tokens, self.a.content
        if self.a.pattern == "transcript" or all(tokens.quote[lo] >= 0 and quote_end(tokens, lo) >= hi for lo, hi in content):
            return "direct"
        return "mixed" if any(max(tokens.quote[lo:hi]) >= 0 for lo, hi in content) else "indirect"

    def _text(self) -> str:
        """The words, without quotation marks where all of it is quoted, and without a leading "that"."""
        tokens, a = self.tokens, self.a
        if self.manner == "direct":
            pieces = [unquoted(tokens, part) for part in a.content]
            if (
                len(pieces) > 1
                and pieces[1][:1].islower()
                and not has_verb(tokens, a.content[0])
                and tokens.verb[min(a.content[1][0] + 1, a.content[1][1] - 1)]
            ):
                pieces[0] = pieces[0].rstrip(",")  # "“The wall,” she said, “is weak.”"
            return _joined(pieces)
        parts = list(a.content)
        if a.pattern == "leading" and len(parts) > 1 and tokens.low[parts[0][1] - 1] in RELATIVE:
            end = parts[0][1] - 1
            parts[0] = (parts[0][0], end - (tokens.word[end - 1] == ","))
        if a.pattern == "leading" and self.first == "that" and parts[0][1] - parts[0][0] > 1:
            parts[0] = (parts[0][0] + 1, parts[0][1])
        words = [tokens.words(r) for r in parts]
        lo, hi = parts[0]
        opens = tokens.low[lo] in PREPOSITIONS or tokens.low[lo] in SUBORDINATORS
        if len(parts) > 1 and a.pattern != "leading" and opens and tokens.word[hi] == "," and not tokens.verb[parts[1][0]]:
            words[0] += ","  # "If so, she said, the wall will fall"
        return " ".join(_stopped(words).split())

    def _clause(self) -> bool:
        """Whether it is a statement of its own rather than the object of the cue ("dismissed **the idea**")."""
        tokens, a = self.tokens, self.a
        part = a.content[0]
        if a.pattern in ("passive", "noun", "adjective", "idiom"):
            return self.first == "that"
        if self.directive or (a.pattern == "leading" and self.first.endswith("ing") and self.manner == "indirect"):
            return False  # "reported **seeing** a van"
        if self.first in QUESTIONS or self.first == "to":
            return a.pattern in ("parenthetical", "inverted", "according to")
        if a.pattern != "leading":
            return self.manner == "direct" or any(has_verb(tokens, p) for p in a.content)
        if self.first == "that":
            return True
        verb = verbs().get(tokens.low[a.cue[0]])
        if verb is None or a.cue[1] - a.cue[0] > 1:
            return False
        if self.manner == "direct":
            return bool(verb.frames & {"t", "q"}) and has_verb(tokens, part)
        return "t" in verb.frames and (_finite_soon(tokens, part) or (verb.lemma == "say" and part[1] - part[0] > 3))

    @property
    def finite(self) -> bool:
        """Whether a finite verb is said: not "weak as ever"."""
        return any(has_verb(self.tokens, part) for part in self.a.content) or not NOMINATIVE.isdisjoint(self.words)

    @property
    def deed(self) -> bool:
        """Whether it only tells what the subject does or means to do: "sought to calm them", "approved the budget"."""
        return self.a.lemma in DEEDS and self.manner == "indirect" and not self.clause and self.first not in QUESTIONS | {"that"}

    @property
    def directive(self) -> bool:
        """Whether something is asked for rather than stated: "demanded that he resign", "insisted that the road be closed".

        Verbs that also state ("insist", "suggest") ask where what follows has a bare verb.
        """
        if self.manner == "direct" or self.a.pattern != "leading":
            return False
        if self.a.lemma in DIRECTIVE:
            return True
        return self.a.lemma in SUGGESTING and self.first == "that" and not _finite_soon(self.tokens, self.a.content[0])

    @property
    def certainty(self) -> Certainty:
        """How sure the speaker is, from the cue and from hedges in what is said."""
        if self.a.lemma in DENYING or (self.a.negated and self.a.act == "stance"):
            return "denied"
        return "hedged" if self.a.lemma in HEDGING or not HEDGES.isdisjoint(self.words) else "asserted"

    @property
    def empty(self) -> bool:
        """Whether a reader learns nothing: "he said so", "she declined to comment", "they did not say", "asked whether"."""
        a, tokens = self.a, self.tokens
        said = [low for lo, hi in a.content for low in tokens.low[lo:hi] if low[0].isalnum()]
        month = said[-1:] == ["may"] and "may" not in self.words
        if len(said) - (said[:1] == ["that"]) < 2 or EMPTY.issuperset(said) or a.lemma in NEUTRAL:
            return True
        if said[-1] == "not" or (said[-1] in AUX and not month):
            return True
        if a.negated and a.act == "speech" and a.lemma not in DENYING:
            return True
        if a.pattern == "according to" and not self.finite:
            return True
        about = a.lemma == "ask" and tokens.low[a.content[0][0] - 1] == "about"
        asked = self.first in ("whether", "if") and a.pattern == "leading" and a.act == "speech" and a.lemma not in HEDGING
        asked = asked and not (self.first == "if" and a.lemma in CONDITIONAL and "," in tokens.word[slice(*a.content[0])][:NEAR])
        return about or asked or self._objectless() or self._gap()

    def _objectless(self) -> bool:
        """Whether a verb that takes no object has one: "wrote the letter", "threatened a reporter"."""
        a = self.a
        verb = verbs().get(self.tokens.low[a.cue[0]])
        if verb is None or a.pattern != "leading" or a.cue[1] - a.cue[0] > 1 or verb.frames & {"n", "i", "a"}:
            return False
        return self.first not in QUESTIONS and self.first != "that" and not self.clause and self.manner != "direct"

    def _gap(self) -> bool:
        """Whether what is said lacks its subject: "a tweet that many said they believed was meant for him"."""
        tokens, a = self.tokens, self.a
        at = a.source[0][0] if a.source else 0
        relative = at > 1 and tokens.low[at - 1] in ("that", "which", "whom", "what") and tokens.low[at - 2] not in verbs()
        if (
            a.pattern == "leading"
            and len(a.content) > 1
            and a.content[0][1] - a.content[0][0] == 1
            and self.first in ("what", "which", "whom")
        ):
            return True  # "what he called …"
        missing = relative or (self.first in AUX and self.first not in ("being", "having") and self.manner != "direct")
        return a.pattern == "leading" and missing and len(a.content) == 1 and self.first != "that"


def _finite_soon(tokens: Tokens, part: Range) -> bool:
    """Whether a bare clause begins: a finite verb comes before any subordinate clause and any "including"."""
    for i in range(part[0] + 1, min(part[0] + 12, part[1])):
        if tokens.verb[i]:
            return True
        low = tokens.low[i]
        if low in SUBORDINATORS or low in ("after", "before", "since", "including"):
            return False
    return False


def unquoted(tokens: Tokens, part: Range) -> str:
    """The words of a quotation without its marks."""
    lo, hi = part
    lo += lo < hi and tokens.word[lo] in MARKS
    hi -= hi > lo and tokens.word[hi - 1] in MARKS
    return tokens.words((lo, hi))


def _stopped(pieces: list[str]) -> str:
    """Pieces, some of them quoted, with a stop before each quotation that begins a sentence: 'the wall was weak. “It will fall.”'."""
    for n, piece in enumerate(pieces[1:]):
        before = pieces[n]
        if piece[:1] in MARKS and piece[1:].lstrip()[:1].isupper() and before.rstrip("”\"’' ")[-1:] not in (".", "!", "?", "…"):
            pieces[n] = f"{before[:-2]}.{before[-1]}" if before[-2:-1] == "," else f"{before.rstrip(',')}."
    return " ".join(pieces)


def _joined(pieces: list[str]) -> str:
    """Pieces of one quotation put together: a comma that the reporter's insertion brought becomes a stop before a new sentence."""
    joined = ""
    for piece in pieces:
        if joined.endswith(",") and piece[:1].isupper():
            joined = joined[:-1] + "."
        joined = f"{joined} {piece}" if joined else piece
    return joined
