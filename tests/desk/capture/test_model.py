"""The optional language model, against a server of our own: every answer is checked, none is trusted."""

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.desk.capture.labelled import dossier
from yunchou.desk.capture.contract.terms import Certainty, Doubt, Kind
from yunchou.desk.capture.model.asking import ModelError
from yunchou.desk.capture.model.engine import capture_by_model
from yunchou.desk.capture.model.settings import ModelSettings, NotConfigured, settings_from

NOTE = "见了王总，预算300万；他女儿今年高考"
AS_OF = date(2026, 3, 11)
BUDGET = {"kind": "budget", "fields": {"amount": 3000000, "state": "rumoured"}, "quote": "预算300万"}


class Server(HTTPServer):
    content: str = "{}"
    status: int = 200
    asked: dict = {}


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self):
        self.server.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        message = {"role": "assistant", "content": self.server.content}
        body = json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 1,
                "model": "m",
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            }
        ).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def server():
    made = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server, content, status=200):
    server.content = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    server.status = status
    settings = ModelSettings(f"http://127.0.0.1:{server.server_port}/v1", "tester", "secret-key", 5)
    return capture_by_model(NOTE, dossier("bank"), AS_OF, settings)


def test_an_answer_becomes_proposals_of_the_same_contract(server):
    captured = ask(server, {"proposals": [BUDGET]})
    (proposal,) = captured.proposals
    assert (proposal.kind, proposal.fields.amount, captured.engine) == (Kind.BUDGET, 3000000, "language_model")
    assert (proposal.certainty, proposal.doubts) == (Certainty.UNSURE, (Doubt.MODEL,))
    assert NOTE[proposal.quotes[0].start : proposal.quotes[0].end] == "预算300万"


def test_the_model_is_told_the_names_and_not_the_key(server):
    ask(server, {"proposals": []})
    told = json.dumps(server.asked, ensure_ascii=False)
    assert "王建国" in told
    assert NOTE in told
    assert "secret-key" not in told


@pytest.mark.parametrize(
    "item",
    [
        {**BUDGET, "quote": "预算八百万"},
        {**BUDGET, "quote": ""},
        {**BUDGET, "kind": "wish"},
        {**BUDGET, "fields": {"amount": "many"}},
        {**BUDGET, "fields": {"colour": "red"}},
        {**BUDGET, "fields": None},
        "预算300万",
        None,
        {"kind": "person_spoken_of", "fields": {"name": "王总的女儿"}, "quote": "他女儿今年高考"},
    ],
)
def test_what_does_not_fit_or_is_not_quoted_or_is_blocked_is_dropped(server, item):
    captured = ask(server, {"proposals": [item, BUDGET]})
    assert [one.kind for one in captured.proposals] == [Kind.BUDGET]
    assert captured.blocked


@pytest.mark.parametrize(
    ("content", "status"), [("no json", 200), ("[]", 200), ('{"proposals": {}}', 200), ("{}", 500), ("{}", 401)]
)
def test_a_model_that_fails_is_said_to(server, content, status):
    with pytest.raises(ModelError) as refused:
        ask(server, content, status)
    assert "secret-key" not in str(refused.value)


def test_a_model_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(ModelError):
        capture_by_model(NOTE, dossier("bank"), AS_OF, ModelSettings("http://127.0.0.1:9/v1", "tester", seconds=2))


def test_without_address_and_model_it_is_off():
    with pytest.raises(NotConfigured):
        settings_from({"YUNCHOU_LLM_URL": "http://localhost"})
    with pytest.raises(NotConfigured):
        settings_from({"YUNCHOU_LLM_URL": "http://localhost", "YUNCHOU_LLM_MODEL": "m", "YUNCHOU_LLM_SECONDS": "soon"})
    made = settings_from({"YUNCHOU_LLM_URL": "http://localhost", "YUNCHOU_LLM_MODEL": "m", "YUNCHOU_LLM_KEY": "k"})
    assert (made.key, "k'" in repr(made)) == ("k", False)
