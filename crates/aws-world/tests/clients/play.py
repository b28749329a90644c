"""Plays transcripts with the real AWS CLI against moto's server, and compares what comes of it with our worlds.

    python3 play.py FOLDER [PART]
    python3 play.py FOLDER --turn N    a share of the worlds: after SHARES turns each has been played

FOLDER holds a JSON file for each world, as tests/client_recording/ writes them: `title`, `lines` (each with its
`account` and the id it `created`, if any), `arns` and the `world` in its saved form. README.md tells the rest.
"""

import json
import multiprocessing
import os
import re
import sys
import tempfile
import time
from pathlib import Path

import aws
import expected
import found
from normal import last_arns
from server import REGION, Server

# Ids that later lines name: what AWS gives out is another than what our world gave out.
INSTANCE = re.compile(r"\bi-[0-9a-f]{17}\b")
KEY = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
# The id of a grant: ours has 64 digits.
GRANT = re.compile(r'(?<="GrantId": ")\w+|^[0-9a-f]{64}$')
IDS = (INSTANCE, KEY, GRANT, re.compile(r"(?:iip-assoc-|AKIA|ASIA)\w+"))

# A turn plays one world in so many.
SHARES = 32

# What moto does not have, or does otherwise (README.md): the AWS CLI checks these lines only.
NOT_SENT = (
    "aws organizations ",
    "aws iam put-user-permissions-boundary ",
    "aws iam delete-user-permissions-boundary ",
    "aws iam update-login-profile ",
    "aws iam delete-service-linked-role ",
    "aws kms decrypt ",
    "aws sts assume-role-with-saml ",
    "aws s3api get-bucket-encryption ",
    "aws s3api get-bucket-ownership-controls ",
)

BLOCKED = (
    "--public-access-block-configuration "
    "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
)

# Each has a server of its own: a server holds one world at a time.
PROCESSES = min(4, os.cpu_count() or 1)


class Player:
    """Plays the lines of one world."""

    def __init__(self, case):
        self.case = case
        self.accounts = case["world"]["accounts"]
        self.ids = {}
        self.variables = {}
        self.problems = []
        self.count = 0

    def play(self):
        try:
            self.play_all()
        except ValueError as error:
            # Something that must work whatever the lines are.
            self.problems.append(str(error))

    def play_all(self):
        self.place_instances()
        for step in self.case["lines"]:
            self.step(step["account"], step["line"], step.get("created"))
        acting = {step["account"] for step in self.case["lines"]}
        for account_id in sorted(acting):
            self.compare(account_id, self.accounts[account_id])

    def place_instances(self):
        """Instances that no line launches are there before anybody calls. Starting one takes long, so only those that a
        line names."""
        launched = set()
        for step in self.case["lines"]:
            for instance_id in INSTANCE.findall(step["line"]):
                if instance_id not in launched and instance_id not in self.ids:
                    self.place_instance(step["account"], instance_id)
            launched.add(step.get("created"))

    def place_instance(self, account_id, instance_id):
        instance = self.accounts[account_id].get("instances", {}).get(instance_id, {})
        line = (
            "aws ec2 run-instances --image-id ami-12345678 --instance-type t3.micro --query "
            f"'Instances[0].InstanceId' --output text --region {instance.get('region', REGION)}"
        )
        answer = aws.run(line, account_id)
        if answer.code:
            raise ValueError(f"$ {line}\n{answer.errors}")
        self.ids[instance_id] = answer.output.strip()

    def step(self, account, line, created):
        for ours, theirs in self.ids.items():
            line = line.replace(ours, theirs)
        self.count += 1
        foreign_key = re.search(r"arn:aws:kms:[^:]*:(\d+):", line)
        if line.startswith(NOT_SENT) or (foreign_key and foreign_key[1] != account and line.startswith("aws kms ")):
            # The AWS CLI cannot make up every answer.
            skeleton = "input" if line.startswith(("aws kms ", "aws sts ")) else "output"
            line += f" --generate-cli-skeleton {skeleton}"
        variable = re.fullmatch(r"(\w+)=\$\((.*)\)", line)
        try:
            answer = aws.run(variable[2] if variable else line, account, self.variables)
        except ValueError as error:
            self.problems.append(f"$ {line}\n{error}")
            return
        if answer.code:
            self.problems.append(f"$ {line}\n{answer.errors or answer.code}")
        if variable:
            self.variables[variable[1]] = answer.output.strip()
        bucket = re.match(r"aws s3api create-bucket --bucket (\S+)", line)
        if bucket and not answer.code:
            # README.md, "New buckets".
            aws.run(f"aws s3api put-public-access-block --bucket {bucket[1]} {BLOCKED}", account)
        for kind in IDS:
            theirs = kind.search(answer.output)
            if created and kind.fullmatch(created) and theirs:
                self.ids[created] = theirs[0]

    def compare(self, account_id, saved):
        principals = last_arns(self.case["arns"])
        instances = {ours: self.ids[ours] for ours in saved.get("instances", {}) if ours in self.ids}
        wanted = expected.account(account_id, saved, principals)
        got = found.account(account_id, saved, principals, {**instances, **self.keys()}, self.seldom())
        for place, ours, theirs in differences(wanted, got, account_id):
            self.problems.append(f"{place}\n  our world: {ours}\n  moto:      {theirs}")

    def seldom(self):
        """What few worlds have: it is asked for where a line is about it."""
        lines = "\n".join(step["line"] for step in self.case["lines"])
        return {it for it in found.SELDOM if it in lines}

    def keys(self):
        """Ids of KMS keys, which our world and moto's have in documents too."""
        return {ours: theirs for ours, theirs in self.ids.items() if KEY.fullmatch(ours)}


def differences(ours, theirs, place):
    """Where two values differ, as deep as it can be told."""
    if ours == theirs:
        return
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}):
            yield from differences(ours.get(key), theirs.get(key), f"{place} {key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, f"{place} {index}")
    else:
        yield place, json.dumps(ours), json.dumps(theirs)


def distinct(files, part):
    """The worlds with this in their title. Many have the same script: one of them will do."""
    by_lines = {}
    for file in files:
        case = json.loads(file.read_text())
        if part in case["title"]:
            by_lines.setdefault(json.dumps(case["lines"]), file)
    return list(by_lines.values())


def play(files):
    """Plays some of the worlds with a server of their own. Returns the title, the lines and the problems of each."""
    results = []
    with tempfile.TemporaryFile() as log, Server(log) as server:
        server.use()
        for file in files:
            server.reset()
            player = Player(json.loads(file.read_text()))
            player.play()
            results.append((player.case["title"], player.count, player.problems))
    return results


def share(files, turn):
    """The worlds of this turn."""
    return files[turn % SHARES :: SHARES]


def main(folder, *options):
    """`PART` of the title chooses among the worlds, or `--turn N` a share of them."""
    started = time.monotonic()
    files = sorted(Path(folder).glob("*.json"))
    if options[:1] == ("--turn",):
        files = share(distinct(files, ""), int(options[1]))
    else:
        files = distinct(files, *options or [""])
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        results = [result for some in pool.map(play, [files[it::PROCESSES] for it in range(PROCESSES)]) for result in some]
    failed = [result for result in sorted(results) if result[2]]
    for title, _, problems in failed:
        print(f"\n{title}:", *problems, sep="\n")
    lines, seconds = sum(count for _, count, _ in results), time.monotonic() - started
    print(f"\n{len(results)} worlds, {lines} lines, {seconds:.0f} s; {len(failed)} of the worlds differ")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
