"""The five steps from a label to a spectrum, with the refusals a person meets on the way."""

import time

import load
from api import Unexpected


def run(suite):
    print("\n# 1. catalog: names and places")
    _catalog(suite)
    print("\n# 2. tracker: a project, an order, a dataset")
    dataset = _tracker(suite)
    print("\n# 3. sampling: labels, and what is collected against them")
    sample = _sampling(suite)
    print("\n# 4. lab: from the tube to the file")
    _lab(suite, sample, dataset)
    print("\n# 5. audit: the whole story")
    _audit(suite, sample)
    print(f"\nThe trail of {sample} is whole.")


def _catalog(suite):
    family = suite.get("/catalog/v1/taxa?root=Lauraceae&fields=full_name,rank", show=lambda p: [t["full_name"] for t in p["data"]])
    _holds(len(family["data"]) >= 8, "the Lauraceae have two genera and six species")
    species = suite.get("/catalog/v1/taxa?name=Ocotea guianensis", show=lambda p: [t["scientific_name"] for t in p["data"]])["data"][0]
    _holds(species["scientific_name"] == "Ocotea guianensis Aubl.", "a name bears its authorship")
    ancestors = suite.get(f"/catalog/v1/taxa/{species['id']}/ancestors", show=lambda p: [t["full_name"] for t in p["data"]])
    _holds("Lauraceae" in [t["full_name"] for t in ancestors["data"]], "the family is an ancestor of the species")
    synonym = suite.get("/catalog/v1/taxa?name=Rosmarinus officinalis", show=lambda p: [
        [t["scientific_name"], t["taxonomic_status"], t["accepted_name_usage"]] for t in p["data"]])["data"][0]
    _holds(synonym["taxonomic_status"] == "synonym", "Rosmarinus officinalis is a synonym")
    place = suite.get("/catalog/v1/locations?contains=-2.95,-60.02&deepest=true", show=lambda p: [l["full_name"] for l in p["data"]])
    _holds(place["data"][0]["name"] == "Manaus", "the point lies in Manaus")


def _tracker(suite):
    suite.get(f"/tracker/v1/projects/{load.PROJECT}", "full", show=lambda p: {k: p.get(k) for k in ("code", "name", "state")})
    order = suite.post("/tracker/v1/orders", "manager", {"title": "Leaf metabolomes of the demonstration"},
                       show=lambda o: {k: o[k] for k in ("id", "title", "status")})
    return suite.post(f"/tracker/v1/orders/{order['id']}/datasets", "manager", {
        "title": f"Demonstration of {time.strftime('%Y-%m-%d %H:%M:%S')}"}, show=lambda d: {k: d[k] for k in ("id", "name", "privacy")})


def _sampling(suite):
    codes = load.allocate(suite)
    sample = codes[0]
    suite.post("/sampling/v1/field-records", "full", {
        "sample_code": sample, "qfield_project": "demonstration", "date_time": "2025-06-14T09:20:00Z",
        "collector_fullname": "Tiago Nogueira", "taxon_name": "Ocotea guianensis", "observation_subject": "Leaf",
        "latitude": -2.951, "longitude": -60.019, "altitude": 95, "weather": "sunny"},
        show=lambda r: {k: r.get(k) for k in ("sample_code", "sample_name", "taxon_match", "latitude", "longitude")})
    print("  the same label again, and one that nobody ever issued:")
    record = {"qfield_project": "demonstration", "date_time": "2025-06-14T10:00:00Z", "collector_fullname": "Tiago Nogueira",
              "taxon_name": "Ocotea guianensis", "latitude": -2.95, "longitude": -60.02}
    _refused(suite, {"sample_code": sample, **record}, 409, "label_used")
    _refused(suite, {"sample_code": f"{load.PROJECT}_999999", **record}, 422, "unknown_label")
    print("  the tube reaches the lab:")
    suite.post("/sampling/v1/field-samples", "full", {"code": sample, "stage": "received"},
               show=lambda s: {k: s.get(k) for k in ("code", "stage", "status")})
    suite.get(f"/sampling/v1/field-samples/{sample}", "full", show=lambda s: {
        k: s.get(k) for k in ("code", "stage", "sample_name", "collector_fullname", "field_record_id") if s.get(k)})
    imported = suite.get(f"/sampling/v1/field-samples/{load.PROJECT}_000023", "full", show=lambda s: {k: s.get(k) for k in ("code", "stage")})
    _holds(imported["code"] == f"{load.PROJECT}_000023", "an imported record has its sample")
    return sample


def _refused(suite, body, status, code):
    answer = suite.post("/sampling/v1/field-records", "full", body, expect=status,
                        show=lambda p: {k: p[k] for k in ("title", "detail")})
    _holds(code in [v["code"] for v in answer["violations"]], f"the reason is {code}")


