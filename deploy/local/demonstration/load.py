"""Loads the demonstration data, written for this repository; a second time changes nothing."""

import csv
import io
import pathlib

from api import Unexpected

DATA = pathlib.Path(__file__).resolve().parents[1] / "demo-data"
PROJECT = "demo"
LABELS = 50


def run(suite):
    print("# The demonstration data: names, areas, people, a project with labels, field records\n")
    persons(suite)
    taxa(suite)
    areas(suite)
    project(suite)
    labels(suite)
    records(suite)


def taxa(suite):
    _import(suite, "/catalog/v1/taxa/imports?on_conflict=skip", "taxa.csv", "text/csv")


def areas(suite):
    _import(suite, "/catalog/v1/locations/imports?on_conflict=skip", "areas.geojson", "application/geo+json")


def persons(suite):
    _import(suite, "/catalog/v1/persons/imports?on_conflict=skip", "persons.csv", "text/csv")


def _import(suite, path, name, kind):
    job = suite.job(path, "full", (DATA / name).read_bytes(), kind, name)
    if job["state"] != "completed" or job["failed"]:
        raise Unexpected(f"{name} was not taken whole")


def project(suite):
    """The first request of a person makes them a user of the suite."""
    suite.get("/tracker/v1/users/me", "full", show=lambda user: {"id": user["id"], "name": user.get("name")})
    ensure(suite, f"/tracker/v1/projects/{PROJECT}", "/tracker/v1/projects", "full", {
        "code": PROJECT, "name": "Demonstration", "title": "Plants of three countries, for trying out"})


def ensure(suite, place, path, user, body, show=lambda thing: {k: thing.get(k) for k in ("id", "code", "name") if thing.get(k)}):
    """The thing at `place`, made there when it is not."""
    status, known = suite.send("GET", place, user)
    if status == 200:
        return known
    return suite.post(path, user, body, show=show)


def labels(suite):
    status, first = suite.send("GET", f"/sampling/v1/labels?project={PROJECT}&from={PROJECT}_000001&to={PROJECT}_000001", "full")
    if status == 200 and first["data"]:
        return
    allocate(suite)


def allocate(suite):
    """The codes of 50 new labels."""
    made = suite.post("/sampling/v1/label-ranges", "full", {
        "project_code": PROJECT, "count": LABELS, "qfield_project": "demonstration"},
        show=lambda r: {k: r[k] for k in ("id", "project_code", "first_number", "last_number")})
    return [f"{PROJECT}_{number:06d}" for number in range(made["first_number"], made["last_number"] + 1)]


def records(suite):
    _import(suite, "/sampling/v1/field-records/imports?create_samples=true&time_zone=Europe/Zurich&qfield_project=demonstration",
            "field-records.csv", "text/csv")


def rows(name):
    """A table of the demonstration data."""
    return list(csv.DictReader(io.StringIO((DATA / name).read_text(encoding="utf-8"))))
