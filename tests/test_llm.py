"""The client against a real server that breaks: how many requests, which error, what it cost, what is kept."""

from __future__ import annotations

import functools
import json
import ssl
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr

from counterpoint.errors import BudgetError, ConfigError, EndpointDownError, ModelError, NotCachedError
from counterpoint.llm import Answer, Client, Message, Rehearsal, Request, connect
from counterpoint.settings import Settings
from tests.faulty_server import FINAL, PASSING, UNFIT, Faulty, seeded, serve

KEY = "sk-planted-5up3r53cr37"


class Word(BaseModel):
    """A word and a number."""

    word: str
    number: int


class Words(BaseModel):
    """Words."""

    words: list[dict[str, Any]] = []


class FastClock:
    """Time that passes only while somebody waits, and then at once."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> float:
        with self._lock:
            return self.time

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.time += seconds
            self.waits.append(seconds)


def request(text: str = "Say a word.", response: type[BaseModel] = Word) -> Request:
    return Request(
        messages=(Message(role="system", content="Be brief."), Message(role="user", content=text)), response=response, prompt="t@1"
    )


@pytest.fixture(autouse=True, scope="module")
def one_ssl_context() -> Iterator[None]:
    """Certificates are loaded once, not for each of some hundred clients: the servers here speak plain HTTP."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", functools.cache(ssl.create_default_context))
        yield


@pytest.fixture
def clock() -> FastClock:
    return FastClock()


@pytest.fixture
def make(tmp_path: Path, clock: FastClock) -> Any:
    made: list[Client] = []

    def _make(server: Faulty | str, **fields: Any) -> Client:
        url = server if isinstance(server, str) else server.url
        known = {"model": "m", "base_url": url, "api_key": SecretStr(KEY), "cache_dir": tmp_path / "cache", "timeout": 5.0, "mode": "tools"}
        client = Client(Settings(**{**known, **fields}), clock=clock)
        made.append(client)
        return client

    yield _make
    for client in made:
        client.close()


def test_an_answer_is_validated_and_cached(make: Any) -> None:
    with serve() as server:
        client = make(server)
        assert client.estimate(request()).cached is False
        answer = client.ask(request())
        again = client.ask(request())
        assert client.estimate(request()).cached is True
        assert make(server).ask(request()).value == Word(word="fine", number=1)
    assert answer.value == again.value == Word(word="fine", number=1)
    assert (answer.usage.calls, answer.usage.cached, answer.usage.tokens_in, answer.usage.tokens_out) == (1, 0, 100, 20)
    assert (again.usage.calls, again.usage.cached, again.usage.tokens_in, again.usage.cost) == (0, 1, 0, 0.0)
    assert len(server.requests) == 1


@pytest.mark.parametrize("fault", PASSING)
def test_a_passing_fault_is_retried(fault: str, make: Any) -> None:
    with serve([fault, fault]) as server:
        answer = make(server, timeout=1.5 if fault in ("stall", "drip") else 30.0).ask(request())
    assert answer.value.word == "fine"
    assert len(server.requests) == 3
    assert answer.usage.calls == 3
    assert answer.usage.tokens_in == 100


@pytest.mark.parametrize("fault", [f for f in PASSING if f not in ("stall", "drip")])
@pytest.mark.parametrize("retries", [0, 2])
def test_retries_end(fault: str, retries: int, make: Any) -> None:
    with serve([fault] * 10) as server:
        client = make(server, retries=retries)
        with pytest.raises(ModelError) as caught:
            client.ask(request())
    assert len(server.requests) == 1 + retries
    assert caught.value.usage.calls == 1 + retries
    assert caught.value.hint
    assert f"after {retries} retries" in str(caught.value)


@pytest.mark.parametrize("fault", UNFIT)
@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_an_unfit_answer_is_asked_for_again(fault: str, mode: str, make: Any) -> None:
    with serve([fault]) as server:
        client = make(server, mode=mode, reasks=1)
        assert client.ask(request()).value.word == "fine"
        assert len(server.requests) == 2
        server.plan = lambda _: fault
        with pytest.raises(ModelError) as caught:
            client.ask(request("Another."))
        assert len(server.requests) == 4
    assert "after 2 requests" in str(caught.value)
    assert caught.value.hint
    assert caught.value.usage.calls == 2


