#!/usr/bin/env bash
# need.sh NAME...: make sure a program that tests need is on the machine; where
# it is missing, install it with the system's package manager and say so.
set -euo pipefail

present() {
  case $1 in
    postgresql) command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null ;;
    chromium) command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ;;
    redis) command -v redis-server >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

package() {
  case $1 in
    redis) echo redis-server ;;
    *) echo "$1" ;;
  esac
}

for name in "$@"; do
  present "$name" && continue
  if ! command -v apt-get >/dev/null; then
    echo "need.sh: $name is missing; install it with your system's package manager and run this again" >&2
    exit 1
  fi
  echo "need.sh: $name is missing: installing it with apt-get"
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$(package "$name")" >/dev/null
done
