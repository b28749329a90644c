"""Whether a user may do an action on a resource, asked of IAMSpy and of iam-policy-compare in one run.

    pip install zeuscloud-iamspy "pydantic<2"
    python iamspy.py [questions]

Each question is about 1 to 20 of AWS's small managed policies. Times are CPU times of a question: IAMSpy's without building its
model, ours with reading the policies. `BENCH` is the built benchmark, if not `target/release/iam-policy-bench`."""

import json, os, random, statistics, subprocess, sys, tempfile, time

USER = "arn:aws:iam::111122223333:user/app"
SIZES = [1, 2, 5, 10, 20]


def managed():
    text = open(os.environ.get("AWS_MANAGED_POLICIES", "aws_managed_policies.py")).read()
    policies = json.loads(text.split('"""', 1)[1].rsplit('"""', 1)[0])
    texts = [policy["Document"] for _, policy in sorted(policies.items())]
    return [policy for policy in texts if len(json.dumps(policy)) < 1500]


def listed(value):
    return value if isinstance(value, list) else [value]


def own(pattern):
    """An ARN of the pattern, in the user's account: of others' resources IAMSpy asks the resource's policy too."""
    parts = pattern.split(":", 5)
    for place, text in [(1, "aws"), (3, "us-east-1"), (4, "111122223333")]:
        if len(parts) == 6 and "*" in parts[place]:
            parts[place] = text
    return ":".join(parts).replace("*", "x")


def questions(number):
    chance = random.Random(1)
    policies = managed()
    for index in range(number):
        chosen = chance.sample(policies, SIZES[index % len(SIZES)])
        statement = chance.choice(listed(chance.choice(chosen)["Statement"]))
        stranger = chance.choice(listed(chance.choice(policies)["Statement"]))
        asked = statement if index % 2 else stranger
        action = chance.choice(listed(asked.get("Action", "s3:GetObject")))
        resource = chance.choice(listed(statement.get("Resource", "*")))
        action = action.replace("*", "Example") if ":" in action else "s3:GetObject"
        resource = "arn:aws:s3:::photos/cat.jpg" if resource == "*" else own(resource)
        if "$" not in resource:
            yield {"policies": chosen, "action": action, "resource": resource}


def ask_iamspy(question):
    from zeuscloud_iamspy import Model

    inline = [
        {"PolicyName": f"p{index}", "PolicyDocument": policy} for index, policy in enumerate(question["policies"])
    ]
    user = {
        "Path": "/", "UserName": "app", "UserId": "AIDAEXAMPLE", "Arn": USER, "CreateDate": "2024-01-01T00:00:00Z",
        "UserPolicyList": inline, "GroupList": [], "AttachedManagedPolicies": [], "Tags": [],
    }
    model = Model()
    model.load_gaad_json({"UserDetailList": [user], "GroupDetailList": [], "RoleDetailList": [], "Policies": []})
    start = time.process_time()
    answer = model.can_i(USER, question["action"], question["resource"])
    return answer, (time.process_time() - start) * 1e3


def main():
    asked = list(questions(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
    bench = os.path.abspath(os.environ.get("BENCH", "target/release/iam-policy-bench"))
    os.environ["AWS_MANAGED_POLICIES"] = os.path.abspath(os.environ.get("AWS_MANAGED_POLICIES", "aws_managed_policies.py"))
    with tempfile.TemporaryDirectory() as folder:
        # It keeps a file of names beside itself.
        os.chdir(folder)
        with open("questions", "w") as file:
            file.writelines(json.dumps(question) + "\n" for question in asked)
        ours = subprocess.run([bench, "questions", "questions"], capture_output=True, text=True, check=True)
        ours = [line.split() for line in ours.stdout.splitlines()]
        agreeing, refused, differing, times = 0, 0, [], ([], [])
        for question, (answer, time_of_ours) in zip(asked, ours):
            if os.path.exists("model.vars"):
                os.remove("model.vars")
            try:
                theirs, time_of_theirs = ask_iamspy(question)
            except Exception:
                refused += 1
                continue
            times[0].append(float(time_of_ours))
            times[1].append(time_of_theirs)
            if (answer == "granted") == theirs:
                agreeing += 1
            else:
                differing.append((answer, question["action"], question["resource"], len(question["policies"])))
    print(f"{len(times[0])} questions, {agreeing} answered alike; IAMSpy refuses {refused} more")
    for case in differing:
        print("    ours", *case)
    medians = [statistics.median(each) for each in times]
    print(f"    median: ours {medians[0]:.3f} ms, IAMSpy {medians[1]:.1f} ms, {medians[1] / medians[0]:.0f} times as long")
    print(f"    slowest: ours {max(times[0]):.2f} ms, IAMSpy {max(times[1]):.1f} ms")


main()
