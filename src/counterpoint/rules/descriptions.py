"""What stands beside a name and tells what its bearer is: before it, in apposition on either side, or in a relative clause."""

from __future__ import annotations

from bisect import bisect_right

from counterpoint.rules import roles
from counterpoint.rules.closed import AUX, IRREGULAR, NOUNS, PRONOUNS
from counterpoint.rules.lexicon import verbs
from counterpoint.rules.names import ROLES, TITLES, Name, names, plain
from counterpoint.rules.tokens import Range, Tokens

VERBAL = frozenset(
    ["become", "prevent", "sue", "fire", "fired", "reports", "running", "known", "best", "join", "joins", "make", "help", "let"]
)
"""Verbs that stand before a title as their object."""


def describe(tokens: Tokens, name: Name) -> roles.Described:
    """Role and affiliation that stand beside one mention of a name."""
    first = _unit_start(tokens, name.lo)
    front = roles.before_name(tokens, name.lo, name.at, first)
    if front is None and name.lo - 2 >= first and tokens.word[name.lo - 1] == ",":
        front = _phrase_before_comma(tokens, name, first)
    before: roles.Described = (None, None)
    if front:
        words = roles.from_modifier(tokens.word[front[0] : front[1]])
        before = roles.split(words) if len(words) > 1 else (roles.title_only(words), None)
        before = (roles.title_only((before[0] or "").split(" ")) if before[0] else None, before[1])
    behind = _behind(tokens, name)
    if before[1] and " " not in before[1] and before[1].lower() in tokens.common:
        before = (f"{before[1].lower()} {before[0] or ''}".strip(), None)
    role = ", ".join(dict.fromkeys(r for r in (before[0], behind[0]) if r)) or None
    return role if role is None or _is_noun_phrase(role) else None, behind[1] or before[1]


def _is_noun_phrase(role: str) -> bool:
    """Whether a role holds no verb of a clause and no pronoun: not "director said he heard", "fired the director"."""
    for i, word in enumerate(role.split()):
        if i == 0 and word in roles.LEADS:
            continue
        verb = verbs().get(word)
        told = verb is not None and verb.shape in ("ed", "s") and verb.lemma not in NOUNS
        if word.islower() and (word in AUX or word in IRREGULAR or word in PRONOUNS or word == "what" or told):
            return False
        if i == 0 and word in VERBAL:
            return False
    return True


def _unit_start(tokens: Tokens, i: int) -> int:
    at = bisect_right(tokens.units, (i, len(tokens.word) + 1)) - 1
    return tokens.units[at][0] if at >= 0 else 0


def _phrase_before_comma(tokens: Tokens, name: Name, first: int) -> Range | None:
    """The phrase that a name in apposition explains: "Norway’s chief economist, **Per Lund**,"."""
    end = name.lo - 1
    closed = name.hi >= len(tokens.word) or tokens.word[name.hi] in (",", ".", ")") or tokens.verb[name.hi]
    if not closed or not roles.is_role([tokens.word[end - 1]]):
        return None
    found = roles.before_name(tokens, end, end, first)
    if found and found[0] > first and tokens.word[found[0] - 1].endswith(("'s", "’s")):
        return (found[0] - 1, found[1])
    return found


def _behind(tokens: Tokens, name: Name) -> roles.Described:
    """What stands behind a name: ", head of …", "of the Institute", ", who leads …"."""
    at, last = _past_parenthesis(tokens, name.hi), len(tokens.word)
    if at + 1 >= last or tokens.quote[at] >= 0:
        return None, None
    untitled = tokens.low[at] == "at" and name.lo == name.at and not roles.is_role([tokens.word[name.lo - 1]])
    if tokens.low[at] in ("of", "at", "from") and tokens.word[at - 1] != ")" and not untitled:
        return None, _body_behind(tokens, at + 1)
    comma = tokens.word[at] in (",", "—", "–")
    at += comma
    if tokens.low[at] == "who" and at + 2 < last:
        return _leads(tokens, at + 1)
    if not comma:
        return None, None
    if tokens.word[at][0].isdigit() and at + 1 < last and tokens.word[at + 1] == ",":
        at += 2
    return _apposition(tokens, at) if at < last else (None, None)


def _past_parenthesis(tokens: Tokens, at: int) -> int:
    if at < len(tokens.word) and tokens.word[at] == "(":
        closing = next((i for i in range(at, min(at + 10, len(tokens.word))) if tokens.word[i] == ")"), None)
        return closing + 1 if closing else at
    return at


def _apposition(tokens: Tokens, at: int) -> roles.Described:
    """Role and affiliation of the phrase at ``at``, if it is an apposition that tells them and not the next name of a list."""
    if not (roles.is_role(tokens.word[at : at + 7]) and opens_role(tokens, at)):
        return None, None
    end = at
    while (
        end < len(tokens.word) and end - at < roles.LONGEST and (tokens.word[end][0].isalnum() or tokens.word[end] in (".", "-", "&", "’"))
    ):
        stop = tokens.word[end] == "." and len(tokens.word[end - 1]) > 4
        if stop or (end > at and tokens.quote[end] >= 0):
            break
        end += 1
    words = [w for w in tokens.word[at:end] if w != "."]
    if not roles.is_role(words) or _another(tokens, at, end) or any(_holder(tokens, n) for n in names(tokens, at, end)):
        return None, None
    return roles.split(words)


def _holder(tokens: Tokens, name: Name) -> bool:
    """Whether a title and its bearer stand in a phrase, who is somebody else: not the possessor in "President Moe's adviser"."""
    return name.lo < name.at < name.hi and not name.body and not tokens.low[name.hi - 1].endswith("'s")


def _another(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a phrase names somebody else with his role: "— Florida nurse **Therese Moe**, …"."""
    return any(not n.body and n.hi - n.at > 1 and n.lo > at and tokens.low[n.lo - 1] in ROLES for n in names(tokens, at, end))


def opens_role(tokens: Tokens, at: int) -> bool:
    """Whether the phrase at ``at`` can be an apposition that tells a role: no verb, no new subject before the role word."""
    for i in range(at, min(at + 7, len(tokens.word))):
        if roles.is_role([tokens.word[i]]):
            return True
        if tokens.low[i] in roles.ENDS or tokens.verb[i] or (not tokens.word[i][0].isalnum() and tokens.word[i] not in (".", "-", "&")):
            return False
    return False


def _body_behind(tokens: Tokens, at: int) -> str | None:
    words: list[str] = []
    for i in range(at, min(at + 9, len(tokens.word))):
        word = tokens.word[i]
        titled = word == "and" and i + 1 < len(tokens.word) and plain(tokens.word[i + 1]) in TITLES
        if titled:
            break  # "of Norland **and Senator** Lund of Ostra"
        if word[0].isupper() or (words and word in ("of", "and", "for", "&")) or (not words and word == "the"):
            words.append(word)
        else:
            break
    while words and words[-1][0].islower():
        words.pop()
    while words and words[0] == "the":
        words.pop(0)
    return " ".join(words) or None


def _leads(tokens: Tokens, at: int) -> roles.Described:
    """The role in "who leads the bureau"."""
    if tokens.low[at] not in roles.LEADS:
        return None, None
    end = at + 1
    while end < len(tokens.word) and end - at < 10 and tokens.word[end][0].isalnum() and tokens.low[end] not in roles.ENDS:
        end += 1
    words = [w for w in tokens.word[at + 1 : end] if w.lower() not in roles.DETERMINERS]
    return (tokens.words((at, end)) or None, " ".join(words) or None)
