"""On which port a desk is served, and how visitors are dealt out among its workers."""

import select
import socket
import sys

import pytest

from manden.config.desk_folder import CannotOpenDesk
from manden.config.serve import listening_sockets


@pytest.fixture
def listening():
    opened = []

    def listen(*args, **kwargs):
        sockets = listening_sockets(*args, **kwargs)
        opened.extend(sockets)
        for one in sockets:
            one.listen()
        return sockets

    yield listen
    for one in opened:
        one.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the workers share one socket")
def test_visitors_are_dealt_out_among_the_workers(listening):
    sockets = listening(None, default=0, workers=2)
    address = sockets[0].getsockname()
    visitors = [socket.create_connection(address) for _ in range(60)]

    ready, _, _ = select.select(sockets, [], [], 5)

    assert {one.getsockname() for one in sockets} == {address}
    assert len(ready) == 2
    for one in visitors:
        one.close()


def test_a_port_that_another_desk_shares_among_its_workers_is_taken(listening):
    port = listening(None, default=0, workers=2)[0].getsockname()[1]

    for workers in (1, 2):
        with pytest.raises(CannotOpenDesk, match=f"port {port} is taken"):
            listening_sockets(port, default=0, workers=workers)


def test_where_no_port_was_asked_for_a_free_one_will_do(listening):
    taken = listening(None, default=0)[0].getsockname()[1]

    (other,) = listening(None, default=taken)

    assert other.getsockname()[1] != taken