@pytest.mark.parametrize("fault", FINAL)
def test_what_asking_again_would_not_change_is_asked_once(fault: str, make: Any) -> None:
    with serve([fault] * 3) as server:
        client = make(server, retries=3, reasks=3)
        with pytest.raises(ModelError) as caught:
            client.ask(request())
        assert len(server.requests) == 1
        assert not isinstance(caught.value, EndpointDownError)
        server.plan = []
        assert client.ask(request()).value.word == "fine"


@pytest.mark.parametrize(("fault", "said"), [("prose", "prose"), ("half", "breaks off"), ("html", "hotel"), ("refusal", "refused")])
def test_errors_say_what_came_instead(fault: str, said: str, make: Any) -> None:
    with serve([fault] * 2) as server, pytest.raises(ModelError, match=said):
        make(server).ask(request())


def test_all_retries_of_a_call_are_one_budget(make: Any) -> None:
    plan = ["503", "503", "prose", "503", "prose", "503", "ok"]
    with serve(plan) as server:
        client = make(server, retries=3, reasks=2)
        with pytest.raises(ModelError):
            client.ask(request())
    assert server.played == ["503", "503", "prose", "503", "prose", "503"]
    assert len(server.requests) == 1 + 3 + 2


def test_retry_after_is_obeyed_and_backoff_grows(make: Any, clock: FastClock) -> None:
    with serve(["429-after:7", "503", "503", "503"]) as server:
        make(server).ask(request())
    assert len(server.requests) == 5
    waits = [round(wait, 3) for wait in clock.waits]
    assert waits[0] == 7
    assert 2 <= waits[1] <= 3
    assert 4 <= waits[2] <= 5
    assert 8 <= waits[3] <= 9


def test_nobody_waits_an_hour(make: Any) -> None:
    with serve(["429-after:3600"]) as server, pytest.raises(ModelError, match="asks to wait 3600 s"):
        make(server).ask(request())
    assert len(server.requests) == 1


def test_who_asks_for_an_hour_three_times_is_not_asked_again(make: Any) -> None:
    with serve(["429-after:3600", "ok", *["429-after:3600"] * 100]) as server:
        client = make(server)
        said = []
        for number in range(7):
            try:
                client.ask(request(str(number)))
            except ModelError as error:
                said.append((type(error), error.usage.calls if error.usage else 0))
    assert said == [(ModelError, 1)] * 4 + [(EndpointDownError, 0)] * 2
    assert len(server.requests) == 5


@pytest.mark.parametrize("fault", ["429", "429-after:20"])
def test_a_storm_of_429_stops_the_run_after_a_minute(fault: str, make: Any, clock: FastClock) -> None:
    with serve([fault] * 1000) as server:
        client = make(server, retries=4)
        for number in range(100):
            with pytest.raises(ModelError):
                client.ask(request(str(number)))
        with pytest.raises(EndpointDownError, match="lets nothing through"):
            client.ask(request("last"))
    assert sum(clock.waits) >= 60
    assert len(server.requests) <= 25


def test_a_busy_endpoint_that_recovers_is_not_given_up(make: Any, clock: FastClock) -> None:
    """A limit by the minute lets nothing through until the minute is over, however often it is asked."""
    with serve(lambda _: "429" if clock.now() % 60 > 5 else "ok") as server:
        client = make(server, retries=1)
        got = 0
        for number in range(60):
            try:
                got += client.ask(request(str(number))).value.word == "fine"
            except ModelError as error:
                assert not isinstance(error, EndpointDownError)
            clock.time += 1
    assert got > 5


@pytest.mark.parametrize(
    "fault",
    ["status:401 no", "status:403 no", "status:402 pay", "quota", "status:404 The model `m` does not exist"],
)
def test_what_every_call_would_meet_stops_the_run(fault: str, make: Any) -> None:
    with serve([fault]) as server:
        client = make(server)
        for text in "abc":
            with pytest.raises(EndpointDownError) as caught:
                client.ask(request(text))
            assert caught.value.hint
    assert len(server.requests) == 1


