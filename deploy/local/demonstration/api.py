"""The suite as its users have it: HTTP at one address, tokens from Keycloak, imports as jobs."""

import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

JSON = "application/json"
WIDTH = 160


class Unexpected(Exception):
    """A step gave something else than it should."""


class Suite:
    def __init__(self):
        self.base = os.environ.get("BIOTRAIL", f"http://localhost:{os.environ.get('BIOTRAIL_PORT', '8080')}").rstrip("/")
        keycloak = f"http://localhost:{os.environ.get('BIOTRAIL_KEYCLOAK_PORT', '8180')}"
        self.realm = os.environ.get("BIOTRAIL_REALM", f"{keycloak}/realms/biotrail")
        self.tokens = {}

    def introduce(self):
        """What the printed lines need to be typed again."""
        print(f"$ B={self.base}; FULL=$(deploy/local/token full); MANAGER=$(deploy/local/token manager)\n")

    def token(self, user):
        """An access token of one of the local realm's users, whose password is their name."""
        token, until = self.tokens.get(user, ("", 0.0))
        if time.monotonic() > until:
            form = {"grant_type": "password", "client_id": "biotrail-cli", "username": user, "password": user}
            request = urllib.request.Request(
                f"{self.realm}/protocol/openid-connect/token", urllib.parse.urlencode(form).encode()
            )
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    given = json.load(answer)
            except OSError as failure:
                raise Unexpected(f"no token of {user} at {self.realm}: {failure}") from failure
            token, until = given["access_token"], time.monotonic() + given["expires_in"] / 2
            self.tokens[user] = (token, until)
        return token

    def send(self, method, path, user="", body=None, kind=JSON, headers=None):
        """Sends a request and says nothing: its status, and its body as JSON where it is."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.base + urllib.parse.quote(path, safe="/?&=%,:>*"), data, method=method)
        request.add_header("Accept", "application/json")
        if data is not None:
            request.add_header("Content-Type", kind)
        if user:
            request.add_header("Authorization", f"Bearer {self.token(user)}")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return answer.status, _read(answer)
        except urllib.error.HTTPError as answer:
            return answer.code, _read(answer)
        except OSError as failure:
            raise Unexpected(f"{method} {self.base}{path}: {failure}") from failure

    def call(self, method, path, user="", body=None, expect=(200, 201), show=None, **more):
        """Sends a request, prints it and what came back; `show` picks what of the answer is worth a line."""
        print(f"$ {_curl(method, path, user, body)}", flush=True)
        status, answer = self.send(method, path, user, body, **more)
        wanted = (expect,) if isinstance(expect, int) else expect
        if status not in wanted:
            raise Unexpected(f"{method} {path} answered {status} instead of {' or '.join(map(str, wanted))}\n{_pretty(answer)}")
        print(f"  {status} {_short(show(answer) if show else answer)}", flush=True)
        return answer

    def get(self, path, user="", **more):
        return self.call("GET", path, user, **more)

    def post(self, path, user, body, **more):
        return self.call("POST", path, user, body, **more)

    def until(self, what, path, user, holds, seconds=60):
        """Asks until the answer holds, quietly: what travels between services takes a moment."""
        last = None
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            status, last = self.send("GET", path, user)
            if status == 200 and holds(last):
                return last
            time.sleep(0.3)
        raise Unexpected(f"{what} did not come within {seconds} s; last: {_pretty(last)}")

    def job(self, path, user, data, kind, note="", quiet_failures=5):
        """Uploads rows and follows the job to its end; gives the job, whose counts add up to its rows."""
        upload = f" -H 'Content-Type: {kind}' --data-binary '@{note}'"
        print(f"$ {_curl('POST', path, user, None, upload)}", flush=True)
        status, job = self.send("POST", path, user, data, kind)
        if status != 202:
            raise Unexpected(f"POST {path} answered {status} instead of 202\n{_pretty(job)}")
        service = path.split("/")[1]
        place = f"/{service}/v1/jobs/{job['id']}"
        while job["state"] in ("queued", "running"):
            time.sleep(0.3)
            status, job = self.send("GET", place, user)
            if status != 200:
                raise Unexpected(f"GET {place} answered {status}\n{_pretty(job)}")
        counts = {name: job[name] for name in ("created", "updated", "unchanged", "skipped", "failed")}
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        print(f"  202 job {job['id']} {job['state']}: {job['total']} rows: {told or 'none'}", flush=True)
        if job.get("error"):
            print(f"      {job['error'].get('code')}: {job['error'].get('message')}")
        if sum(counts.values()) != job["total"]:
            raise Unexpected(f"the counts of job {job['id']} do not add up: {counts} of {job['total']}")
        for row in self.reasons(place, user, quiet_failures):
            print(f"      {row}")
        return job

    def rows(self, place, user, state=""):
        """The outcomes of a job's rows, page by page."""
        cursor = "0"
        while cursor:
            query = urllib.parse.urlencode({"limit": 1000, "cursor": cursor, **({"state": state} if state else {})})
            status, page = self.send("GET", f"{place}/rows?{query}", user)
            if status != 200:
                raise Unexpected(f"GET {place}/rows answered {status}\n{_pretty(page)}")
            yield from page["data"]
            cursor = page.get("next")

    def reasons(self, place, user, most):
        """The first rows that failed, each with column, value and reason, and how often each reason occurs."""
        told, codes = [], {}
        for row in self.rows(place, user, "failed,skipped"):
            for broken in row["violations"]:
                codes[broken["code"]] = codes.get(broken["code"], 0) + 1
            if len(told) < most and row["state"] == "failed":
                first = row["violations"][0]
                value = f" {first['value']!r}" if first.get("value") else ""
                told.append(f"row {row['number']}: {first['column']}{value}: {first['code']}: {first['message']}"[:WIDTH])
        if codes:
            told.append("reasons: " + ", ".join(f"{count} {code}" for code, count in sorted(codes.items(), key=lambda c: -c[1])))
        return told


def _read(answer):
    text = answer.read().decode()
    try:
        return json.loads(text)
    except ValueError:
        return text


def _curl(method, path, user, body, upload=""):
    """The request as a person would type it, with B for the address and a variable for each user's token."""
    parts = ["curl"]
    if method != "GET" and not (method == "POST" and (body is not None or upload)):
        parts.append(f"-X {method}")
    parts.append(f'"$B{path}"')
    if user:
        parts.append(f'-H "Authorization: Bearer ${user.upper()}"')
    if isinstance(body, (dict, list)):
        text = json.dumps(body, ensure_ascii=False)
        parts.append(f"--json '{text if len(text) <= WIDTH else text[:WIDTH] + '…'}'")
    return " ".join(parts) + upload


def _short(answer):
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return text if len(text) <= WIDTH else text[:WIDTH] + " …"


def _pretty(answer):
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=1)[:3000]
