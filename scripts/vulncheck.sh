#!/usr/bin/env bash
# vulncheck.sh MODULE@VERSION: known vulnerabilities in what the program calls.
# The check needs its public database; where that cannot be reached this says
# so and passes, since nothing was learned either way.
set -uo pipefail
output=$(go run "$1" ./... 2>&1)
status=$?
if [ $status -ne 0 ] && grep -qE 'fetching vulnerabilities|vuln\.go\.dev|dial tcp|no such host|403 Forbidden' <<<"$output"; then
  echo "vulncheck: the database of vulnerabilities cannot be reached from here; not checked"
  exit 0
fi
echo "$output"
exit $status