def test_a_refused_connection_is_retried_and_then_stops_the_run(make: Any, clock: FastClock) -> None:
    with serve() as server:
        url = server.url
    client = make(url, retries=2)
    with pytest.raises(EndpointDownError, match="cannot be reached") as caught:
        client.ask(request())
    assert len(clock.waits) == 2
    assert caught.value.usage.calls == 0
    with pytest.raises(EndpointDownError):
        client.ask(request("other"))
    assert len(clock.waits) == 2


def test_an_unknown_host_stops_the_run_at_once(make: Any, clock: FastClock, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(EndpointDownError, match="cannot be reached"):
        make("http://no-such-host.invalid/v1").ask(request())
    assert clock.waits == []


def test_an_endpoint_that_stays_down_fails_fast(make: Any) -> None:
    with serve(["503"] * 200) as server:
        client = make(server, retries=9)
        for number in range(10):
            with pytest.raises(ModelError):
                client.ask(request(str(number)))
        with pytest.raises(EndpointDownError, match="seems to be down"):
            client.ask(request("last"))
    assert len(server.requests) == 30  # three calls of ten requests each


def test_one_bad_article_does_not_stop_the_run(make: Any) -> None:
    with serve((["503"] * 5 + ["ok"]) * 4) as server:
        client = make(server, retries=4)
        for number in range(4):
            with pytest.raises(ModelError) as caught:
                client.ask(request(f"bad {number}"))
            assert not isinstance(caught.value, EndpointDownError)
            assert client.ask(request(f"good {number}")).value.word == "fine"


def test_requests_are_what_the_rule_says_under_any_plan(make: Any) -> None:
    faults = ["429", "429-after", "500", "502", "503", "reset", "truncated", "prose", "half", "empty", "not-json"]
    for seed in range(6):
        with serve(seeded(seed, 400, faults, 0.5)) as server:
            client = make(server, retries=3, reasks=1, cache=False)
            got = 0
            before = 0
            for number in range(12):
                try:
                    got += client.ask(request(str(number))).value.word == "fine"
                except ModelError as error:
                    assert not isinstance(error, EndpointDownError)
                    assert error.usage.calls == len(server.requests) - before
                assert len(server.requests) - before <= 1 + 3 + 1
                before = len(server.requests)
            assert got >= 6


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_every_mode_sends_the_schema_and_reads_the_answer(mode: str, make: Any) -> None:
    with serve() as server:
        assert make(server, mode=mode).ask(request()).value.number == 1
    [body] = server.requests
    assert "number" in json.dumps(body.get("tools") or body.get("response_format", {}).get("json_schema") or body["messages"])
    assert (body["max_tokens"], body["temperature"]) == (4096, 0.0)


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
@pytest.mark.parametrize("form", ["elsewhere", "fenced"])
def test_an_answer_in_another_place_is_an_answer(form: str, mode: str, make: Any) -> None:
    with serve([form]) as server:
        assert make(server, mode=mode).ask(request()).value.number == 1
    assert len(server.requests) == 1


REFUSES_SCHEMA = "status:500 1 validation error: ('body', 'response_format', 'type'): Input should be 'text'"
REFUSES_TOOLS = "status:400 this model does not support tools"


def test_auto_changes_its_mode_once_and_remembers(make: Any) -> None:
    with serve([REFUSES_TOOLS]) as server:
        client = make(server, mode="auto")
        client.ask(request("one"))
        client.ask(request("two"))
        assert len(server.requests) == 3
        assert "tools" in server.requests[0]
        assert server.requests[1]["response_format"]["type"] == "json_schema"
        make(server, mode="auto").ask(request("three"))
        assert len(server.requests) == 4
        assert "response_format" in server.requests[3]


def test_auto_gives_up_when_both_modes_are_refused(make: Any) -> None:
    with serve([REFUSES_TOOLS, REFUSES_SCHEMA]) as server:
        client = make(server, mode="auto")
        with pytest.raises(EndpointDownError, match="json_schema") as caught:
            client.ask(request("one"))
        with pytest.raises(EndpointDownError):
            client.ask(request("two"))
    assert "--mode" in caught.value.hint
    assert len(server.requests) == 2


def test_a_mode_that_was_named_is_not_changed(make: Any) -> None:
    with serve([REFUSES_SCHEMA]) as server, pytest.raises(EndpointDownError, match="json_schema"):
        make(server, mode="json_schema").ask(request())
    assert len(server.requests) == 1


def test_threads_that_are_refused_together_all_change(make: Any) -> None:
    with serve(lambda body: REFUSES_TOOLS if "tools" in body else "ok") as server:
        client = make(server, mode="auto")
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda n: client.ask(request(str(n))), range(8)))
    assert len(answers) == 8
    assert len([body for body in server.requests if "tools" in body]) <= 4


