"""A mail server of a few lines that speaks SMTP and answers as a test tells it to."""

from __future__ import annotations

import socketserver
import threading
from email import message_from_bytes
from email.message import Message
from types import TracebackType
from typing import Self


class MailServer(socketserver.ThreadingTCPServer):
    """Takes every letter, unless `answers` has another line for one of its commands: MAIL, RCPT, DATA."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.port = int(self.server_address[1])
        self.answers: dict[str, str] = {}
        self.letters: list[Message] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 mail.example.org")
        while line := self.rfile.readline():
            word = line.decode().split()[0].upper()
            self.say(self.server.answers.get(word, self.usual(word)))
            if word == "DATA":
                self.take()
            if word == "QUIT":
                return

    def usual(self, word: str) -> str:
        answers = {"EHLO": "250-mail.example.org\r\n250 AUTH PLAIN", "DATA": "354 Go on", "QUIT": "221 Bye"}
        return answers.get(word, "535 5.7.8 Not you" if word == "AUTH" else "250 Fine")

    def take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        self.server.letters.append(message_from_bytes(b"".join(lines)))
        self.say("250 Taken")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
