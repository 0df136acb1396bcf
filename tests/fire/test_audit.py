"""What is shipped with us may be used, and what could not be checked is not called sound."""

import sys
from typing import Any

import pytest

audit: Any = pytest.importorskip("bench.audit", reason="bench/ is not in an installed copy")


def test_every_dependency_at_any_depth_has_a_licence_that_is_allowed() -> None:
    found = list(audit.installed())
    assert {"diskcache", "instructor", "openai", "pydantic"} <= {p.name for p in found}
    assert [p for p in found if not audit.allowed(p.licence)] == []


@pytest.mark.parametrize(
    "words", ["MIT", "Apache-2.0 AND MIT", "GPL-2.0-only OR MIT", "BSD License", "MIT License, Apache Software License"]
)
def test_allowed(words: str) -> None:
    assert audit.allowed(words)


@pytest.mark.parametrize(
    "words", ["GPL-3.0-only", "MIT AND GPL-3.0-only", "AGPL-3.0-only", "unknown", "Proprietary", "", "MIT License, GPLv3"]
)
def test_not_allowed(words: str) -> None:
    assert not audit.allowed(words)


@pytest.mark.parametrize(
    ("words", "found", "code"),
    [([], [], 3), ([], [("pydantic 1", "CVE-2030-1")], 1), (["--offline"], [], 0)],
    ids=["nothing known", "some checked, one found", "not asked for"],
)
def test_what_could_not_be_checked_is_no_success(
    words: list[str], found: list[Any], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["audit", *words])
    monkeypatch.setattr(audit, "vulnerabilities", lambda packages: (found, "no network"))
    assert audit.main() == code
    said = capsys.readouterr().out
    assert "vulnerabilities: NOT CHECKED: " in said
    assert ("exit code 3" in said) is (code == 3)


@pytest.mark.parametrize(("advisory", "code"), [("PYSEC-1 CVE-2025-69872", 0), ("CVE-2030-1", 1)])
def test_only_accepted_findings_pass(advisory: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["audit"])
    monkeypatch.setattr(audit, "vulnerabilities", lambda packages: ([("diskcache 5.6.3", advisory)], ""))
    assert audit.main() == code