def test_the_known_modes_of_endpoints(tmp_path: Path) -> None:
    from counterpoint.llm.modes import Modes

    assert Modes("auto", "http://localhost:11434/v1", "m", None).current == "json_schema"
    assert Modes("auto", "http://anything/v1", "m", None).current == "tools"
    assert Modes("md_json", "http://anything/v1", "m", None).current == "md_json"


def test_a_text_that_is_too_long_is_told_apart(make: Any) -> None:
    said = "status:400 This model's maximum context length is 4096 tokens (including the tools)"
    with serve([said]) as server, pytest.raises(ModelError) as caught:
        make(server, mode="auto").ask(request())
    assert caught.value.too_long
    assert "--window" in caught.value.hint
    assert len(server.requests) == 1


def words(_: dict[str, Any]) -> dict[str, Any]:
    return {"words": [{"w": "one {["}, {"w": 'tw"o'}, {"w": "three", "sense": "denied"}]}


@pytest.mark.parametrize(("cut", "kept"), [("-2", 3), ("-4", 2), ("-14", 2), ("40", 1), ("20", 0)])
@pytest.mark.parametrize("mode", ["tools", "json_schema", "md_json"])
def test_a_cut_off_answer_is_kept_as_far_as_it_is_complete(cut: str, kept: int, mode: str, make: Any) -> None:
    with serve([f"length:{cut}"], words) as server:
        client = make(server, mode=mode)
        answer = client.ask(request(response=Words))
        again = client.ask(request(response=Words))
    assert answer.truncated
    assert again.truncated
    assert again.usage.cached == 1
    assert answer.value.words == words({})["words"][:kept]
    assert len(server.requests) == 1


def test_a_cut_off_answer_of_which_nothing_fits_is_an_error(make: Any) -> None:
    with serve(["length:5"]) as server, pytest.raises(ModelError, match="cut off after 4096 tokens") as caught:
        make(server).ask(request())
    assert "--max-tokens" in caught.value.hint


def test_usage_is_guessed_where_the_endpoint_does_not_count(make: Any) -> None:
    with serve(["no-usage", "odd-usage", "empty-refusal"]) as server:
        client = make(server, price_in=1.0, price_out=2.0)
        guessed = client.ask(request("a" * 4000)).usage
        odd = client.ask(request("b" * 4000)).usage
        assert client.ask(request("c")).usage.tokens_in == 100
    assert 1000 < guessed.tokens_in < 1300
    assert 1000 < odd.tokens_in < 1300
    assert 5 <= guessed.tokens_out <= 15
    assert guessed.cost == pytest.approx((guessed.tokens_in + 2 * guessed.tokens_out) / 1e6)


def test_an_unknown_price_is_unknown(make: Any) -> None:
    with serve() as server:
        assert make(server).ask(request()).usage.cost is None
        assert make(server, price_in=1.0).ask(request("x")).usage.cost is None
        assert make(server, price_in=1.0, price_out=1.0).ask(request("y")).usage.cost == pytest.approx(120 / 1e6)


def test_the_same_call_at_once_is_paid_once(make: Any) -> None:
    with serve(["slow:0.1"]) as server:
        client, other = make(server), make(server)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda n: (client, other)[n % 2].ask(request()), range(8)))
    assert len(server.requests) == 1
    assert sum(answer.usage.calls for answer in answers) == 1
    assert sum(answer.usage.cached for answer in answers) == 7


