"""Deploys exports with real tools, and writes down what is there afterwards.

    python3 exports.py FOLDER

FOLDER holds a JSON file for each account, as tests/export.rs writes them: `title`, `account` and the texts `cli`,
`cloudformation` and `terraform`. What moto has afterwards is written beside it, for the importer to read back.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import hcl2

import aws
from server import REGION, Server

ASK_FOR_THE_ACCOUNT = "account=$(aws sts get-caller-identity "
LINT = "from cfnlint.runner import main; main()"
REFERENCE = re.compile(r"(?<![\w.\"])(aws_\w+)\.(\w+)\.(?:arn|name|id)\b")


def must(line, account, variables=None):
    answer = aws.run(line, account, variables)
    if answer.code:
        raise ValueError(f"{line}\n{answer.errors}")
    return answer.output


def printed(account):
    """What somebody would print for the importer."""
    filters = "User Group Role LocalManagedPolicy"
    pages = [must(f"aws iam get-account-authorization-details --filter {filters} --output json", account)]
    buckets = json.loads(must("aws s3api list-buckets --output json", account)).get("Buckets", [])
    for bucket in buckets:
        answer = aws.run(f"aws s3api get-bucket-policy --bucket {bucket['Name']} --output json", account)
        if not answer.code:
            pages.append(answer.output)
    return "\n".join(pages)


def by_cli(case):
    variables = {}
    for line in case["cli"].splitlines():
        if line.startswith("#") or line == "set -eu":
            continue
        if line.startswith(ASK_FOR_THE_ACCOUNT):
            asked = line.removeprefix("account=$(").removesuffix(")")
            variables["account"] = must(asked, case["account"]).strip()
            continue
        must(line, case["account"], variables)


def without_groups(template):
    """moto's CloudFormation makes no groups (README.md)."""
    head, *resources = re.split(r"^(?=  \w+:$)", template, flags=re.MULTILINE)
    in_user = re.compile(r"^      Groups:\n(?:        - .*\n)+", re.MULTILINE)
    kept = []
    for resource in resources:
        if "    Type: AWS::IAM::User\n" in resource:
            resource = in_user.sub("", resource)
        if "    Type: AWS::IAM::Group\n" not in resource and not in_user.search(resource):
            kept.append(resource)
    return head + "".join(kept)


def by_cloud_formation(case, folder):
    template = Path(folder) / "iam.yaml"
    template.write_text(case["cloudformation"])
    lint = subprocess.run(
        [sys.executable, "-sB", "-c", LINT, "--regions", REGION, "--", str(template)], capture_output=True, text=True
    )
    if lint.returncode:
        raise ValueError(f"cfn-lint: {lint.stdout}{lint.stderr}")
    if "Resources: {}" in case["cloudformation"]:
        return
    template.write_text(without_groups(case["cloudformation"]))
    stack = "--stack-name iam"
    must(
        f"aws cloudformation create-stack {stack} --capabilities CAPABILITY_NAMED_IAM --template-body file://{template}",
        case["account"],
    )
    query = "--query Stacks[0].StackStatus --output text"
    status = must(f"aws cloudformation describe-stacks {stack} {query}", case["account"]).strip()
    if status != "CREATE_COMPLETE":
        raise ValueError(f"the stack is {status}")


def terraform(case):
    """Reads the configuration, and follows every reference."""
    parsed = hcl2.loads(case["terraform"])
    made = set()
    for resource in parsed.get("resource", []):
        for kind, named in resource.items():
            if not kind.startswith("__"):
                made.update((kind.strip('"'), label.strip('"')) for label in named if not label.startswith("__"))
    count = case["terraform"].count('\nresource "')
    if len(made) != count:
        raise ValueError(f"{len(made)} resources are read of {count}")
    without_texts = case["terraform"]
    for reference in REFERENCE.findall(without_texts):
        if reference not in made:
            raise ValueError(f"{'.'.join(reference)} is not there")


def main():
    folder = Path(sys.argv[1])
    count = 0
    with tempfile.TemporaryFile() as log, Server(log) as server, tempfile.TemporaryDirectory() as scratch:
        server.use()
        for path in sorted(folder.glob("*.json")):
            if ".details." in path.name:
                continue
            case = json.loads(path.read_text())
            for way, deploy in (("cli", by_cli), ("cloudformation", lambda case: by_cloud_formation(case, scratch))):
                server.reset()
                try:
                    deploy(case)
                except ValueError as error:
                    sys.exit(f"{case['title']} by {way}: {error}")
                (folder / f"{case['title']}.{way}.details.json").write_text(printed(case["account"]))
            try:
                terraform(case)
            except Exception as error:
                sys.exit(f"{case['title']} by terraform: {error!r}")
            count += 1
    if not count:
        sys.exit(f"no case in {folder}")
    print(f"{count} accounts exported, deployed by the AWS CLI and CloudFormation, read as Terraform")


main()
