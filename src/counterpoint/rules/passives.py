"""Attribution in the passive: "the plan was criticised by the council", "the move is seen as risky by analysts"."""

from __future__ import annotations

from counterpoint.rules import contents, sources
from counterpoint.rules.clauses import before_verb
from counterpoint.rules.closed import AUX, BREAKS
from counterpoint.rules.inversions import inverted
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.tokens import Range, Tokens

BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
GOES_ON = frozenset(["as", "for", "to", "that", "of", "over", "if", "why", "how", "whether", "about"])
PARTICIPLES = frozenset(w for w, verb in verbs().items() if verb.shape in ("ed", "en") and verb.frames & {"n", "a", "o"})
FARTHEST = 9
"""Tokens between the verb and its "by"."""


def passive(tokens: Tokens, number: int, k: int) -> Attribution | None:
    """The attribution by the passive verb at token ``k`` of sentence ``number`` to whom "by" names."""
    first, last = tokens.units[number]
    verb = verbs().get(tokens.low[k])
    if verb is None:
        return None
    if k == first + 1 and tokens.low[first] == "as" and k + 3 < last and tokens.low[k + 1] == "by":
        return _as_told(tokens, number, k)
    e = before_verb(tokens, k, first)
    by = _by(tokens, k, last)
    if by is None or not any(tokens.low[i] in BE for i in range(e + 1, k) if tokens.low[i] in AUX):
        return None
    agent = inverted(tokens, by + 1, next((i for i in range(by + 2, last) if tokens.low[i] != "of" and tokens.low[i] in GOES_ON), last))
    subject = sources.subject(tokens, k, first)
    if agent is None or tokens.low[agent[0]].endswith("ing") or not subject:
        return None
    behind = _behind(tokens, agent[1], last)
    addressed = "o" in verb.frames and bool(behind)  # "she was asked by Moe **why it broke**"
    parts = behind if addressed else [subject[0], *_rest(tokens, (k + 1, by)), *behind]
    return Attribution([agent], (k, k + 1), parts, verb.act, "passive", number, verb.lemma)


def _as_told(tokens: Tokens, number: int, k: int) -> Attribution | None:
    """In "As explained by Ada Moe, …": what stands behind the comma."""
    last = tokens.units[number][1]
    agent = inverted(tokens, k + 2, last)
    if agent is None or agent[1] + 1 >= last or tokens.word[agent[1]] != ",":
        return None
    content = contents.trim(tokens, (agent[1] + 1, contents.content_end(tokens, agent[1] + 1, last)))
    verb = verbs()[tokens.low[k]]
    return Attribution([agent], (k, k + 1), [content], verb.act, "according to", number, verb.lemma) if content else None


def _by(tokens: Tokens, k: int, last: int) -> int | None:
    for i in range(k + 1, min(last - 1, k + FARTHEST)):
        if tokens.low[i] == "by":
            return i
        if tokens.quote[i] < 0 and (tokens.word[i] in BREAKS or tokens.word[i] == ","):
            return None
    return None


def _rest(tokens: Tokens, part: Range) -> list[Range]:
    """What stands between the verb and "by": "as risky"."""
    found = contents.trim(tokens, part)
    return [found] if found else []


def _behind(tokens: Tokens, at: int, last: int) -> list[Range]:
    """What goes on behind the agent: "for its cost", "why it broke"."""
    if at >= last or tokens.low[at] not in GOES_ON:
        return []
    found = contents.trim(tokens, (at, contents.content_end(tokens, at, last)))
    return [found] if found else []
