"""Which words attribute: telling cue verbs from nouns, adjectives and passives of the same form."""

from __future__ import annotations

from counterpoint.rules.clauses import before_verb
from counterpoint.rules.closed import ADVERBS, AUX, CATENATIVES, DETERMINERS, NOUNS, PERIODS, PLURALS, PREPOSITIONS, PRONOUNS, THOSE
from counterpoint.rules.lexicon import Verb, classes, verbs
from counterpoint.rules.tokens import Range, Tokens

BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'re", "get", "got", "gets", "gotten"])
CONTRACTED = PRONOUNS | {"that", "who", "there"}
ARTICLES = frozenset(["the", "a", "an", "his", "her", "its", "our", "my", "your", "their", "no", "any", "every", "such", "other"])
PREPOSITIONAL = frozenset(["regarding", "considering", "including", "following", "concerning", "saying-so"])
PARTICLES = frozenset(["off", "up", "out", "down", "away", "aside"])
COMPARED = frozenset(["most", "more", "less", "least", "so", "very", "widely", "highly", "much"])
ADJECTIVAL = frozenset(["pledged", "written", "posted", "known", "estimated", "proposed", "alleged", "reported", "projected"])
CLAUSAL = frozenset(["to", "like", "since", "before", "after", "than", "as"])
BEHIND_NOUNS = frozenset([".", "of", "by", "from", "are", "were", "have", "between", "among", "?", ";"])
NO_COMPOUND = PLURALS | PRONOUNS | THOSE | AUX | ADVERBS
STOPS_COMPOUND = DETERMINERS | PREPOSITIONS | {"and", "or"}
RELATING = frozenset(["that", "which", "who", "whom", "what"])
COUNTS = classes("moods")["counts"] - {"one", "half", "third", "quarters", "fifth", "percent"}
NEGATIONS = classes("moods")["negations"]


def cue_at(tokens: Tokens, k: int, unit: Range, headline: bool) -> Verb | None:
    """The cue verb at ``k``, or None where the word is something else there."""
    verb = verbs().get(tokens.low[k])
    if verb is None or tokens.quote[k] >= 0 or tokens.low[k] in PREPOSITIONAL:
        return None
    first, last = unit
    if k > first and not headline and tokens.capital(k) and tokens.word[k - 1] not in (":", "—", "("):
        return None
    if tokens.low[k] in ("like", "backed", "back") and not _after_auxiliary(tokens, k, first) and tokens.low[k] != "backed":
        return None
    if k + 1 < last and tokens.low[k + 1] in PARTICLES and tokens.low[k + 1] not in verb.preps:
        return None
    if _is_noun(tokens, k, first, last, verb) or is_passive(tokens, k, first, verb) or _purpose(tokens, k, first):
        return None
    return verb


def _purpose(tokens: Tokens, k: int, first: int) -> bool:
    """Whether ``k`` is an infinitive of purpose or an object: "came **to discuss**", unlike "went on to say", "wants to ask"."""
    e = k - 1
    while e > first and (tokens.low[e] in ADVERBS or tokens.low[e].endswith("ly")):
        e -= 1
    return tokens.low[e] == "to" and not (e > first and (tokens.low[e - 1] in CATENATIVES or tokens.low[e - 1] in AUX))


def is_headline(tokens: Tokens, unit: Range) -> bool:
    """Whether most words of a sentence are capitalised."""
    lo, hi = unit
    if 3 * sum(tokens.cap[lo:hi]) < hi - lo:
        return False
    words = [i for i in range(lo, hi) if len(tokens.word[i]) > 3 and tokens.word[i][0].isalpha()]
    return len(words) > 2 and sum(tokens.cap[i] for i in words) > 0.7 * len(words)


def _after_auxiliary(tokens: Tokens, k: int, first: int) -> bool:
    e = before_verb(tokens, k, first)
    return e < k - 1 and any(tokens.low[i] in AUX or tokens.low[i] == "to" for i in range(e + 1, k))


