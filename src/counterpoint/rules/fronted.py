"""What stands before a speaker and is no part of what he said: "Asked about it, Moe said", "On Monday, as it fell, Moe told aides"."""

from __future__ import annotations

from counterpoint.rules.circumstances import is_title
from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import PREPOSITIONS
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.tokens import Range, Tokens

SUBORDINATE = frozenset(
    ["while", "although", "though", "as", "after", "before", "since", "because", "whereas", "once", "until", "when", "if"]
)
ASKED = frozenset(["asked", "questioned", "pressed", "reached", "confronted", "told", "challenged"])


PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


def whole(tokens: Tokens, content: Range, mark: str) -> bool:
    """Whether a clause that opens with "when" has its main clause too: behind a comma in it, or behind the ``mark`` after the cue."""
    phrase = tokens.low[content[0]] in PREPOSITIONS  # "After a delay the plane took off"
    return mark == "," or (mark == "." and (phrase or any(tokens.word[i] == "," for i in range(*content))))


def quotes_whole(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a quotation that is a sentence of its own follows a comma: what stands before the speaker is then no part of it."""
    quoted = at + 2 < last and tokens.word[at] == "," and tokens.quote[at + 1] >= 0
    if quoted and is_title(tokens, at + 1) and tokens.word[tokens.quotes[tokens.quote[at + 1]][1] - 2] not in ("!", "?"):
        return False
    return quoted and tokens.word[at + 2][0].isupper() and tokens.low[at + 2] != "i"


def fronted(tokens: Tokens, content: Range) -> bool:
    """Whether what stands before the speaker only tells when he spoke, without a main verb: "On Monday, as it fell, Moe told aides"."""
    lo, hi = content
    if tokens.low[lo] not in PREPOSITIONS:
        return False
    verb = next((i for i in range(lo, hi) if tokens.verb[i]), hi)
    opened = next((i for i in range(lo + 1, verb) if tokens.low[i] in SUBORDINATE and tokens.word[i + 1] != ","), verb)
    return opened < verb < hi and "," not in tokens.word[verb:hi]


def answers(tokens: Tokens, content: Range, at: int) -> bool:
    """Whether what stands before the speaker tells how he came to speak: "Asked about it"; or "Sitting down", and a quotation follows."""
    lo = content[0] + (tokens.low[content[0]] in ("when", "and", "but", "while"))
    lo += tokens.low[lo] == "when"
    quoted = at + 1 < len(tokens.word) and tokens.word[at] == "," and tokens.quote[at + 1] >= 0
    return tokens.low[lo] in ASKED or (quoted and tokens.low[lo].endswith("ing"))


def leads(tokens: Tokens, content: Range) -> bool:
    """Whether a cue leads on in what is before the speaker, with "that" or to a clause cut short: "Moe was quoted **as saying that** …"."""
    lo, hi = content
    for i in range(lo + 1, hi - 1):
        verb = verbs().get(tokens.low[i]) if tokens.quote[i] < 0 else None
        if verb is None or verb.act != "speech" or verb.shape not in ("ed", "ing") or tokens.low[i - 1] in PASSIVE:
            continue
        cut = tokens.low[i - 1] == "who" and verb.lemma == "say" and not has_verb(tokens, (i + 1, hi))
        if tokens.low[i + 1] == "that" or cut:
            return True
    return False
