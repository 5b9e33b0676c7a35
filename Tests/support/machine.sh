# Sourced by Tests/all.sh: brings a fresh Debian 12 with Swift to the state that the tests need, and sets
# PYTHON. Installs only what is missing; what cannot be installed is named in one line.

missing_packages() {
  command -v chromium >/dev/null 2>&1 || printf ' chromium'
  command -v rsvg-convert >/dev/null 2>&1 || printf ' librsvg2-bin'
  command -v pdftotext >/dev/null 2>&1 || printf ' poppler-utils'
  command -v xz >/dev/null 2>&1 || printf ' xz-utils'
  command -v objdump >/dev/null 2>&1 || printf ' binutils'
  python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || printf ' python3-venv'
  [ -d /usr/share/fonts/truetype/dejavu ] || printf ' fonts-dejavu-core'
  [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] ||
    printf ' fonts-liberation'
}

twice() {
  "$@" || { sleep 5 && "$@"; }
}

install_packages() {
  packages=$(missing_packages)
  [ -z "$packages" ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    echo "missing, and only root can install it: apt-get install$packages" >&2
    return 1
  fi
  echo "installing$packages"
  export DEBIAN_FRONTEND=noninteractive
  twice apt-get -qq update >/dev/null &&
    # shellcheck disable=SC2086 # one word per package
    twice apt-get -qq install -y --no-install-recommends $packages >/dev/null 2>&1 || {
    echo "apt-get could not install$packages" >&2
    return 1
  }
}

install_python() {
  venv="${XDG_CACHE_HOME:-$HOME/.cache}/gradflow-tests"
  PYTHON="$venv/bin/python"
  export PYTHON
  cmp -s Tests/support/requirements.txt "$venv/installed.txt" && return 0
  echo "installing the Python packages of Tests/support/requirements.txt"
  python3 -m venv --clear "$venv" &&
    twice "$PYTHON" -m pip install --quiet --disable-pip-version-check \
      -r Tests/support/requirements.txt &&
    cp Tests/support/requirements.txt "$venv/installed.txt" || {
    echo "the Python packages of Tests/support/requirements.txt could not be installed" >&2
    return 1
  }
}

if ! command -v swift >/dev/null 2>&1; then
  echo "swift is not on PATH: these tests need the Swift 6.3 toolchain" >&2
fi
install_packages
install_python || PYTHON=python3
export PYTHONDONTWRITEBYTECODE=1