def _is_noun(tokens: Tokens, k: int, first: int, last: int, verb: Verb) -> bool:
    """Whether the form at ``k`` is rather a noun or an adjective here: "the claim", "an alleged", "U.S. reports of"."""
    if k == first:
        return verb.shape != "ing" and not (verb.shape == "ed" and "r" in verb.frames and k + 1 < last and tokens.cap[k + 1])
    before = tokens.low[k - 1]
    if _in_phrase(tokens, k, last, verb) or (verb.shape == "s" and before in AUX):
        return True
    if verb.shape == "s" and before.endswith("ing") and k - 2 > first and tokens.low[k - 2] in PREPOSITIONS:
        return True  # "for talking **points** to use"
    if verb.lemma not in NOUNS or verb.shape not in ("base", "s"):
        return False
    if (before[0].isdigit() and before[-1] != "%") or (before == "one" and verb.shape == "base"):
        return True
    if verb.shape == "s" and before in COUNTS:
        return True
    if verb.shape == "base" and k + 1 < last and tokens.low[k + 1] == "of" and "of" not in verb.preps:
        return True
    if verb.shape == "base" and _after_auxiliary(tokens, k, first):
        return False
    if verb.shape == "base":
        return _is_subject(tokens, k, first) or not _plural_subject(tokens, before_verb(tokens, k, first), first)
    subject = before not in PRONOUNS and verb.lemma != "say" and _is_subject(tokens, k, first)
    return subject or _looks_plural_noun(tokens, k, last, verb)


def _is_subject(tokens: Tokens, k: int, first: int) -> bool:
    """Whether the form at ``k`` is the subject of the verb behind it: "the **report** was out", not "a plan that some **fear** was"."""
    after = tokens.low[k + 1] if tokens.verb[k + 1 : k + 2] == [True] else "ed"
    related = (tokens.cap[k - 1] and k - 1 > first) or not RELATING.isdisjoint(tokens.low[max(first, k - 6) : k])
    return not (after.endswith("ed") or "'" in after or related)


def _in_phrase(tokens: Tokens, k: int, last: int, verb: Verb) -> bool:
    """Whether the word before makes the form at ``k`` part of a noun phrase: a genitive, an article, a preposition, "most"."""
    before = tokens.low[k - 1]
    genitive = before.endswith("'s") and before[:-2] not in CONTRACTED
    apostrophe = before in ("'", "’") and tokens.quote[k - 1] < 0
    compared = before in COMPARED and verb.shape in ("ed", "en", "ing") and not (before == "most" and verb.lemma == "say")
    if apostrophe or genitive or compared:
        return True
    if verb.shape in ("ed", "en") and k + 1 < last and before not in AUX and _modifies(tokens, k):
        return True
    if before in DETERMINERS:
        return before in ARTICLES or verb.shape == "ing" or _pointed_at(tokens, k, verb)
    return verb.shape in ("base", "s", "ed") and before in PREPOSITIONS and before not in CLAUSAL


def _pointed_at(tokens: Tokens, k: int, verb: Verb) -> bool:
    """Whether a demonstrative before the form at ``k`` makes it a noun: "this claim", "these reports", "by that demand"."""
    before = tokens.low[k - 1]
    if verb.lemma not in NOUNS:
        return False
    opens = k < 2 or not tokens.word[k - 2][0].isalnum() or tokens.low[k - 2] in PREPOSITIONS
    number = {"this": "base", "these": "s", "those": "s"}.get(before) or ("base" if before == "that" and opens else "")
    return verb.shape == number


def _modifies(tokens: Tokens, k: int) -> bool:
    """Whether a form in -ed stands before a plural noun without an article: "pledged delegates"."""
    after = tokens.low[k + 1]
    return (
        tokens.low[k] in ADJECTIVAL
        and after.endswith("s")
        and not tokens.cap[k + 1]
        and after[:-1] not in PERIODS
        and after not in ("his", "as", "is", "this", "has", "was")
    )