def test_refresh_asks_again_once(make: Any) -> None:
    with serve() as server:
        make(server).ask(request())
        client = make(server, refresh=True)
        assert client.estimate(request()).cached is False
        assert client.ask(request()).usage.calls == 1
        assert client.ask(request()).usage.cached == 1
    assert len(server.requests) == 2


def test_without_a_cache_every_call_is_made_and_nothing_written(make: Any, tmp_path: Path) -> None:
    with serve() as server:
        client = make(server, cache=False)
        client.ask(request())
        client.ask(request())
    assert len(server.requests) == 2
    assert not (tmp_path / "cache").exists()


def test_cached_only_never_calls(make: Any) -> None:
    with serve() as server:
        make(server).ask(request())
        client = make(server, cached_only=True)
        assert client.ask(request()).usage.cached == 1
        with pytest.raises(NotCachedError):
            client.ask(request("new"))
    assert len(server.requests) == 1


@pytest.mark.parametrize("change", [{"model": "n"}, {"temperature": None}, {"max_tokens": 100}, {"text": "other"}, {"response": Words}])
def test_what_decides_the_answer_is_in_the_key(change: dict[str, Any], make: Any) -> None:
    fields = {k: v for k, v in change.items() if k in ("model", "temperature", "max_tokens")}
    asked = request(**{k: v for k, v in change.items() if k in ("text", "response")})
    with serve() as server:
        make(server).ask(request())
        make(server, **fields).estimate(asked)
        assert make(server, **fields).estimate(asked).cached is False


@pytest.mark.parametrize("change", [{"api_key": None}, {"mode": "json"}, {"concurrency": 1, "timeout": 9.0}])
def test_what_does_not_decide_the_answer_is_not_in_the_key(change: dict[str, Any], make: Any) -> None:
    with serve() as server:
        make(server).ask(request())
        assert make(server, **change).estimate(request()).cached is True


def test_a_cached_value_that_no_longer_fits_is_a_miss(make: Any, tmp_path: Path) -> None:
    from counterpoint.cache import Cache

    with serve() as server:
        make(server).ask(request())
        cache = Cache(tmp_path / "cache")
        [entry] = cache.entries()
        cache.put(entry.model_copy(update={"value": {"word": 3}}))
        assert make(server).ask(request()).usage.calls == 1
    assert len(server.requests) == 2


def test_the_budget_stops_before_the_call_that_would_pass_it(make: Any) -> None:
    prices = {"price_in": 10.0, "price_out": 100.0, "max_tokens": 100}
    with serve() as server:
        client = make(server, max_cost=0.025, **prices)  # a call costs 0.003; at most 0.01 for its 100 tokens out, and its tokens in
        done = 0
        with pytest.raises(BudgetError) as caught:
            for number in range(20):
                client.ask(request(str(number)))
                done += 1
    assert 3 <= done <= 5
    assert len(server.requests) == done
    assert caught.value.hint
    assert caught.value.usage.calls == 0


def test_calls_under_way_count_against_the_budget(make: Any) -> None:
    prices = {"price_in": 0.0, "price_out": 100.0, "max_tokens": 100}  # at most 0.01 a call, really 0.002
    with serve(["slow:0.05"] * 20) as server:
        client = make(server, max_cost=0.0195, **prices)
        with ThreadPoolExecutor(8) as pool:
            futures = [pool.submit(client.ask, request(str(number))) for number in range(8)]
            kinds = [type(future.exception()) for future in futures]
    assert kinds.count(type(None)) == len(server.requests)
    assert 4 <= len(server.requests) <= 5  # 0.0195 - 0.01 = 0.0095 can be spent before a call is too much: five calls of 0.002
    assert set(kinds) <= {type(None), BudgetError}
    gaps = [after - before for before, after in zip(server.times, server.times[1:], strict=False)]
    assert min(gaps) >= 0.03  # two at once could cost 0.02: they go one after the other


