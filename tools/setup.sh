#!/bin/sh
# Make .venv with the locked packages and this course in it; every make target calls this.
#
# Silent when nothing changed. Re-made when the lock changed, when the checkout was moved
# or when its Python is gone. Only POSIX sh: it must run where nothing is installed yet.
set -eu
cd "$(dirname "$0")/.."

log=.venv/setup.log
py=.venv/bin/python
lock_stamp="$(grep -v "^ *#" requirements.lock | cksum) $(pwd -P)"
course_stamp="$(cat pyproject.toml hatch_build.py | cksum) $(pwd -P)"

say() { printf '%s\n' "$*"; }
give_up() { printf '%s\n' "$@" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }
same() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }
logged() { "$@" >>"$log" 2>&1; }

# Print the first Python that is new enough; the user's own choice and default come first.
# Inside an environment, that is the Python it was made with: an active .venv is about to go.
find_python() {
    for name in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.14 python; do
        "$name" -c 'import sys
if sys.version_info < (3, 11): sys.exit(1)
print(getattr(sys, "_base_executable", "") or sys.executable)' 2>/dev/null && return
    done
    give_up "No Python 3.11 or newer was found." \
        "Install one, then say: make PYTHON=/path/to/python ${MAKECMDGOALS:-lab}"
}

# Debian and Ubuntu ship Python without the part that makes environments.
make_venv() {
    logged "$1" -m venv .venv && return
    logged uv venv --allow-existing --seed --python "$1" .venv && return
    logged "$1" -m virtualenv .venv && return
    logged virtualenv --python "$1" .venv && return
    package="python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    if is_root && command -v apt-get >/dev/null; then
        say "Installing the system's $package ..."
        logged apt-get -qq update || true
        logged env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install "$package" &&
            logged "$1" -m venv .venv && return
    fi
    give_up "Python can't make an environment here." \
        "On Debian and Ubuntu, type: sudo apt-get install $package" \
        "Then run the same make command again."
}

install_packages() {
    python=$(find_python)
    say "Setting up .venv with $("$python" --version) ..."
    rm -rf .venv
    mkdir .venv
    make_venv "$python"
    count=$(grep -c '==' requirements.lock)
    say "Installing about $count packages; this takes a few minutes the first time ..."
    logged "$py" -m pip install --disable-pip-version-check --no-deps --require-hashes \
        -r requirements.lock || { tail -n 5 "$log" >&2
        give_up "The packages could not be installed; $log has the details." \
            "Check the network, then run the same make command again."; }
    say "$lock_stamp" >.venv/lock.stamp
}

install_course() {
    logged "$py" -m pip install --disable-pip-version-check --no-deps --no-build-isolation \
        --editable . || { tail -n 5 "$log" >&2
        give_up "The course itself could not be installed; $log has the details."; }
    say "$course_stamp" >.venv/course.stamp
}

same .venv/lock.stamp "$lock_stamp" && "$py" -c '' 2>/dev/null || install_packages
same .venv/course.stamp "$course_stamp" || install_course