def _lab(suite, sample, dataset):
    """As a data manager, who may set up a lab as well as work in it."""
    rack = bench(suite)
    box = suite.post("/lab/v1/containers", "manager", {"container_model_id": "Demonstration box 9x9", "container": rack["code"]},
                     show=_place)
    until_known(suite, sample)
    suite.post("/lab/v1/placements", "manager", {"items": [{"code": sample, "container": rack["code"]}]})
    batch = suite.post("/lab/v1/batches", "manager", {
        "project_id": load.PROJECT, "batch_type_id": "extraction", "short_description": "demonstration", "with_blank": True},
        show=_code)
    weighing = suite.post("/lab/v1/weighings", "manager", {
        "field_sample_id": sample, "mass": 50.8, "mass_unit": "mg", "target_mass": 50, "tolerance": 2.5, "balance": "B1"},
        show=lambda w: {k: w.get(k) for k in ("extract_code", "tmp_label", "within_tolerance", "advice") if k in w})
    extract = weighing.get("extract_code") or f"{sample}_01"
    _holds(extract.startswith(f"{sample}_"), "the extract bears the sample's code and a suffix")
    suite.post("/lab/v1/extractions", "manager", {
        "extraction_method_id": "MeOH/H2O", "batch_id": batch["code"], "solvent_volume": 1700, "solvent_volume_unit": "uL",
        "items": [{"extract": extract, "container": box["code"]}]})
    suite.get(f"/lab/v1/extracts/{extract}", "manager", show=lambda e: {
        k: e.get(k) for k in ("code", "stage", "dried_weight", "dried_weight_unit", "path_text", "taxon_name") if e.get(k)})
    aliquot = suite.post("/lab/v1/aliquots", "manager", {
        "extract_id": extract, "volume": 120, "volume_unit": "uL", "container": box["code"]}, show=_place)
    filename = f"{time.strftime('%Y%m%d%H%M%S')}_TN_{aliquot['code']}"
    suite.post("/lab/v1/analyses", "manager", {
        "filename": filename + ".mzML", "aliquot_id": aliquot["code"], "injection_volume": 2, "injection_volume_unit": "uL",
        "injection_method_id": "100mm_C18_15min_DDA_neg", "mass_spectrometer_id": "ms_000001", "operator_initials": "TN"},
        show=lambda a: {k: a.get(k) for k in ("filename", "polarity", "state")})
    again = suite.post("/lab/v1/analyses", "manager", {
        "filename": filename.upper(), "aliquot_id": aliquot["code"], "injection_volume": 2, "injection_volume_unit": "uL",
        "injection_method_id": "100mm_C18_15min_DDA_neg", "mass_spectrometer_id": "ms_000001"}, expect=409,
        show=lambda p: {k: p[k] for k in ("title", "detail")})
    _holds("filename_taken" in [v["code"] for v in again["violations"]], "a file name is unique, case ignored")


def bench(suite):
    """What a lab has once: models, a rack, methods, an instrument."""
    model = {"rows": 9, "columns": 9}
    _model(suite, {"name": "Demonstration rack 9x9", "kind": "rack", **model})
    _model(suite, {"name": "Demonstration box 9x9", "kind": "box", **model})
    _named(suite, "/lab/v1/extraction-methods", {"name": "MeOH/H2O", "description": "methanol and water, 80:20"})
    _named(suite, "/lab/v1/injection-methods", {"name": "100mm_C18_15min_DDA_neg", "acquisition": "dda", "duration_minutes": 15})
    load.ensure(suite, "/lab/v1/mass-spectrometers/ms_000001", "/lab/v1/mass-spectrometers", "manager", {
        "code": "ms_000001", "description": "Orbitrap of the demonstration"})
    return suite.post("/lab/v1/containers", "manager", {"container_model_id": "Demonstration rack 9x9", "name": "Rack"}, show=_place)


def _model(suite, body):
    if not suite.send("GET", f"/lab/v1/container-models?name={body['name']}", "manager")[1]["data"]:
        suite.post("/lab/v1/container-models", "manager", body, show=lambda m: {k: m.get(k) for k in ("name", "kind", "capacity")})


def _named(suite, path, body):
    if not suite.send("GET", f"{path}?name={body['name']}", "manager")[1]["data"]:
        suite.post(path, "manager", body, show=lambda m: {"name": m["name"]})


def until_known(suite, sample):
    """The lab has heard of the sample, from its events or by asking."""
    suite.until(f"sample {sample}", f"/sampling/v1/field-samples/{sample}", "manager", lambda s: s.get("code") == sample)


def _audit(suite, sample):
    place = f"/audit/v1/trail/{sample}"
    wanted = {"label", "field_record", "field_sample", "extract", "aliquot", "analysis"}
    trail = suite.until("the story of the analysis", f"{place}?limit=1000", "manager",
                        lambda page: wanted <= {told["subject_type"] for told in page["data"]})
    print(f'$ curl "$B{place}" -H "Authorization: Bearer $MANAGER"\n  200')
    for told in trail["data"]:
        changes = ", ".join(f"{c['field']}: {_value(c, 'old')} → {_value(c, 'new')}" for c in told["changes"]
                            if told["action"] == "edit")
        line = f"  {told['occurred_at'][:19]}  {told['causer_name'] or told['causer_type']:<16} {told['action']:<5} {told['subject_type']:<13}"
        print(f"{line} {told['subject_label']}" + (f"  {changes}" if changes else ""))
    times = [told["occurred_at"] for told in trail["data"]]
    _holds(times == sorted(times), "the story is in order")
    species = suite.send("GET", "/catalog/v1/taxa?name=Ocotea guianensis")[1]["data"][0]
    suite.until("the taxon's history", f"/audit/v1/subjects/taxon/{species['id']}", "manager", lambda page: page["data"])
    suite.get(f"/audit/v1/subjects/taxon/{species['id']}", "manager", show=lambda p: [
        [t["occurred_at"][:19], t["action"], t["subject_label"], t["comment"]] for t in p["data"]])


def _value(change, which):
    return change.get(f"{which}_label") or change.get(which)


def _code(thing):
    return {"code": thing["code"]}


def _place(thing):
    return {k: thing.get(k) for k in ("code", "path_text", "position") if thing.get(k)}


def _holds(truth, rule):
    if not truth:
        raise Unexpected(rule)