def test_a_lost_answer_counts_against_the_budget(make: Any) -> None:
    with serve(["truncated"] * 9) as server:
        client = make(server, price_in=0.0, price_out=100.0, max_tokens=100, max_cost=0.025, retries=9)
        with pytest.raises(BudgetError):
            client.ask(request())
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"max_cost": 1.0}, "prices"),
        ({"model": None}, "no model"),
        ({"base_url": "localhost:8080/v1"}, "base_url"),
        ({"max_cost": 1.0, "model": None}, "no model is named; max_cost"),
    ],
)
def test_settings_that_cannot_be_meant(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        connect(Settings(**{"model": "m", **fields}))
    assert caught.value.hint


def test_no_key_for_openai_is_said_before_anything_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)  # the library does not read the environment: only the command does
    client = connect(Settings(model="m", cache_dir=tmp_path))
    assert client.estimate(request()).cached is False
    with pytest.raises(EndpointDownError, match="no API key"):
        client.ask(request())


def test_a_closed_client_is_down(make: Any) -> None:
    with serve() as server:
        with make(server) as client:
            client.ask(request())
        with pytest.raises(EndpointDownError, match="closed"):
            client.ask(request("other"))
    assert len(server.requests) == 1


def test_closing_breaks_off_what_is_under_way(tmp_path: Path) -> None:
    with serve(["stall", "503", "503"]) as server:
        settings = Settings(model="m", base_url=server.url, cache_dir=tmp_path, mode="tools", timeout=30)
        client = Client(settings)
        failures: list[BaseException] = []

        def work(text: str) -> None:
            try:
                client.ask(request(text))
            except ModelError as error:
                failures.append(error)

        threads = [threading.Thread(target=work, args=(text,)) for text in "abc"]
        for thread in threads:
            thread.start()
        while len(server.requests) < 3:
            threading.Event().wait(0.01)
        client.close()
        server.release.set()
        for thread in threads:
            thread.join(10)
    assert [type(error) for error in failures] == [EndpointDownError] * 3


