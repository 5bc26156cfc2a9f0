"""Keys of identities stand apart: no backup holds them, and who was erased stays unreadable."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from manden.config.keeping.envelope import Secret, identities_in
from manden.config.keeping.opening import read_through
from tests.journeys.served_desk import ServedDesk

AWA, BINTA = "Awa Baobab-de-Test", "Binta Caïlcédrat-de-Test"
EmptyDatabase = Callable[[], str]

OPENED = """
import sys
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from django.utils import timezone
from manden.access.actions import local_operator
from manden.vault import key_copies, key_store
from manden.vault.actions import Said, enter_identity, erase
from manden.vault.models import Identity
from manden.vault.opening import fields_of
operator = local_operator()
"""
ENTER = """
from manden.access.models import Compartment
north = Compartment.objects.create(code="north", name_fr="Nord", name_en="North")
for name in sys.argv[2:]:
    enter_identity(fields={"full_name": name, "birth_date": "1987"}, compartment=north,
                   consents=[Said("keep")], by=operator)
"""
ERASE = """
identity = next(one for one in Identity.objects.all() if fields_of(one)["full_name"] == sys.argv[2])
erase(identity=identity, reason="asked", by=operator, now=timezone.now())
"""
TELL = """
import json
told = {}
for one in Identity.objects.select_related("compartment"):
    try:
        told[one.pseudonym] = fields_of(one).get("full_name")
    except key_store.NoKey:
        told[one.pseudonym] = None
print(json.dumps([sorted(filter(None, told.values())), len(told),
                  Identity.objects.filter(erased_at=None).count()]))
"""
CONTENT = "sys.stdout.write(key_copies.content().decode())"


def inside(desk: ServedDesk, script: str, *words: str, data: Path | None = None, **env: str) -> str:
    """Run `script` in a process that has opened the desk; what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", OPENED + script, str(data or desk.data), *words],
        env=desk.environment() | env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def readable(desk: ServedDesk, data: Path, **env: str) -> tuple[list[str], int, int]:
    """The names that open, how many identities there are, and how many are not erased."""
    names, known, standing = json.loads(inside(desk, TELL, data=data, **env))
    return names, known, standing


