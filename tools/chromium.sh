#!/bin/sh
# The browser test opens the reports in Chromium. Where it is missing, root on a Debian
# machine gets it; anyone else is told that the test will be skipped.
set -eu
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser test ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
elif [ "${CI:-}" ]; then
    echo "The browser test needs Chromium, and CI skips nothing: install it first." >&2
    exit 1
else
    echo "Chromium is missing: the browser test will be skipped."
fi
