#!/usr/bin/env bash
# npmaudit.sh: known vulnerabilities in the packages of the pages. The check asks
# the registry; where that refuses or cannot be reached this says so and passes,
# since nothing was learned either way.
set -uo pipefail
output=$(npm --prefix frontend audit --audit-level=high 2>&1)
status=$?
if [ $status -ne 0 ] && grep -qE 'audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN' <<<"$output"; then
  echo "npm audit: the registry's list of vulnerabilities cannot be reached from here; not checked"
  exit 0
fi
echo "$output"
exit $status
