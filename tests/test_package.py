import json
import subprocess
import sys

import pytest

import counterpoint


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json\nsys.stderr.write(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_all_is_sorted_and_complete() -> None:
    from counterpoint import _HOME

    assert sorted(set(counterpoint.__all__)) == sorted(counterpoint.__all__)
    assert sorted(name for names in _HOME.values() for name in names) == sorted(counterpoint.__all__)
    for name in counterpoint.__all__:
        assert getattr(counterpoint, name) is not None


def test_read_and_render_are_functions_whatever_was_imported_before() -> None:
    import counterpoint.read
    import counterpoint.render  # noqa: F401
    from counterpoint import read, render
    from counterpoint.read import discover

    assert callable(read)
    assert callable(render)
    assert callable(discover)


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        counterpoint.nonsense  # noqa: B018


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["summarize", "--help"]])
def test_help_and_version_import_neither_pydantic_nor_the_llm_stack(arguments: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['counterpoint', *{arguments!r}]\nfrom counterpoint.cli import main\ntry: main()\nexcept SystemExit: pass"
    )
    loaded = loaded_after(code)
    assert "counterpoint.cli" in loaded
    assert not loaded & {"instructor", "openai", "tenacity", "pydantic", "rich", "jinja2"}


def test_the_rules_engine_imports_neither_instructor_nor_openai() -> None:
    code = "from counterpoint import summarize, Settings\nsummarize('examples', Settings(engine='rules'))"
    loaded = loaded_after(code)
    assert "counterpoint.rules" in loaded
    assert not loaded & {"instructor", "openai", "tenacity"}


def test_import_counterpoint_is_cheap() -> None:
    assert not loaded_after("import counterpoint") & {"pydantic", "instructor", "click"}