@pytest.fixture(scope="session")
def kept(
    used_desk: ServedDesk, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ServedDesk, Path, Path, tuple[str, Path]]:
    """A desk with two identities, a backup, a copy of its keys, and the age key of that copy."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(used_desk.home, folder / "home")
    desk, made = ServedDesk(folder / "home"), pyrage.x25519.Identity.generate()
    inside(desk, ENTER, AWA, BINTA)
    (folder / "vault.key").write_text(f"{made}\n")
    key, backup = (str(made.to_public()), folder / "vault.key"), folder / "desk.age"
    done = desk.run("backup", "--data", str(desk.data), "--out", str(backup))
    assert done.returncode == 0, done.stderr
    copy_keys(desk, folder / "keys.age", key)
    return desk, backup, folder / "keys.age", key


@pytest.fixture
def with_identities(
    kept: tuple[ServedDesk, Path, Path, tuple[str, Path]], tmp_path: Path
) -> ServedDesk:
    """A copy of the desk with identities, in a home of its own."""
    shutil.copytree(kept[0].home, tmp_path / "copy")
    return ServedDesk(tmp_path / "copy")


@pytest.fixture
def backup(kept: tuple[ServedDesk, Path, Path, tuple[str, Path]]) -> Path:
    return kept[1]


@pytest.fixture
def keys(kept: tuple[ServedDesk, Path, Path, tuple[str, Path]]) -> Path:
    return kept[2]


@pytest.fixture
def key(kept: tuple[ServedDesk, Path, Path, tuple[str, Path]]) -> tuple[str, Path]:
    """An age key that opens the copies of keys and nothing else."""
    return kept[3]


def copy_keys(desk: ServedDesk, out: Path, key: tuple[str, Path]) -> None:
    words = ("--data", str(desk.data), "--out", str(out), "--recipient", key[0], "--force")
    done = desk.run("vault", "keys", *words)
    assert done.returncode == 0, done.stderr


def test_no_key_is_in_a_backup_and_no_backup_key_opens_the_copy(
    with_identities: ServedDesk, backup: Path, keys: Path
) -> None:
    (backup_key,) = (with_identities.home / "config" / "manden").glob("*.backup-key")
    told = json.loads(inside(with_identities, CONTENT))
    held: list[bytes] = []

    read_through(backup, Secret(identities_in(backup_key)), lambda _, content: held.append(content))

    content = b"".join(held)
    secrets = [told["master"], *(wrapped for _, _, wrapped, *_ in told["keys"])]
    assert len(secrets) == 3 and b"vault_sealedfield" in content
    for secret in secrets:
        assert secret.encode() not in content
        assert bytes.fromhex(secret) not in content
    for word in (AWA, BINTA, told["master"]):
        assert word.encode() not in content + backup.read_bytes() + keys.read_bytes()
    refused = with_identities.run(
        *("vault", "bring", str(keys), "--data", str(with_identities.data)),
        *("--identity", str(backup_key)),
    )
    assert refused.returncode == 1 and "does not open" in refused.stderr


def test_a_desk_restored_without_its_keys_works_and_says_so(
    with_identities: ServedDesk, backup: Path, keys: Path, tmp_path: Path, key: tuple[str, Path]
) -> None:
    restored = tmp_path / "restored"

    done = with_identities.run("restore", str(backup), "--data", str(restored))
    before = readable(with_identities, restored)
    brought = with_identities.run(
        *("vault", "bring", str(keys), "--data", str(restored), "--identity", str(key[1])),
    )

    assert done.returncode == 0 and "identities are sealed until" in done.stderr
    assert before == ([], 2, 2)
    assert brought.returncode == 0, brought.stderr
    assert readable(with_identities, restored) == ([AWA, BINTA], 2, 2)


@pytest.mark.parametrize("where", ["embedded", "postgresql"])
def test_who_was_erased_after_the_backup_stays_unreadable_in_the_restored_desk(
    with_identities: ServedDesk,
    backup: Path,
    keys: Path,
    tmp_path: Path,
    key: tuple[str, Path],
    empty_database: EmptyDatabase,
    where: str,
) -> None:
    inside(with_identities, ERASE, AWA)
    keys_now, restored = tmp_path / "now.age", tmp_path / "restored"
    copy_keys(with_identities, keys_now, key)
    env = {"MANDEN_DATABASE": empty_database()} if where == "postgresql" else {}

    done = with_identities.run(
        *("restore", str(backup), "--data", str(restored), "--vault-keys", str(keys_now)),
        *("--vault-identity", str(key[1]), "--format", "json"),
        **env,
    )
    again = with_identities.run(
        *("vault", "bring", str(keys), "--data", str(restored), "--identity", str(key[1])),
        **env,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["vault"] == {"keys": 1, "destroyed": 1, "buried": 1}
    assert again.returncode == 0, again.stderr
    assert keeping(with_identities, restored, where, env) == ([BINTA], 2, 1)


def keeping(
    desk: ServedDesk, data: Path, where: str, env: dict[str, str]
) -> tuple[list[str], int, int]:
    """What can be read by who sees every row: row security would hide them from this operator."""
    if where == "embedded":
        return readable(desk, data)
    every_row = "from django.db import connection\nconnection.cursor().execute(\"SET manden.keeping = 'on'\")\n"
    names, known, standing = json.loads(inside(desk, every_row + TELL, data=data, **env))
    return names, known, standing


def test_the_database_and_the_desks_key_without_the_store_open_nobody(
    with_identities: ServedDesk,
) -> None:
    (store,) = (with_identities.home / "config" / "manden").glob("*.vault")
    store.unlink()

    assert readable(with_identities, with_identities.data) == ([], 2, 2)


def test_a_desk_that_moves_keeps_its_key_store(
    with_identities: ServedDesk, tmp_path: Path, empty_database: EmptyDatabase
) -> None:
    address, back = empty_database(), tmp_path / "back"

    there = with_identities.run("move", "--data", str(with_identities.data), "--to", address)
    here = with_identities.run(
        *("move", "--data", str(with_identities.data), "--to", f"embedded:{back}"),
        MANDEN_DATABASE=address,
    )

    assert (there.returncode, here.returncode) == (0, 0), there.stderr + here.stderr
    at_postgresql = keeping(
        with_identities, with_identities.data, "postgresql", {"MANDEN_DATABASE": address}
    )
    assert at_postgresql == ([AWA, BINTA], 2, 2)
    assert readable(with_identities, back) == ([AWA, BINTA], 2, 2)


def test_a_copy_that_would_betray_is_refused_in_one_line(
    with_identities: ServedDesk, tmp_path: Path, key: tuple[str, Path]
) -> None:
    (path,) = (with_identities.home / "config" / "manden").glob("*.backup-key")
    backup_key, data = str(identities_in(path)[0].to_public()), str(with_identities.data)
    out = str(tmp_path / "k.age")
    refused = {
        ("--out", out): "a secret of its own",
        ("--out", out, "--recipient", backup_key): "opens the backups",
        ("--out", f"{data}/k.age", "--recipient", key[0]): "the desk's own folder",
        ("--out", str(tmp_path / "no" / "k.age"), "--recipient", key[0]): "is not there",
    }

    for words, why in refused.items():
        done = with_identities.run("vault", "keys", "--data", data, *words)
        assert done.returncode == 1
        assert why in done.stderr and done.stderr.count("\n") == 1

    assert not list(tmp_path.rglob("k.age"))


def test_a_desk_without_identities_has_no_keys_to_copy(
    desk: ServedDesk, tmp_path: Path, key: tuple[str, Path]
) -> None:
    done = desk.run(
        *("vault", "keys", "--data", str(desk.data), "--out", str(tmp_path / "k.age")),
        *("--recipient", key[0]),
    )

    assert done.returncode == 1 and "keeps no identity yet" in done.stderr


def test_a_restoration_whose_keys_do_not_open_leaves_nothing(
    with_identities: ServedDesk, backup: Path, keys: Path, tmp_path: Path
) -> None:
    config = with_identities.home / "config" / "manden"
    before = sorted(one.name for one in config.iterdir())
    wrong = tmp_path / "wrong.key"
    wrong.write_text(f"{pyrage.x25519.Identity.generate()}\n")

    done = with_identities.run(
        *("restore", str(backup), "--data", str(tmp_path / "restored")),
        *("--vault-keys", str(keys), "--vault-identity", str(wrong)),
    )

    assert done.returncode == 1 and "does not open" in done.stderr
    assert not (tmp_path / "restored").exists()
    assert sorted(one.name for one in config.iterdir()) == before
