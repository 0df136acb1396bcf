"""The peers' side of what is measured against a model's endpoint. Runs in the environment that bench_peers.py makes.

    python bench/peers_llm.py CLIENT < JOB        CLIENT: langextract, instructor, instructor-cached, instructor-kinds, count

Their settings:

* LangExtract: `lx.extract` with its OpenAI provider, schema constraints on as by default, the instruction of its README with our three
  kinds in it, and one example; `max_workers` and `batch_length` raised so that everything can go at once. `max_char_buffer` is its default
  of 1,000 characters, or large enough for whole articles.
* instructor: `from_openai`, tools mode, 32 threads; one call for all three kinds, or (instructor-kinds) one for each kind. The classes are
  ours. `instructor-cached` uses its `DiskCache`.
* count: tokens of texts with OpenAI's o200k_base vocabulary, which bpe-openai brings along.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

ITEMS = Path(__file__).parents[1] / "src" / "counterpoint" / "items.py"
SYSTEM = "You list what is in a news article, for journalists who check every word. Copy quotes character for character."
PROMPT = """Extract expert views, claims and events in order of appearance.
Use exact text for extractions. Do not paraphrase or overlap entities.
Provide meaningful attributes for each entity to add context."""
EXAMPLE = (
    "Tarva Quill, who heads the Brindlemoor harbour office, rejected the idea that the quay was unsafe. "
    '"We test it every week," she added. On Monday some 40 dockers walked out.'
)
KINDS = {"expert_views": "ExpertView", "claims": "Claim", "events": "Event"}


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of wall clock, and the result."""
    began = time.perf_counter()
    result = call()
    return time.perf_counter() - began, result


def examples(lx: ModuleType) -> list[Any]:
    """One example of each kind, with the attributes that our items have, as LangExtract's README recommends."""
    person = {"speaker": "Tarva Quill", "named": True, "role": "head", "affiliation": "Brindlemoor harbour office"}
    view = {"speaker_words": "Tarva Quill", "cue": "rejected", **person, "view": "The quay at Brindlemoor is not unsafe."}
    view |= {"manner": "indirect", "certainty": "denied", "act": "speech", "via": ""}
    claim = {
        "speaker_words": "she",
        "cue": "added",
        "text": "The quay at Brindlemoor is tested every week.",
        "attributed_to": "Tarva Quill",
    }
    claim |= {"modality": "asserted", "quantities": [], "when": "every week", "where": ""}
    event = {"what": "Some 40 dockers walked out at Brindlemoor.", "who": ["dockers (strikers)"], "when": "On Monday", "where": ""}
    event |= {"quantities": ["some 40 dockers"], "status": "happened"}
    made = [
        lx.data.Extraction("expert_view", "rejected the idea that the quay was unsafe", attributes=view),
        lx.data.Extraction("claim", "We test it every week", attributes=claim),
        lx.data.Extraction("event", "On Monday some 40 dockers walked out.", attributes=event),
    ]
    return [lx.data.ExampleData(text=EXAMPLE, extractions=made)]


def langextract(job: dict[str, Any]) -> tuple[Callable[[list[dict[str, Any]]], Any], Callable[[Any], int], Any]:
    """How to run it, how to count what it grounded, and how to save and read its results."""
    import warnings

    import langextract as lx  # type: ignore[import-not-found]
    from langextract import data_lib

    warnings.simplefilter("ignore")
    options = {"api_key": "none", "base_url": job["base_url"], "max_workers": job["concurrency"], "timeout": job.get("timeout", 60)}
    options.pop("timeout")
    if "most" in job:
        options["max_output_tokens"] = job["most"]
    config = lx.factory.ModelConfig(model_id=job.get("model", "bench"), provider="OpenAILanguageModel", provider_kwargs=options)

    def go(articles: list[dict[str, Any]]) -> Any:
        documents = [lx.data.Document(text=a["text"], document_id=a["id"]) for a in articles]
        return list(
            lx.extract(
                documents,
                prompt_description=PROMPT,
                examples=examples(lx),
                config=config,
                max_char_buffer=job.get("buffer", 1000),
                batch_length=100_000,
                max_workers=job["concurrency"],
                temperature=0.0,
                show_progress=False,
                use_schema_constraints=job.get("constraints", True),
            )
        )

    def count(results: Any) -> int:
        return sum(1 for document in results for e in document.extractions or [] if e.char_interval is not None)

    def dump(results: Any) -> list[str]:
        return [json.dumps(data_lib.annotated_document_to_dict(document)) for document in results]

    return go, count, (dump, lambda line: data_lib.dict_to_annotated_document(json.loads(line)))


