"""A loopback OpenAI-compatible endpoint with a fixed delay, in a process of its own. Only the standard library.

    python bench/bench_server.py ANSWERS [--delay 0.2] [--log FILE] [--forward URL]

ANSWERS is JSON lines ``{"text": ..., "items": [{"kind": ..., "quotes": [...], ...}]}``. Each request is answered ``delay`` seconds after
its last byte arrived, in the form that its client asks for (tool call, JSON schema, or a code block), with those items of the article
whose quotes are in the text that was sent. The first line on stdout is the port. The first part of the path names the client:
``/langextract/v1/chat/completions``; ``/langextract/count`` gives how many requests it made so far. With ``--log`` each exchange goes
to FILE. With ``--forward`` a real endpoint answers, and this one only counts and logs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any, TextIO

Item = dict[str, Any]
LISTS = {"expert_views": "expert_view", "claims": "claim", "events": "event"}
_MARKS = ("\nQ: ", "The text:\n", "Article:\n")  # LangExtract's, ours, the instructor loop's


class Answers:
    """Which article a text is from, and what is in it."""

    def __init__(self, path: Path) -> None:
        self._items: list[list[Item]] = []
        self._where: dict[tuple[str, ...], int] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            article = json.loads(line)
            self._items.append(article["items"])
            self._where.update(dict.fromkeys(_triples(article["text"].split()), number))

    def of(self, prompt: str) -> list[Item]:
        """The items whose quotes are all in the last text of ``prompt``."""
        text = prompt[max(prompt.rfind(mark) + len(mark) if mark in prompt else 0 for mark in _MARKS) :]
        triples = _triples(text.split())
        step = max(1, len(triples) // 12)
        votes = Counter(self._where[triple] for triple in triples[::step] if triple in self._where)
        if not votes:
            return []
        return [item for item in self._items[votes.most_common(1)[0][0]] if all(quote in text for quote in item["quotes"])]


def _triples(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def answer(body: dict[str, Any], items: list[Item]) -> dict[str, Any]:
    """The message that answers ``body``, as its client reads it."""
    if body.get("tools"):
        function = body["tools"][0]["function"]
        arguments = json.dumps(_lists(function["parameters"], items), ensure_ascii=False)
        call = {"id": "call_1", "type": "function", "function": {"name": function["name"], "arguments": arguments}}
        return {"role": "assistant", "content": None, "tool_calls": [call]}
    text = json.dumps({"extractions": [extraction(item) for item in items]}, ensure_ascii=False)
    if (body.get("response_format") or {}).get("type") not in ("json_schema", "json_object"):
        text = f"```json\n{text}\n```"
    return {"role": "assistant", "content": text}


def _lists(schema: dict[str, Any], items: list[Item]) -> dict[str, list[Item]]:
    wanted = [name for name in LISTS if name in schema.get("properties", {})]
    return {name: [{k: v for k, v in i.items() if k != "kind"} for i in items if i["kind"] == LISTS[name]] for name in wanted}


def extraction(item: Item) -> dict[str, Any]:
    """An item as LangExtract has it: one quotation, everything else as attributes that are texts or lists of texts."""
    attributes = {k: v for k, v in item.items() if k not in ("kind", "quotes")}
    if "who" in attributes:
        attributes["who"] = [f"{who['name']} ({who['part']})" if who["part"] else who["name"] for who in attributes["who"]]
    return {item["kind"]: item["quotes"][0], f"{item['kind']}_attributes": attributes}


class Server:
    """Counts, waits, answers."""

    def __init__(self, answers: Answers, delay: float, log: TextIO | None, forward: str | None) -> None:
        self._answers, self._delay, self._log, self._forward = answers, delay, log, forward
        self._count: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept alive."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = re.search(r"content-length: *(\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(length[1])) if length else b""
                client = head.split(" ", 2)[1].split("/")[1]
                data = await self._reply(client, body) if head.startswith("POST") else {"requests": self._count[client]}
                content = json.dumps(data).encode()
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(content) + content)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _reply(self, client: str, body: bytes) -> dict[str, Any]:
        due = asyncio.get_running_loop().time() + self._delay
        self._count[client] += 1
        request = json.loads(body)
        if self._forward:
            completion = await asyncio.to_thread(_forwarded, self._forward, body)
        else:
            completion = _completion(request, answer(request, self._answers.of(request["messages"][-1]["content"])))
        if self._log is not None:
            asked = {key: request[key] for key in ("messages", "tools", "response_format") if key in request}
            line = {"client": client, "asked": asked, "message": completion["choices"][0]["message"]}
            print(json.dumps(line), file=self._log, flush=True)
        await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
        return completion


def _completion(request: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    reason = "tool_calls" if "tool_calls" in message else "stop"
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": reason}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def _forwarded(url: str, body: bytes) -> dict[str, Any]:
    request = urllib.request.Request(f"{url}/chat/completions", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=3600) as answered:
        return dict(json.load(answered))


async def run(server: Server) -> None:
    """Serve until killed."""
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, limit=2**24, backlog=512)
    print(listening.sockets[0].getsockname()[1], flush=True)
    async with listening:
        await listening.serve_forever()


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--forward", help="a real endpoint that answers instead")
    options = parser.parse_args()
    log = options.log.open("w", encoding="utf-8") if options.log else None
    asyncio.run(run(Server(Answers(options.answers), options.delay, log, options.forward)))


if __name__ == "__main__":
    main()
