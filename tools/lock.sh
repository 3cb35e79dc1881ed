#!/bin/sh
# Writes requirements/*.txt from requirements/*.in with exact versions and hashes. For
# maintainers: needs uv on the PATH, and the package index that uv is set up for.
set -eu
cd "$(dirname "$0")/../requirements"

if ! command -v "${UV:-uv}" >/dev/null; then
    echo "make lock needs uv; https://docs.astral.sh/uv/ tells how to install it." >&2
    exit 2
fi

lock() {
    echo "Locking $1.in"
    name=$1
    shift
    "${UV:-uv}" pip compile "$name.in" --output-file "$name.txt" --quiet --universal \
        --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"
}

# The later locks take the versions of site.txt, so that one environment can hold them all.
lock site "$@"
lock build --constraints site.txt "$@"
lock test --constraints site.txt --constraints build.txt "$@"
lock bench --constraints site.txt --constraints test.txt "$@"
echo "Wrote requirements/site.txt, build.txt, test.txt and bench.txt."
