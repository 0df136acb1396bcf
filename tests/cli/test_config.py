from pathlib import Path

import pytest

from counterpoint.cli import config
from counterpoint.cli.options import summarize_options
from counterpoint.errors import ConfigError
from counterpoint.settings import Settings


@pytest.fixture(autouse=True)
def no_user_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_config_dir", lambda _: str(tmp_path / "user"))


def test_defaults(tmp_path: Path) -> None:
    settings, origins = config.load({}, {}, tmp_path)
    assert settings == Settings()
    assert origins == {}


def test_a_flag_beats_the_environment_beats_the_project_beats_the_user(tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "counterpoint.toml").write_text("rpm = 1\ntpm = 1\nretries = 1\npasses = 2\n")
    (tmp_path / "counterpoint.toml").write_text("rpm = 2\ntpm = 2\nretries = 2\n")
    settings, origins = config.load({"rpm": 4}, {"COUNTERPOINT_RPM": "3", "COUNTERPOINT_TPM": "3"}, tmp_path)
    assert (settings.rpm, settings.tpm, settings.retries, settings.passes) == (4, 3, 2, 2)
    assert origins["rpm"].place == "--rpm"
    assert origins["tpm"].place == "COUNTERPOINT_TPM"
    assert origins["retries"].place == str(tmp_path / "counterpoint.toml")


def test_pyproject_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.counterpoint]\nbase-url = "http://127.0.0.1:1/v1"\n')
    assert config.load({}, {}, tmp_path)[0].base_url == "http://127.0.0.1:1/v1"


def test_the_usual_openai_variables_come_after_our_own(tmp_path: Path) -> None:
    environ = {"OPENAI_BASE_URL": "http://a/v1", "COUNTERPOINT_BASE_URL": "http://b/v1", "OPENAI_API_KEY": "sk-planted"}
    settings, origins = config.load({}, environ, tmp_path)
    assert settings.base_url == "http://b/v1"
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-planted"
    assert origins["api_key"].place == "OPENAI_API_KEY"


def test_all_mistakes_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "counterpoint.toml").write_text('rpm = -1\ncolour = "red"\napi_key = "sk-planted"\n')
    with pytest.raises(ConfigError) as caught:
        config.load({"timeout": 0.0}, {"COUNTERPOINT_PASSES": "many"}, tmp_path)
    message = str(caught.value)
    for part in ("rpm", "colour", "api_key", "--timeout", "COUNTERPOINT_PASSES", "counterpoint.toml"):
        assert part in message
    assert "sk-planted" not in message


@pytest.mark.parametrize("name", ["api_key", "api-key"])
def test_a_key_in_a_file_is_refused_however_it_is_spelled(name: str, tmp_path: Path) -> None:
    (tmp_path / "counterpoint.toml").write_text(f'{name} = "sk-planted"\n')
    with pytest.raises(ConfigError, match="keys belong in the environment") as caught:
        config.load({}, {}, tmp_path)
    assert "sk-planted" not in str(caught.value)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "counterpoint.toml").write_text("rpm = = 1")
    with pytest.raises(ConfigError, match=r"counterpoint\.toml"):
        config.load({}, {}, tmp_path)


@pytest.mark.parametrize(("written", "gates"), [("none", set()), ("skipped,ungrounded", {"skipped", "ungrounded"})])
def test_gates_are_separated_by_commas(written: str, gates: set[str], tmp_path: Path) -> None:
    assert config.load({"fail_on": written}, {}, tmp_path)[0].fail_on == gates


@pytest.mark.parametrize(("written", "window"), [("paragraph", "paragraph"), ("article", "article"), ("1500", 1500)])
def test_window(written: str, window: object, tmp_path: Path) -> None:
    assert config.load({"window": written}, {}, tmp_path)[0].window == window


def test_show_tells_every_setting_and_never_the_key(tmp_path: Path) -> None:
    settings, origins = config.load({}, {"COUNTERPOINT_API_KEY": "sk-planted"}, tmp_path)
    shown = config.show(settings, origins)
    assert [line.split()[0] for line in shown.splitlines()] == list(Settings.model_fields)
    assert "sk-planted" not in shown
    assert "(set)" in shown


def test_every_setting_but_the_key_has_a_flag_and_no_flag_lacks_a_setting() -> None:
    def nothing() -> None: ...

    summarize_options(nothing)
    flags = {p.name for p in nothing.__click_params__}  # type: ignore[attr-defined]
    own = {"format_", "output", "db", "dry_run", "show_prompt", "quiet", "verbose", "color", "show_config"}
    assert flags - own == set(Settings.model_fields) - {"api_key"}
