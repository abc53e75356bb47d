#!/usr/bin/env bash
# Installs what Dayang's window and its tests need on Debian and Ubuntu. Run as root.
#   build/system-packages.sh window   libraries Electron links to
#   build/system-packages.sh test     those, a virtual display, independent PDF tools, and fonts to read
set -euo pipefail

window=(
  libasound2 libatk-bridge2.0-0 libatk1.0-0 libatspi2.0-0 libcairo2 libcups2 libdbus-1-3 libdrm2 libgbm1
  libglib2.0-0 libgtk-3-0 libnspr4 libnss3 libpango-1.0-0 libx11-6 libxcb1 libxcomposite1 libxdamage1
  libxext6 libxfixes3 libxkbcommon0 libxrandr2 libxss1 libxtst6
)
# The compiler makes the library that fails calls of the disk (tests/faults).
test=(xvfb poppler-utils qpdf ghostscript mupdf-tools gcc libc6-dev)
# Reads QR codes; its test is skipped where it is absent.
codes=(zbar-tools)
# A PDF/A validator and what it runs on; its test is skipped where the distribution has none.
validator=(default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java)
# Faces of every kind: collections of CFF and TrueType, glyphs made of others, CFF with named glyphs, variable ones.
# Fandol is in texlive-lang-chinese. Their tests are skipped where the distribution lacks them, as are those of
# fonts-cns11643-kai, which is larger.
faces=(
  fonts-noto-cjk fonts-arphic-uming fonts-lxgw-wenkai fonts-cantarell fonts-inter-variable texlive-lang-chinese
)

# Whole answers are looked at: a pipe into grep -q fails where grep is done before the other has said all.
has_candidate() { [[ $(apt-cache policy "$1" 2>/dev/null) =~ 'Candidate: '[^\(] ]]; }
is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

case "${1:-window}" in
  window) wanted=("${window[@]}") ;;
  test)
    wanted=("${window[@]}" "${test[@]}")
    compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || apt-get update -qq
    all=yes
    for name in "${validator[@]}"; do has_candidate "$name" || all=no; done
    [ "$all" = yes ] && wanted+=("${validator[@]}")
    for name in "${faces[@]}" "${codes[@]}"; do has_candidate "$name" && wanted+=("$name"); done
    ;;
  *)
    echo "usage: $0 window|test" >&2
    exit 2
    ;;
esac

# Newer releases carry some libraries under a name that ends in t64.
missing=()
for name in "${wanted[@]}"; do
  is_installed "$name" || is_installed "${name}t64" || missing+=("$name")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing ${#missing[@]} system packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
resolved=()
for name in "${missing[@]}"; do
  if has_candidate "${name}t64"; then
    resolved+=("${name}t64")
  else
    resolved+=("$name")
  fi
done
apt-get install -y -qq --no-install-recommends "${resolved[@]}" >/dev/null
