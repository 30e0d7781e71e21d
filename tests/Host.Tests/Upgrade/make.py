#!/usr/bin/env python3
"""Makes a store with a build of an earlier commit, and what that build says of it. See README.md beside this file.

    make.py BUILD OUT      BUILD is the folder with that build's Goldthread.Host.dll; OUT.tar.gz and OUT.json are written.
"""
import hashlib, json, os, sqlite3, subprocess, sys, tarfile, tempfile, urllib.request

build, out = sys.argv[1], sys.argv[2]
work = tempfile.mkdtemp(prefix="goldthread-upgrade-")
data = os.path.join(work, "store")
dll = os.path.join(build, "Goldthread.Host.dll")


def run(*args):
    done = subprocess.run(["dotnet", dll, *args, "--data", data], capture_output=True, text=True, cwd=work)
    assert done.returncode == 0, (args, done.stdout, done.stderr)
    return done.stdout


def number(n):
    nine = f"999{n:06d}"
    check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(nine)) % 11
    return None if check == 10 else nine + str(check % 11)


numbers = [made for made in (number(n) for n in range(1, 40)) if made]


def patient(id, nhs, family, given, birth, sex):
    return {
        "resourceType": "Patient", "id": id, "gender": sex, "birthDate": birth, "name": [{"family": family, "given": [given]}],
        "identifier": [{
            "system": "https://fhir.nhs.uk/Id/nhs-number", "value": nhs,
            "extension": [{
                "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                "valueCodeableConcept": {"coding": [{"system": "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland", "code": "01"}]}}]}]}


def observation(id, of, value, when):
    return {
        "resourceType": "Observation", "id": id, "status": "final", "subject": {"reference": f"Patient/{of}"}, "effectiveDateTime": when,
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7", "display": "Body weight"}]},
        "valueQuantity": {"value": value, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}}


def condition(id, of, code, text):
    return {
        "resourceType": "Condition", "id": id, "subject": {"reference": f"Patient/{of}"},
        "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": code}], "text": text}}


def file(name, resources):
    path = os.path.join(work, name)
    with open(path, "w") as f:
        f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in resources)
    return path


practice = [{"resourceType": "Organization", "id": "old-practice", "name": "A practice that is not real"}]
for i, (family, given, birth, sex) in enumerate([("Ashdown", "Rosa", "1940-03-04", "female"), ("Birchall", "Zoë", "1951-11-30", "female"), ("Copeland", "Idris", "1987-07-07", "male")]):
    practice += [patient(f"old-{i}", numbers[i], family, given, birth, sex)]
    practice += [observation(f"old-{i}-weight-{w}", f"old-{i}", 60 + i + w, f"2025-0{w + 1}-15") for w in range(3)]
    practice += [condition(f"old-{i}-condition", f"old-{i}", ["195967001", "73211009", "38341003"][i], ["Asthma", "Diabetes mellitus", "Hypertension"][i])]
hospital = [patient("old-0-hospital", numbers[0], "Ashdown", "Rosa", "1940-03-04", "female"), observation("old-0-hospital-weight", "old-0-hospital", 63.5, "2025-06-01")]
run("import", file("practice.ndjson", practice), "--source", "OLDPRACTICE")
run("import", file("hospital.ndjson", hospital), "--source", "OLDHOSPITAL")

server = subprocess.Popen(["dotnet", dll, "serve", "--empty", "--urls", "http://127.0.0.1:0", "--data", data], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=work)
line = server.stdout.readline()
while "is ready at" not in line:
    assert line, "the server ended before it was ready"
    line = server.stdout.readline()
base = line.strip().split()[-1] + "/fhir/"
token = run("token", "system").strip().split("\n")[-1]


def fhir(method, address, body=None, **headers):
    request = urllib.request.Request(base + address, method=method, data=None if body is None else json.dumps(body, ensure_ascii=False).encode(), headers={
        "Authorization": "Bearer " + token, "Content-Type": "application/fhir+json", **{k.replace("_", "-"): v for k, v in headers.items()}})
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
        return json.loads(text) if text else None


# An update of a Patient (a new name) and of an observation, a delete, a delete undone, a move to another person, a write under a condition.
fhir("PUT", "Patient/old-1", patient("old-1", numbers[1], "Birchall-Dean", "Zoë", "1951-11-30", "female"))
fhir("PUT", "Observation/old-0-weight-2", {**observation("old-0-weight-2", "old-0", 71.25, "2025-03-15"), "note": [{"text": "weighed again — with shoes"}]})
fhir("PUT", "Observation/old-0-weight-2", {**observation("old-0-weight-2", "old-0", 70.75, "2025-03-15"), "note": [{"text": "without"}]})
fhir("DELETE", "Observation/old-2-weight-0")
fhir("DELETE", "Condition/old-2-condition")
fhir("PUT", "Condition/old-2-condition", condition("old-2-condition", "old-2", "38341003", "Hypertension"))
fhir("PUT", "Observation/old-1-weight-2", observation("old-1-weight-2", "old-2", 63, "2025-03-15"))
fhir("POST", "Observation", {k: v for k, v in observation("x", "old-1", 64.5, "2025-07-01").items() if k != "id"}, If_None_Exist="patient=Patient/old-1&date=2025-07-01")
fhir("POST", "", {"resourceType": "Bundle", "type": "transaction", "entry": [
    {"resource": {"resourceType": "Encounter", "status": "finished", "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "HH"}, "subject": {"reference": "Patient/old-1"}},
     "fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001", "request": {"method": "POST", "url": "Encounter"}}]})
for id in ["old-0", "old-1", "old-2"]:
    fhir("GET", f"Patient/{id}/$everything")
fhir("GET", "Observation?patient=Patient/old-0&code=29463-7")
server.terminate()
server.wait()

verified = run("verify").strip()
run("export", "--to", os.path.join(work, "export"))
current = [json.loads(l) for name in sorted(os.listdir(os.path.join(work, "export"))) for l in open(os.path.join(work, "export", name), encoding="utf-8")]


def rows(database, sql):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as c:
        return c.execute(sql).fetchall()


files = [os.path.join(data, f) for f in os.listdir(data)]
records = next(f for f in files if f.endswith(".db") and "reads" not in f)
reads = next(f for f in files if f.endswith(".db") and "reads" in f)
facts = {
    "commit": subprocess.run(["git", "-C", build, "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip(),
    "verified": verified,
    "current": sorted(f"{r['resourceType']}/{r['id']}/{r['meta']['versionId']}" for r in current),
    "versions": [
        {"part": part, "row": row, "id": id, "version": version, "source": source, "bytes": None if body is None else len(body), "sha256": None if body is None else hashlib.sha256(body).hexdigest()}
        for part, row, id, version, source, body in rows(records, "select part, row_no, id, version, source, body from fhir_version order by part, row_no")],
    "journal": rows(records, "select count(*) from kernel_journal")[0][0],
    "ends": {str(part): bytes(hash).hex() for part, hash in rows(records, "select part, hash from kernel_head order by part")},
    "reads": rows(reads, "select count(*) from kernel_read")[0][0],
    "sight": sorted(f"{part}/{person}/{viewer}" for part, person, viewer in rows(records, "select part, person, viewer from fhir_sight")),
    "people": {id: f"{part}/{person}" for part, person, id in rows(records, "select part, person, patient_id from record_patient")},
}
for path in [records, reads]:
    with sqlite3.connect(path) as c:
        c.execute("pragma wal_checkpoint(truncate)")
with tarfile.open(out + ".tar.gz", "w:gz") as tar:
    for name in sorted(os.listdir(data)):
        print(name, os.path.getsize(os.path.join(data, name)))
        if name.endswith(".db"):
            tar.add(os.path.join(data, name), arcname=name)
with open(out + ".json", "w", newline="\n") as f:
    json.dump(facts, f, indent=1, ensure_ascii=False)
    f.write("\n")
print(verified, os.path.getsize(out + ".tar.gz"), work)
