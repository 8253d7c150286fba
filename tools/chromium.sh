#!/bin/sh
# The browser tests open the reports in Chromium. Where it is missing, root on a Debian
# machine gets it; anyone else is told that these tests will be skipped. CI skips nothing.
set -eu
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null; then exit 0; fi
done
reason="it can be installed by 'apt install chromium' as root"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests ..."
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
        exit 0
    fi
    reason="apt-get could not install it, see above"
fi
if [ "${CI:-}" ]; then
    echo "The browser tests need Chromium, and CI skips nothing: $reason." >&2
    exit 1
fi
echo "Chromium is missing: the browser tests will be skipped; $reason."
