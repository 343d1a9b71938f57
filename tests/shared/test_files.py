"""Files are kept in the data folder or in an S3 store, alike: private, never overwritten."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from daybook.config.parts import files as part
from daybook.shared.files import delete_file, files, open_file, save_file

PLACES = ("folder", "store")
KEYS = {"aws_access_key_id": "salon", "aws_secret_access_key": "hidden"}
IN_THE_STORE = {"BUCKET": "salon-files", "REGION": "us-east-1", "KEY": "salon", "SECRET": "hidden"}


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """A server that speaks S3, with one bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    boto3.client("s3", endpoint_url=address, region_name="us-east-1", **KEYS).create_bucket(Bucket="salon-files")
    yield address
    server.stop()


@pytest.fixture(params=PLACES)
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """Files go where an operator's settings would send them."""
    monkeypatch.setattr(part, "DATA_DIR", tmp_path / "data")
    if request.param == "store":
        given = IN_THE_STORE | {"ENDPOINT": request.getfixturevalue("store")}
        for name, value in given.items():
            monkeypatch.setattr(part, f"S3_{name}", value)
    settings.STORAGES = settings.STORAGES | {"files": part.storage()}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A file as a writer leaves it; larger than what is held in memory of it."""
    path = tmp_path / "made.xlsx"
    path.write_bytes(b"row of cells\n" * 800_000)
    return path


@pytest.mark.usefixtures("kept")
def test_a_file_comes_back_as_it_was_saved(made: Path):
    name = save_file(made, "downloads/2026/bookings.xlsx")

    with open_file(name) as back:
        content = b"".join(back.chunks())

    assert name == "downloads/2026/bookings.xlsx"
    assert content == made.read_bytes()
    assert files().size(name) == made.stat().st_size


@pytest.mark.usefixtures("kept")
def test_where_no_name_was_kept_there_is_no_file():
    with pytest.raises(FileNotFoundError):
        open_file("")


@pytest.mark.usefixtures("kept")
def test_a_name_that_is_taken_is_not_overwritten(made: Path, tmp_path: Path):
    first = save_file(made, "twice.xlsx")
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"another")

    second = save_file(other, "twice.xlsx")

    assert second != first
    with open_file(first) as back, open_file(second) as another:
        assert (len(back.read()), another.read()) == (made.stat().st_size, b"another")


@pytest.mark.usefixtures("kept")
def test_a_deleted_file_is_gone_and_deleting_it_again_is_no_fault(made: Path):
    name = save_file(made, "gone.xlsx")

    delete_file(name)
    delete_file(name)

    assert not files().exists(name)
    with pytest.raises(FileNotFoundError):
        open_file(name).read()


@pytest.mark.parametrize("kept", ["folder"], indirect=True)
@pytest.mark.usefixtures("kept")
def test_in_the_data_folder_only_its_owner_reads_files(made: Path, tmp_path: Path):
    save_file(made, "downloads/bookings.xlsx")

    folder = tmp_path / "data" / "files"
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "downloads")]
    assert modes == [0o700, 0o700]
    assert stat.S_IMODE((folder / "downloads" / "bookings.xlsx").stat().st_mode) == 0o600
