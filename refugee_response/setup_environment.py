"""Makes .venv ready: `python3 refugee_response/setup_environment.py [dev]`, as `make` does.

Runs on a bare Python, so it uses the standard library alone. Two that start at once do not disturb
each other; one that was killed half-way is finished by the next. Says in one line what is missing.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)


def main(arguments):
    """Install what running needs, or with `dev` what testing needs, and compile the words."""
    if sys.version_info < OLDEST:
        stop("Python 3.11 or newer is needed; this is {}.{}.".format(*sys.version_info[:2]))
    with open(ROOT / "pyproject.toml", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_venv()
        install("requirements-dev.txt" if "dev" in arguments else "requirements.txt")
        compile_words()


def make_venv():
    """A virtual environment in the checkout, made anew where an earlier try was killed."""
    if (VENV / "made").exists():
        return
    made = run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        stop(
            "Python's venv module does not work: on Debian and Ubuntu, `apt install python3-venv`."
            f" It said: {last_line(made)}"
        )
    (VENV / "made").touch()


def install(requirements):
    """Install a locked list with its hashes, unless this very list is installed."""
    wanted = digest(requirements)
    if wanted in installed():
        return
    print(f"Installing {requirements} into .venv ...", flush=True)
    done = run(
        [
            *(python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--requirement", str(ROOT / requirements)),
        ]
    )
    if done.returncode:
        stop(f"The packages could not be installed. Is the network there? {last_line(done)}")
    # The development list holds the other one: whoever has it can run as well.
    lists = (
        [requirements] if requirements == "requirements.txt" else [requirements, "requirements.txt"]
    )
    (VENV / "installed").write_text("\n".join(map(digest, lists)), encoding="ascii")


def installed():
    """Digests of the lists that are installed."""
    stamp = VENV / "installed"
    return stamp.read_text(encoding="ascii").split() if stamp.exists() else []


def compile_words():
    """Compile each catalogue of words that is newer than its compiled form."""
    for words in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = words.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= words.stat().st_mtime:
            continue
        fresh = compiled.with_suffix(".new")
        done = run(
            [
                *(python(), "-m", "babel.messages.frontend", "--quiet", "compile"),
                *("--input-file", str(words), "--output-file", str(fresh)),
            ]
        )
        if done.returncode:
            stop(f"{words.relative_to(ROOT)} could not be compiled: {last_line(done)}")
        os.replace(fresh, compiled)


def python():
    """The interpreter of the environment."""
    return str(VENV / "bin" / "python")


def digest(name):
    """The digest of a file of the checkout."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def run(command):
    """Run a command, and keep what it says."""
    return subprocess.run(
        command, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def last_line(done):
    """The last thing a command said, which is mostly why it failed."""
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing."


def stop(message):
    """Say in one line what is missing, and end."""
    raise SystemExit(f"refugee-response: {message}")


if __name__ == "__main__":
    main(sys.argv[1:])
