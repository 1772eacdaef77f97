"""The whole way once without a window, on a machine without a display."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from desktop import paths
from desktop.commands.demo import free_folder


def test_the_demonstration_ends_with_two_pdfs_of_the_imported_committee(run, tmp_path, monkeypatch):
    folder = tmp_path / "ลอง"
    answer = run("demo", folder, "--json")
    assert answer.code == 0
    announcement, order = answer.json["papers"]
    assert (announcement["kind"], order["kind"]) == ("announcement", "order")
    assert [Path(paper["path"]).parent for paper in answer.json["papers"]] == [folder, folder]
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(announcement["path"]).pages)
    assert "สมหมาย ทองสมบูรณ์" in said.replace("\n", " ")  # the first of the sample workbook
    assert "คณะทำงานส่งเสริม" in pypdf.PdfReader(order["path"]).pages[0].extract_text()
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "practice")
    assert run("check").code == 0


def test_for_people_the_paths_stand_on_lines_of_their_own(run, tmp_path):
    folder = tmp_path / "p"
    first, *files = run("demo", folder).out.splitlines()
    assert first == f"สร้างสำนักงานฝึกหัดแล้วที่ {folder} รหัสผ่านคือ practice"
    assert all(Path(file).read_bytes().startswith(b"%PDF") for file in files)
    assert len(files) == 2


def test_it_is_never_made_over_an_existing_folder(run, office):
    assert run("demo", office).code == 1
    assert not [*office.glob("*.pdf")]


def test_its_folder_is_a_new_one_in_the_documents(run, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    (tmp_path / "practice-office").mkdir()
    assert run("demo", "--json").json["office"] == str(tmp_path / "practice-office-2")
    assert free_folder(tmp_path) == tmp_path / "practice-office-3"


@pytest.mark.parametrize("documents", ["missing", "a file"])
def test_without_documents_it_stands_in_the_folder_of_the_command(run, tmp_path, monkeypatch, documents):
    (tmp_path / "a file").write_text("")
    (tmp_path / "here").mkdir()
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path / documents)
    monkeypatch.chdir(tmp_path / "here")
    assert run("demo", "--json").json["office"] == str(tmp_path / "here" / "practice-office")
