"""The small closed classes of English that tell where a clause or a noun phrase begins and ends (``lexicons/words.txt``)."""

from __future__ import annotations

from counterpoint.rules.lexicon import classes, verbs

_WORDS = classes()

NOT_ADVERBS = _WORDS["not_adverbs"]
AUX, ADVERBS, PRONOUNS, THOSE = (_WORDS[n] for n in ("auxiliaries", "adverbs", "pronouns", "those"))
DAYS, MONTHS, PERIODS = (_WORDS[n] for n in ("days", "months", "periods"))
SUBORDINATORS, COORDINATORS, PREPOSITIONS, DETERMINERS = (
    _WORDS[n] for n in ("subordinators", "coordinators", "prepositions", "determiners")
)
REFLEXIVES, CATENATIVES, IRREGULAR = (_WORDS[n] for n in ("reflexives", "catenatives", "irregular"))
OCCASIONS, NETWORKS, OPENINGS = (_WORDS[n] for n in ("occasions", "networks", "openings"))
ATTRIBUTIVE = _WORDS["attributive"]
SURNAMES = _WORDS["surnames"]
NOUNS, PLURALS = _WORDS["nouns"], _WORDS["plurals"]

WHICH = frozenset(["this", "last", "next", "past", "that", "each", "every", "earlier", "later", "the", "same"])
BREAKS = frozenset([";", ":", "—", "–", "--", "-", "!", "?", "…", "...", "•", "|", "/", "*", "]", "["])
RELATIVES = frozenset(["who", "whose", "which", "whom", "where", "when"])
FINITE = AUX | IRREGULAR
PRESENT = frozenset(form for form, verb in verbs().items() if verb.shape == "s")
WITH_VERB = AUX | ADVERBS | REFLEXIVES | {"to"}
DEGREES = frozenset(["more", "less", "most"])
