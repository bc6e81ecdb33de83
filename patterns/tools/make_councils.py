"""Make patterns/councils/councils.csv and names.csv from the public register of authorities.

    python patterns/tools/make_councils.py REGISTERS_FOLDER

REGISTERS_FOLDER holds uk_local_authorities.csv and childrens_services_providers.csv; the sources
are named in patterns/README.md. gaps.csv, starts.csv and aliases.csv beside the output are kept
by hand and carry what the register lacks.
"""

import csv
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "councils"
REGISTER = "mySociety register"
TYPES = {
    "CTY": "county",
    "UA": "unitary",
    "MD": "metropolitan",
    "LBO": "london",
    "CC": "london",
    "NMD": "district",
}
# Parliament and the capital are meant more often than their councils.
NEVER_ALONE = {"berkshire", "hereford-and-worcester", "london", "westminster"}
KEYS = {"County Durham": "durham", "Kingston upon Hull": "hull"}


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def place_of(nice: str) -> str:
    """Return the bare place of a register's short name: "City of Bristol" is Bristol."""
    bare = re.sub(r"^(City of|The) ", "", nice.strip())
    bare = re.sub(r" (Council|City|County)$", "", bare)
    return bare.replace("St. ", "St ").replace("Kings Lynn", "King's Lynn").replace("Taff", "Taf")


def key_of(place: str) -> str:
    """Return a register key: "Kingston upon Thames" is kingston-upon-thames."""
    return re.sub(r"[^a-z]+", "-", place.lower().replace("'", "")).strip("-")


def start_dates(rows: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    """Return code -> (start, source), a named code winning over its type."""
    by_type, by_code = {}, {}
    for row in read(HERE / "starts.csv"):
        for code in row["codes"].split():
            table = by_type if code.startswith("type:") else by_code
            table[code.removeprefix("type:")] = (row["start"], row["source"])
    return {
        row["local-authority-code"]: by_code.get(
            row["local-authority-code"], by_type.get(row["local-authority-type"])
        )
        for row in rows
    }


def entries(folder: Path) -> list[dict[str, str]]:
    """Return the rows of councils.csv."""
    rows = [
        row
        for row in read(folder / "uk_local_authorities.csv")
        if row["gss-code"] and row["local-authority-type"] not in ("COMB", "SRA")
    ]
    providers = {
        place_of(
            row["local_authority_ons_name"].replace(", City of", "").replace(" Borough", "")
        ): row
        for row in read(folder / "childrens_services_providers.csv")
    }
    starts = start_dates(rows)
    found = []
    for row in rows:
        place = place_of(row["nice-name"])
        english = row["nation"] == "England"
        kind = TYPES.get(row["local-authority-type"], "other") if english else "other"
        start, source = row["start-date"], REGISTER
        given = starts[row["local-authority-code"]]
        # The register's dates of 2005 and 2006 are those of its own entries.
        if english and given and (not start or start < "2009-04-01"):
            start, source = given[0], f"{REGISTER}; start: {given[1]}"
        end = row["end-date"]
        if end.endswith("-04-01"):
            # The register gives some abolished authorities their successors' first day.
            end = f"{end[:4]}-03-31"
        later = providers.get(place, {}).get("la_code_new", row["gss-code"])
        others = {code for code in row["former-gss-codes"].split(",") if code}
        if kind != "district" and not row["end-date"] and later != row["gss-code"]:
            others.add(later)
        found.append(
            {
                "key": KEYS.get(place, key_of(place)),
                "place": place,
                "name": " ".join(row["official-name"].split()),
                "gss": row["gss-code"],
                "other_gss": " ".join(sorted(others)),
                "start": start,
                "end": end,
                "type": kind,
                "nation": row["nation"],
                "services": "no" if kind == "district" else "yes",
                "source": source,
            }
        )
    for row in read(HERE / "gaps.csv"):
        place = row["name"].removesuffix(" County Council")
        found.append({**row, "place": place, "other_gss": "", "nation": "England"})
    return sorted(found, key=lambda row: (row["key"], row["start"]))


def names(found: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Return (key, text, kind): kind place may stand alone, name only beside "council"."""
    texts: dict[tuple[str, str], str] = {}
    alone = {
        row["key"]
        for row in found
        if row["services"] == "yes" and row["nation"] == "England" and row["end"][:4] != "1996"
    } - NEVER_ALONE
    for row in found:
        kind = "place" if row["key"] in alone else "name"
        texts[row["key"], row["place"]] = kind
    for row in read(HERE / "aliases.csv"):
        if any(row["key"] == entry["key"] for entry in found):
            texts[row["key"], row["text"]] = row["kind"]
    for (key, text), kind in list(texts.items()):
        if " and " in text:
            texts.setdefault((key, text.replace(" and ", " & ")), kind)
        if re.search(r"-(on|in|upon|under)-", text):
            texts.setdefault((key, re.sub("-", " ", text)), kind)
    return sorted((key, text, kind) for (key, text), kind in texts.items())


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Write councils.csv and names.csv."""
    found = entries(Path(sys.argv[1]))
    header = ["key", "name", "gss", "other_gss", "start", "end", "type", "nation"]
    header += ["services", "source"]
    write(HERE / "councils.csv", header, [[row[field] for field in header] for row in found])
    write(HERE / "names.csv", ["key", "text", "kind"], [list(row) for row in names(found)])


if __name__ == "__main__":
    main()
