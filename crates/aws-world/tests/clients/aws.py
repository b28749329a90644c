"""The real AWS CLI, in this process: a process for each line would take most of the time."""

import os
import subprocess
import sys
import tempfile

from awscli.clidriver import create_clidriver

# A shell splits the line, expands what is to be expanded and runs what stands before a pipe. In the place of the
# program it finds this, which only says what it was given: how many words, each word, then the standard input.
WORDS = "aws() { printf '%s\\0' \"$#\" \"$@\"; cat; }\n"
# The descriptions of the services, read once instead of once a line.
LOADER = create_clidriver().session.get_component("data_loader")


class Answer:
    """How a line ended."""

    def __init__(self, code, output, errors):
        self.code, self.output, self.errors = code, output, errors.strip()


def words(line, variables):
    """The words after `aws` as a POSIX shell makes them, and what is piped in."""
    shell = subprocess.run(
        ["sh", "-euc", WORDS + line], env={**os.environ, **variables}, stdin=subprocess.DEVNULL, capture_output=True
    )
    if shell.returncode:
        raise ValueError(f"the shell refuses it: {shell.stderr.decode()}")
    count, _, rest = shell.stdout.partition(b"\0")
    *arguments, piped = rest.split(b"\0", int(count))
    return [word.decode() for word in arguments], piped


def run(line, account, variables=None):
    """Runs an `aws …` line in an account."""
    arguments, piped = words(line, variables or {})
    driver = create_clidriver()
    driver.session.register_component("data_loader", LOADER)

    def name_the_account(request, **_):
        # moto keeps accounts apart by this header instead of by credentials.
        request.headers["x-moto-account-id"] = account

    driver.session.register("before-send", name_the_account)
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        stdin.write(piped)
        stdin.seek(0)
        sys.stdout.flush()
        # The descriptors and not only the objects: `/dev/stdin` and `/dev/stdout` stand in lines.
        files = [stdin, output, errors]
        kept = [os.dup(descriptor) for descriptor in range(3)]
        for descriptor, file in enumerate(files):
            os.dup2(file.fileno(), descriptor)
        own, sys.stdin = sys.stdin, open(0, closefd=False)
        try:
            code = driver.main(arguments)
        except SystemExit as end:
            code = end.code
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for descriptor, old in enumerate(kept):
                os.dup2(old, descriptor)
                os.close(old)
            sys.stdin = own
        output.seek(0)
        errors.seek(0)
        return Answer(code, output.read().decode(), errors.read().decode())