def instructor_loop(
    job: dict[str, Any], *, kinds: bool, cached: bool
) -> tuple[Callable[[list[dict[str, Any]]], Any], Callable[[Any], int], Any]:
    """The same for a plain loop over threads."""
    import instructor
    import openai
    from pydantic import create_model

    items = _items()
    fields: dict[str, Any] = {name: (list[getattr(items, kind)], ...) for name, kind in KINDS.items()}  # type: ignore[misc]
    whole: Any = create_model("Findings", **fields)
    models: list[Any] = [create_model(KINDS[name] + "s", **{name: fields[name]}) for name in fields] if kinds else [whole]
    options: dict[str, Any] = {}
    if cached:
        from instructor.cache import DiskCache

        options["cache"] = DiskCache(directory=job["cache"])
    plain = openai.OpenAI(base_url=job["base_url"], api_key="none", timeout=job.get("timeout", 60))
    client = instructor.from_openai(plain, mode=instructor.Mode.TOOLS, **options)

    def one(article: dict[str, Any]) -> Any:
        found: dict[str, Any] = {name: [] for name in fields}
        for model in models:
            messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": f"{_ask(model)}\n\nArticle:\n{article['text']}"}]
            made = client.chat.completions.create(
                model=job.get("model", "bench"), response_model=model, messages=messages, max_retries=1, temperature=0.0
            )
            found |= {name: getattr(made, name) for name in model.model_fields}
        return whole.model_construct(**found), article["text"]

    def go(articles: list[dict[str, Any]]) -> Any:
        with ThreadPoolExecutor(job["concurrency"]) as pool:
            return list(pool.map(one, articles))

    def count(results: Any) -> int:
        return sum(all(q in text for q in item.quotes) for made, text in results for name in fields for item in getattr(made, name))

    return go, count, (lambda results: [made.model_dump_json() for made, _ in results], whole.model_validate_json)


def _ask(model: Any) -> str:
    return "List all " + ", ".join(name.replace("_", " ") for name in model.model_fields) + " in this article."


def _items() -> ModuleType:
    """Our item classes, which need nothing but pydantic, without the rest of counterpoint."""
    spec = importlib.util.spec_from_file_location("items", ITEMS)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["items"] = module
    spec.loader.exec_module(module)
    return module


def run(client: str, job: dict[str, Any]) -> dict[str, Any]:
    """Run one client on a job, as bench_llm.py runs ours."""
    if client == "langextract":
        go, count, (dump, read) = langextract(job)
    else:
        go, count, (dump, read) = instructor_loop(job, kinds=client == "instructor-kinds", cached=client == "instructor-cached")
    articles = job["articles"]
    cold = timed(lambda: go(articles[:1]))[0] if job.get("warm") else None
    cpu = time.process_time()
    wall, results = timed(lambda: go(articles[1:] if job.get("warm") else articles))
    found = {"wall": wall, "cpu": time.process_time() - cpu, "first": cold, "items": count(results)}
    if job.get("save"):
        path = Path(job["save"])
        path.write_text("\n".join(dump(results)), encoding="utf-8")
        found["read"] = statistics.median(
            timed(lambda: [read(line) for line in path.read_text(encoding="utf-8").split("\n")])[0] for _ in range(3)
        )
    return found


def tokens(job: dict[str, Any]) -> list[int]:
    """How many tokens each text has."""
    import bpe_openai  # type: ignore[import-not-found]

    encoding = bpe_openai.get_encoding("o200k_base")
    return [len(encoding.encode(text, disallowed_special=())) for text in job["texts"]]


if __name__ == "__main__":
    job = json.load(sys.stdin)
    json.dump(tokens(job) if sys.argv[1] == "count" else run(sys.argv[1], job), sys.stdout)
