"""The address of a shared office: how it is typed, what is refused, and how its server is reached or not."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from desktop.errors import CannotDo, Trouble
from desktop.store import server
from tests import server as servers
from tests.server import SECRET

HERE = "postgresql://desk@/office?host=/run/postgresql"


def reach(address, password=""):
    engine = server.engine(server.url_of(address), password)
    try:
        with server.entering(), engine.connect() as connection, connection.begin():
            return connection.exec_driver_sql(
                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            ).scalar()
    finally:
        engine.dispose()


def test_a_certificate_that_is_trusted_lets_in(secured):
    assert reach(secured.address("guest", "postgres"), SECRET) is True


def test_a_password_is_asked_for_by_its_field(secured):
    for password in ("", "wrong"):
        with pytest.raises(CannotDo, match="พิมพ์รหัสผ่านของเครื่องแม่ข่ายใหม่") as refused:
            reach(secured.address("guest", "postgres"), password)
        assert refused.value.field == "server_password"


def test_another_certificate_is_one_sentence(secured, tmp_path):
    servers.certify(tmp_path / "key.pem", tmp_path / "other.pem")
    with pytest.raises(Trouble, match="ใบรับรองของเครื่องแม่ข่ายไม่ตรง"):
        reach(secured.address("guest", "postgres", sslrootcert=tmp_path / "other.pem"), SECRET)


def test_the_certificate_of_another_name_is_refused(secured):
    with pytest.raises(Trouble, match="ใบรับรองของเครื่องแม่ข่ายไม่ตรง"):
        reach(secured.address("guest", "postgres", host="127.0.0.1"), SECRET)


def test_a_server_that_wants_tls_is_not_reached_without(secured):
    with pytest.raises(CannotDo, match="เครื่องแม่ข่ายไม่ให้เข้า"):
        reach(secured.address("guest", "postgres", sslmode="disable"), SECRET)


def test_nobody_answers(secured):
    with pytest.raises(Trouble, match="ติดต่อเครื่องแม่ข่ายของสำนักงานร่วมไม่ได้"):
        reach("postgresql://nok@127.0.0.1:1/office")


def test_a_connection_that_was_cut_is_told_of_and_the_next_goes_on(secured):
    engine = server.engine(server.url_of(secured.owner("postgres")))
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tambon-desk'"
    with engine.connect() as connection:
        servers.ask(secured.owner("postgres"), cut)
        with pytest.raises(Trouble, match="ติดต่อเครื่องแม่ข่าย"), server.entering():
            connection.scalar(sa.select(1))
    with engine.connect() as connection:
        assert connection.scalar(sa.select(1)) == 1
    servers.ask(secured.owner("postgres"), cut)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(1)) == 1, "a connection that rested is tried before it is used"
    engine.dispose()


@pytest.mark.parametrize(
    "mode", ["", "?sslmode=prefer", "?sslmode=disable", "?sslmode=verify-ca", "?sslmode=require"]
)
def test_a_network_without_tls_is_refused_and_the_whole_check_is_what_nobody_has_to_ask_for(mode):
    address = f"postgresql://nok@db.example/office{mode}"
    if mode in ("?sslmode=prefer", "?sslmode=disable"):
        with pytest.raises(CannotDo, match="ไม่เข้ารหัสการรับส่งข้อมูล") as refused:
            server.url_of(address)
        assert refused.value.field == "address"
    else:
        assert server.url_of(address).query["sslmode"] == (mode.rpartition("=")[2] or "verify-full")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", ""])
def test_what_passes_no_network_needs_no_tls(host):
    assert "sslmode" not in server.url_of(f"postgresql://nok@{host}/office").query


@pytest.mark.parametrize(
    "address", ["", "office", "postgresql://", "postgresql://host", "mysql://h/d", "postgresql://h/d?options=-c x", "postgresql://h:x/d"]
)  # fmt: skip
def test_what_is_no_address(address):
    with pytest.raises(CannotDo, match="อ่านที่อยู่ของสำนักงานร่วมไม่ได้"):
        server.url_of(address)


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(CannotDo, match="ที่อยู่ต้องไม่มีรหัสผ่าน") as refused:
        server.url_of("postgresql://nok:geheim@db.example/office")
    assert "geheim" not in str(refused.value)


def test_an_address_is_completed_as_it_is_typed():
    assert server.completed(" db.example/office ", "nok") == "postgresql://nok@db.example/office"
    assert server.completed("postgresql://a@db.example/office", "") == "postgresql://a@db.example/office"
    assert server.completed("postgresql://a@db.example/office", "b") == "postgresql://b@db.example/office"
    assert server.completed("http://[:x", "b") == "http://[:x"
    assert server.completed("") == ""


def test_people_know_it_by_database_and_server():
    assert server.named("postgresql://nok@db.example/office") == "office · db.example"
    assert server.named(HERE) == "office · /run/postgresql"
    assert server.named("postgresql:///office") == "office · localhost"
