"""The dependencies' licences and known vulnerabilities.

python bench/audit.py [--offline]     exit 0: checked and sound; 1: a licence or a vulnerability that is not accepted; 3: not checked

Licences come from the installed packages' own metadata. Vulnerabilities come from pip-audit, which asks PyPI's JSON interface
or OSV; an index mirror usually offers neither. What could not be checked is said, and is never counted as sound.
What is accepted, and why: docs/audit.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Permissive ones, and the MPL, which asks only for changes to its own files.
ALLOWED = re.compile(
    r"^(0bsd|apache|bsd|cc0|cnri-python|expat|hpnd|isc\b|mit\b|mozilla public|mpl|psf|python software foundation"
    r"|the unlicense|unlicense|zlib)",
    re.IGNORECASE,
)
_OR, _AND = (re.compile(rf"\s+{word}\s+|\s*{mark}\s*", re.IGNORECASE) for word, mark in (("OR", ";"), ("AND", ",")))
ACCEPTED = {"CVE-2025-69872": "diskcache: unpickling. Our TextDisk never unpickles: docs/audit.md"}
NOT_CHECKED = 3  # not 0, for that would say "sound"; not 1, for nothing was found; 2 is a wrong command line
EXTRAS = ("html", "pdf", "table")


class Found(NamedTuple):
    """An installed package."""

    name: str
    version: str
    licence: str


def installed() -> Iterator[Found]:
    """Everything that ``counterpoint[all]`` needs at run time, at any depth, as it is installed here."""
    waiting, seen = [("counterpoint", frozenset(EXTRAS))], set()
    while waiting:
        name, extras = waiting.pop()
        try:
            about = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another platform, or an extra that is not installed
        for line in about.requires or []:
            needed = Requirement(line)
            key = canonicalize_name(needed.name)
            wanted = needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras))
            if wanted and key not in seen and key != "counterpoint":
                seen.add(key)
                waiting.append((key, frozenset(needed.extras)))
        if name != "counterpoint":
            yield Found(name, about.version, licence(about.metadata))


def licence(about: metadata.PackageMetadata) -> str:
    """The licence by its expression, the classifiers, or the free text."""
    classified = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier", []) if c.startswith("License :: ") and c.count(" :: ") > 1]
    free = (about.get("License") or "").strip().partition("\n")[0]
    return about.get("License-Expression") or ", ".join(classified) or free or "unknown"


def allowed(words: str) -> bool:
    """Whether every part of a licence that has to be kept is on the list; of a choice (OR) one will do."""
    return any(all(ALLOWED.match(part.strip("() ")) for part in _AND.split(choice)) for choice in _OR.split(words.strip()))


def vulnerabilities(packages: list[Found]) -> tuple[list[tuple[str, str]], str]:
    """(package and version, advisory with its aliases) for each finding; and why packages could not be checked ("" if all were)."""
    if importlib.util.find_spec("pip_audit") is None:
        return [], "pip-audit is not installed (pip install pip-audit)"
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "requirements.txt"
        pinned.write_text("".join(f"{p.name}=={p.version}\n" for p in packages), encoding="utf-8")
        words = ["-r", str(pinned), "--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "15"]
        done = subprocess.run([sys.executable, "-m", "pip_audit", *words], capture_output=True, text=True, check=False)
    try:
        report = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return [], f"no answer from the advisory service: {(done.stderr.strip().splitlines() or ['nothing said'])[-1][:200]}"
    unknown = [d["name"] for d in report if "skip_reason" in d]
    found = [(f"{d['name']} {d['version']}", " ".join([v["id"], *v.get("aliases", [])])) for d in report for v in d.get("vulns", [])]
    return (
        found,
        f"the advisory service knows nothing of {len(unknown)} of {len(report)} packages ({', '.join(unknown[:5])}, …)" if unknown else "",
    )


def main() -> int:
    """Print both lists; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offline", action="store_true", help="licences only; exit 0 says nothing of vulnerabilities")
    flags = parser.parse_args()
    packages = sorted(installed())
    for package in packages:
        print(f"{'ok     ' if allowed(package.licence) else 'REFUSED'}  {package.name:<24} {package.version:<12} {package.licence}")
    refused = [p.name for p in packages if not allowed(p.licence)]
    found, why = ([], "not asked for (--offline)") if flags.offline else vulnerabilities(packages)
    unchecked = bool(why) and not flags.offline
    bad = []
    for package, advisory in found:
        reason = next((text for key, text in ACCEPTED.items() if key in advisory), "")
        print(f"{'accepted' if reason else 'VULNERABLE'}  {package}: {advisory}" + (f" ({reason})" if reason else ""))
        bad += [] if reason else [package]
    print(f"\nlicences: {len(packages)} packages, " + (f"not allowed: {', '.join(refused)}" if refused else "all allowed"))
    print(f"vulnerabilities: NOT CHECKED: {why}" if why else f"vulnerabilities: checked, {len(found)} found, {len(bad)} not accepted")
    if refused or bad:
        return 1
    if unchecked:
        print(
            f"exit code {NOT_CHECKED}: nothing bad was found, and nothing is known; run it where the advisories of PyPI or OSV can be asked"
        )
    return NOT_CHECKED if unchecked else 0


if __name__ == "__main__":
    raise SystemExit(main())