def test_keyboard_interrupts_are_not_swallowed(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(["503"]) as server:
        client = make(server)
        monkeypatch.setattr(FastClock, "sleep", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            client.ask(request())


def test_the_key_is_sent_and_shown_nowhere(make: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
    caplog.set_level("DEBUG")
    shown: list[str] = []
    for plan in (["echo-key"], [f"status:400 key {KEY} may not"], [f"status:500 {KEY}"] * 3, [f"status:404 {KEY}"], ["ok"]):
        with serve(plan) as server:
            client = make(server, retries=2, cache_dir=tmp_path / "cache")
            shown.append(repr(client) + repr(vars(client)["_settings"]))
            try:
                client.ask(request(str(plan)[:8]))
            except ModelError as error:
                shown += ["".join(traceback.format_exception(error)), str(error), repr(error), error.hint]
                context = error.__context__
                while context is not None:
                    shown.append(str(context))
                    context = context.__context__
            assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    shown += [record.getMessage() for record in caplog.records]
    shown += [*capfd.readouterr()]
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert not [text for text in shown if KEY in text]
    assert not [data for data in written if KEY.encode() in data]


def test_nothing_is_said_on_stderr_by_the_libraries(make: Any, capfd: Any) -> None:
    import logging

    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []
    try:
        with serve(["prose"] * 2) as server, pytest.raises(ModelError):
            make(server).ask(request())
    finally:
        root.handlers = handlers
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_what_the_library_makes_of_a_class_is_made_once_for_all_requests(mode: str, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, int] = {"classes": 0, "schemas": 0}

    class Counted(Word):
        def __init_subclass__(cls, **kwargs: Any) -> None:
            super().__init_subclass__(**kwargs)
            made["classes"] += 1

        @classmethod
        def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
            made["schemas"] += 1
            return super().model_json_schema(*args, **kwargs)

    with serve() as server:
        client = make(server, mode=mode)
        counts = []
        for number in range(4):
            client.ask(request(f"Word {number}.", response=Counted))
            counts.append(dict(made))
    assert [count["classes"] for count in counts] == [1] * 4
    later = counts[3]["schemas"] - counts[2]["schemas"]
    assert later == (0 if mode in ("tools", "json_schema") else 1)  # in the other modes the schema stands in the messages


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
def test_every_request_is_what_the_library_sends(mode: str, make: Any) -> None:
    with serve() as server:
        client = make(server, mode=mode, cache=False)
        for _ in range(3):
            client.ask(request("Sag «äh» – 3\u202f% 中文."))
    assert server.requests[0] == server.requests[1] == server.requests[2]


@pytest.mark.parametrize("mode", ["tools", "json_schema", "json", "md_json"])
@pytest.mark.parametrize("fault", UNFIT)
def test_a_later_request_is_asked_again_as_the_first_one_is(fault: str, mode: str, make: Any) -> None:
    with serve() as server:
        late = make(server, mode=mode, cache=False)
        late.ask(request("Another."))
        asked = []
        for client in (late, make(server, mode=mode, cache=False)):
            before = len(server.requests)
            server.plan = ["ok"] * before + [fault]
            assert client.ask(request()).value.word == "fine"
            asked.append(server.requests[before:])
    assert asked[0] == asked[1]
    assert len(asked[0]) == 2


@pytest.mark.parametrize("mode", ["tools", "json_schema"])
def test_the_bytes_sent_are_those_of_the_librarys_own_call(mode: str, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import openai
    from openai.resources.chat import Completions

    from counterpoint.llm.sending import Chat

    bodies: list[bytes] = []
    send = openai.OpenAI._send_request

    def listen(self: Any, request: Any, **kwargs: Any) -> Any:
        bodies.append(request.content)
        return send(self, request, **kwargs)

    monkeypatch.setattr(openai.OpenAI, "_send_request", listen)
    with serve() as server:
        client = make(server, mode=mode, cache=False)
        client.ask(request("Sag «äh» – 3\u202f% 中文."))
        monkeypatch.setattr(
            Chat, "post", lambda self, client: Completions(client).create(**{**self.frame.fields, "messages": self.messages})
        )
        client.ask(request("Sag «äh» – 3\u202f% 中文."))
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
    assert server.headers[0] == server.headers[1]


def test_article_text_is_not_a_template(make: Any) -> None:
    text = "{{ 7*7 }} {% raw %} {# x #} ~~~~~ </article> ``` <|im_end|>"
    for mode in ("tools", "json_schema", "json", "md_json"):
        with serve(["prose"]) as server:
            make(server, mode=mode, cache=False).ask(request(text))
        assert all(text in body["messages"][1]["content"] for body in server.requests)


def test_a_rehearsal_pays_nothing(make: Any) -> None:
    with serve() as server:
        client = make(server, price_in=1.0, price_out=10.0, max_tokens=100)
        client.ask(request())
        rehearsal = Rehearsal(client)
        assert rehearsal.ask(request()).value.word == "fine"
        assert rehearsal.ask(request(response=Words)).value == Words()
        with pytest.raises(NotCachedError):
            rehearsal.ask(request("other"))
        forecast = rehearsal.forecast(Settings(passes=2, price_in=1.0, price_out=10.0))
        unknown = rehearsal.forecast(Settings())
    assert len(server.requests) == 1
    assert forecast.cached == 1
    assert forecast.calls == (2, 8)
    assert forecast.tokens_out == (40, 800)
    assert forecast.cost is not None
    assert 0 < forecast.cost[0] < forecast.cost[1]
    assert unknown.cost is None


def test_answers_are_the_same_from_the_endpoint_and_from_the_cache(make: Any) -> None:
    with serve([], lambda _: {"words": [{"a": 1.0, "b": None, "c": "é \u2028 😀"}]}) as server:
        fresh: Answer = make(server).ask(request(response=Words))
        cached: Answer = make(server).ask(request(response=Words))
    assert fresh.value == cached.value
    assert repr(fresh.value) == repr(cached.value)


def test_importing_the_door_does_not_import_what_is_behind_it() -> None:
    import subprocess
    import sys

    code = (
        "import sys, counterpoint.llm, counterpoint.extract; print([m for m in ('openai', 'instructor', 'tenacity') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
