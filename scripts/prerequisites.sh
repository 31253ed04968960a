#!/bin/sh
# Says plainly what is missing before anything is installed, and prints the Python to use.
# Chosen: PYTHON from the environment, else the first of python3, python3.14 ... python3.11 that is new enough.
set -eu

say() { printf '%s\n' "$*" >&2; }

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null && new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11 or later is needed. Here: $(python3 --version 2>/dev/null || echo 'no python3')."
    say "Install it, or say where it is: make PYTHON=/path/to/python3.12 run"
    return 1
}

check_venv() {
    if ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"
        say "(or python$version-venv, where several versions stand side by side)."
        return 1
    fi
}

check_node() {
    if ! command -v node >/dev/null; then
        say "Node.js 20 or later is needed to build the browser's side. Here is none: see nodejs.org, or your system's packages."
        return 1
    fi
    if ! node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)'; then
        say "Node.js 20 or later is needed to build the browser's side. Here: $(node --version)."
        return 1
    fi
    if ! command -v npm >/dev/null; then
        say "npm is needed beside Node.js. On Debian and Ubuntu: apt-get install npm"
        return 1
    fi
}

python=$(find_python)
check_venv "$python"
check_node
printf '%s\n' "$python"
