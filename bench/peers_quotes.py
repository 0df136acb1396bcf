"""textacy's direct quotations on the same articles. Runs in the environment that bench_peers.py makes: texts in, figures out, as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

MODEL = Path(__file__).parent / "out" / "en_core_web_sm"


def main() -> None:
    """Seconds of processor for the pipeline and the quotations, without loading; how many quotations there were."""
    import spacy  # type: ignore[import-not-found]
    import textacy.extract  # type: ignore[import-not-found]

    texts = json.load(sys.stdin)
    nlp = spacy.load(MODEL)
    nlp(texts[0])
    began = time.process_time()
    quotes, failed = 0, 0
    for text in texts:
        document = nlp(text)
        try:
            quotes += len(list(textacy.extract.triples.direct_quotations(document)))
        except ValueError:  # it refuses a text whose quotation marks do not pair
            failed += 1
    json.dump({"cpu": time.process_time() - began, "quotes": quotes, "failed": failed}, sys.stdout)


if __name__ == "__main__":
    main()
