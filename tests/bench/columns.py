# SPDX-License-Identifier: Apache-2.0
"""The same work in numpy, the way OpenFisca computes: every formula over whole columns, all branches,
select by masks. python3 columns.py PERSON.CSV OUT.JSONL"""
import csv
import json
import sys
import time

import numpy as np

EDUCATIONS = ["none", "primary", "secondary", "college", "bachelor", "master", "doctor"]
HOMES = ["own", "rent", "dorm"]


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))

    def column(name, convert, kind):
        return np.array([convert(row[name]) for row in rows], dtype=kind)

    fen = lambda text: round(float(text) * 100)
    yes = lambda text: text == "true"
    return {
        "age": column("age", int, np.int32),
        "employed": column("employed", yes, bool),
        "education": column("education", EDUCATIONS.index, np.int32),
        "insured": column("insured_months", int, np.int32),
        "residence": column("residence_months", int, np.int32),
        "housing": column("housing", HOMES.index, np.int32),
        "population": column("city_population", int, np.int32),
        "violations": column("violations", int, np.int32),
        "tax": column("tax_paid_3y", fen, np.int64),
        "income": column("household_income", fen, np.int64),
        "size": column("household_size", int, np.int32),
        "standard": column("local_standard", fen, np.int32),
        "disabled": column("disabled", yes, bool),
    }


def decide(p):
    degree = np.select([p["education"] == code for code in (3, 4, 5, 6)], [10.5, 15, 26, 37], 0)
    age = np.where(p["age"] <= 45, 20, np.maximum(0, 20 - 4 * np.ceil((p["age"] - 45) * 2.0)))
    points = (3 * (p["insured"] // 12) + np.where(p["housing"] == 0, 1, 0.5) * (p["residence"] // 12)
              + degree + age - 30 * p["violations"] + np.where(p["tax"] >= 30000000, 6, 0))
    fit = (p["employed"] | (p["insured"] >= 12)) & (p["residence"] >= 12)
    settlement = np.select(
        [p["population"] < 3000000, p["population"] <= 5000000, points >= 100],
        [0, np.where(fit, 0, 1), 2], 3)
    head = p["income"] / p["size"]
    amount = (p["standard"] - head) * p["size"] * np.where(p["disabled"], 1.2, 1)
    benefit = np.where(head < p["standard"], np.floor(amount + 0.5), 0).astype(np.int64)
    return settlement, np.where(p["population"] > 5000000, points, 0), benefit


def main(path, out):
    people = read(path)
    count = len(people["age"])
    times = []
    for _ in range(6):
        start = time.process_time()
        settlement, points, benefit = decide(people)
        times.append(time.process_time() - start)
    sums = [int((settlement == code).sum()) for code in range(4)]
    sums += [int((points * 2).sum()), int(benefit.sum())]
    if count == 1000000 and sums != [758987, 12779, 13286, 214948, 22605773, 83011391388]:
        sys.exit(f"numpy: the sums are wrong: {sums}")
    with open(out, "a") as file:
        file.write(json.dumps({
            "name": "numpy_ns_per_row",
            "title": f"numpy {np.__version__}, whole columns as in OpenFisca",
            "value": sorted(times[1:])[2] / count * 1e9, "unit": "ns/row"}) + "\n")


main(*sys.argv[1:])
