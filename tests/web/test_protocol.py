"""A connection that sends too slowly, or one too many, is let go."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from pixsim.web.serving import protocol
from pixsim.web.serving.protocol import PatientProtocol


async def answer(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]}
    )
    await send({"type": "http.response.body", "body": b"ok"})


async def answer_what_was_read(scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await answer(scope, receive, send)


async def listening(app: Any = answer) -> asyncio.Server:
    config = uvicorn.Config(app, log_config=None, lifespan="off", timeout_keep_alive=30)
    config.load()
    state = ServerState()
    loop = asyncio.get_running_loop()
    return await loop.create_server(
        lambda: PatientProtocol(config, state, {}, loop), "127.0.0.1", 0
    )


async def connect(server: asyncio.Server) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])


def test_half_a_request_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "RECEIPT", 0.3)

    async def main() -> None:
        server = await listening()
        slow_reader, slow = await connect(server)
        reader, writer = await connect(server)
        slow.write(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        for _ in range(2):  # the same connection, again after a while
            writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            assert b"200 OK" in await reader.readuntil(b"ok")
            await asyncio.sleep(0.5)
        with pytest.raises((asyncio.IncompleteReadError, ConnectionResetError)):
            await asyncio.wait_for(slow_reader.readexactly(1), 5)
        for stream in (slow, writer):
            stream.close()
        server.close()

    asyncio.run(main())


def test_half_a_form_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte after byte, as slowly as one likes: the whole of it has to come within the same time."""
    monkeypatch.setattr(protocol, "RECEIPT", 0.3)

    async def main() -> None:
        server = await listening(answer_what_was_read)
        reader, slow = await connect(server)
        slow.write(b"POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        reading = asyncio.ensure_future(reader.read(1))
        with suppress(ConnectionError):
            for _ in range(100):
                slow.write(b"a")
                await slow.drain()
                await asyncio.sleep(0.05)
                if reading.done():
                    break
        with suppress(ConnectionError):
            assert await asyncio.wait_for(reading, 5) == b""  # cut off, never answered
        slow.close()
        server.close()

    asyncio.run(main())


def test_an_answer_that_is_not_read_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It fills the buffers of both machines, then waits here: not for ever."""
    monkeypatch.setattr(protocol, "DELIVERY", 0.1)
    size = 32 * 1024 * 1024

    async def answer_at_length(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001
        length = [(b"content-length", b"%d" % size)]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": bytes(size)})

    async def main() -> None:
        server = await listening(answer_at_length)
        reader, writer = await connect(server)
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        await reader.readexactly(1)  # and no more than a buffer, from here on
        for _ in range(1_200):
            if not protocol._open:
                break
            await asyncio.sleep(0.02)
        else:
            raise AssertionError("who does not read keeps their place")
        writer.close()
        server.close()

    asyncio.run(main())


def test_few_connections_of_one_address_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MOST_OF_THIS_MACHINE", 3)

    async def main() -> None:
        server = await listening()
        kept = [await connect(server) for _ in range(3)]
        reader, _writer = await connect(server)
        with pytest.raises((asyncio.IncompleteReadError, ConnectionResetError)):
            await asyncio.wait_for(reader.readexactly(1), 5)
        kept[0][1].close()
        for _ in range(1_200):  # the server learns of it when it comes to it
            again, writer = await connect(server)
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                assert b"200 OK" in await again.readuntil(b"ok")
                break
            await asyncio.sleep(0.05)
        else:
            raise AssertionError("a place that was left is never free")
        server.close()

    asyncio.run(main())
