"""moto's server, in a process of its own on this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

REGION = "us-east-1"
PATIENCE = 60
# Its end of the pipe closes when the one who started it is gone, however that went; then it goes too.
START = """
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from moto.server import main
main()
"""

# Nothing here is for a proxy.
os.environ.update(NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")


class Server:
    """A running server; leaves with the `with` block."""

    def __init__(self, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{port}"
        # Without this, moto knows no AWS managed policies. It asks nobody for permission unless told to.
        environment = {**os.environ, "MOTO_IAM_LOAD_MANAGED_POLICIES": "true"}
        self.process = subprocess.Popen(
            [sys.executable, "-sB", "-c", START, "-H", "127.0.0.1", "-p", port],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
        self.wait(log)

    def wait(self, log):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/moto-api/data.json", timeout=5).close()
                return
            except (urllib.error.URLError, OSError) as error:
                if self.process.poll() is not None or time.monotonic() > end:
                    self.process.kill()
                    log.seek(0)
                    said = log.read().decode(errors="replace")
                    raise RuntimeError(f"moto's server does not answer: {error}\n{said}") from error
                time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def reset(self):
        """Forgets everything."""
        urllib.request.urlopen(urllib.request.Request(f"{self.address}/moto-api/reset", method="POST")).close()

    def use(self):
        """Makes it what the AWS CLI talks to, whatever the user's own settings are."""
        # The last one is the AWS CLI's own: it says where its data lies.
        for name in [name for name in os.environ if name.startswith("AWS_") and name != "AWS_DATA_PATH"]:
            del os.environ[name]
        os.environ.update(
            AWS_ACCESS_KEY_ID="testing",
            AWS_SECRET_ACCESS_KEY="testing",
            AWS_CONFIG_FILE=os.devnull,
            AWS_SHARED_CREDENTIALS_FILE=os.devnull,
            AWS_DEFAULT_REGION=REGION,
            AWS_EC2_METADATA_DISABLED="true",
            AWS_ENDPOINT_URL=self.address,
        )