def _plural_subject(tokens: Tokens, e: int, first: int) -> bool:
    if e < first:
        return False
    low = tokens.low[e]
    if low.endswith("ed") and e > first and (tokens.low[e - 1] in THOSE or tokens.low[e - 1].endswith("s")):
        return True
    if any(tokens.low[i] == "and" for i in range(max(first + 1, e - 4), e)):
        return True
    return (
        (low.endswith("s") and not low.endswith(("'s", "ss", "us")))
        or low in PLURALS
        or low in THOSE
        or low[-1] == "%"
        or low in (")", ",", "—", "–", "--", "but", "and")
    )


def _looks_plural_noun(tokens: Tokens, k: int, last: int, verb: Verb) -> bool:
    """Whether a form in -s is a noun: "recent polls", "the plans of", before "by", "of" or a finite verb."""
    before, after = tokens.low[k - 1], tokens.low[k + 1] if k + 1 < last else "."
    if not tokens.cap[k - 1]:
        adjective = before.endswith(("ing", "ive", "al", "ous", "ic", "able", "recent", "new", "other")) and before != "everything"
        plural = before.endswith("s") and not before.endswith(("'s", "ss", "us", "is")) and before not in ("always", "sometimes")
        graded = k > 1 and tokens.low[k - 2] in ("more", "most", "less", "very", "too")
        owned = verb.shape == "s" and before.endswith("ed") and before not in THOSE
        if adjective or plural or graded or owned or _bare_compound(tokens, k):
            return True
    if before in PRONOUNS or (after == "." and "r" in verb.frames):
        return False
    return after in BEHIND_NOUNS and tokens.low[k] != "says"


def _bare_compound(tokens: Tokens, k: int) -> bool:
    """Whether a singular noun without an article before the form in -s at ``k`` makes both one noun: ", 2001, terrorist **attacks**"."""
    before = tokens.low[k - 1]
    if before in NO_COMPOUND or not before[0].isalpha() or before.endswith("ly"):
        return False
    i = k - 2
    while i > k - 5 and i >= 0 and tokens.word[i].islower() and tokens.low[i] not in STOPS_COMPOUND:
        i -= 1
    return i >= 0 and (tokens.word[i] == "," or tokens.low[i] in PREPOSITIONS or tokens.low[i] in ("and", "or"))


def is_passive(tokens: Tokens, k: int, first: int, verb: Verb) -> bool:
    """Whether the form at ``k`` is passive: "was told"."""
    if verb.shape not in ("ed", "en"):
        return False
    if k + 1 < len(tokens.low) and tokens.low[k + 1] == "by" and "by" not in verb.preps:
        return True
    after = tokens.low[k + 1] if k + 1 < len(tokens.low) else ""
    if after == "of" and verb.act == "speech" and verb.frames == {"q", "n"} and tokens.low[k - 1] not in AUX:
        return True  # "held two men **accused of** theft"
    if verb.shape == "ed" and "o" in verb.frames and tokens.word[k - 1] == "," and after in ("about", "if", "whether", "why", "how"):
        return True  # "Moe, **asked** about it, left"
    e = k - 1
    while e > first and (tokens.low[e] in ADVERBS or tokens.low[e].endswith("ly") or tokens.low[e] == "not"):
        e -= 1
    if verb.shape == "ed" and tokens.low[e] in ("when", "if", "once", "unless"):
        return True
    return tokens.low[e] in BE or tokens.low[e].endswith(("'s been",)) or (verb.shape == "en" and tokens.low[e] not in AUX)


def is_negated(tokens: Tokens, k: int, first: int) -> bool:
    """Whether the cue at ``k`` is denied itself: "did not say", "never mentioned"."""
    for i in range(max(first, k - 4), k):
        low = tokens.low[i]
        if low in NEGATIONS or low.endswith("n't") or low == "cannot":
            return tokens.word[i] != "," and not any(tokens.word[j] == "," for j in range(i, k))
    return False
