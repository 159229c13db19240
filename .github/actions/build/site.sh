#!/usr/bin/env bash
#
# Builds the site. A page that is due for a review never keeps it from being
# built, since a build knows no today: a correction elsewhere can't wait for it.
set -euo pipefail

options=(-C "$DIRECTORY")
case $STRICT in
true) options+=(--strict) ;;
false) ;;
*)
	echo "::error::strict takes true or false, not \"$STRICT\""
	exit 1
	;;
esac
if [[ -n $BASE_URL ]]; then
	options+=(--base-url "$BASE_URL")
fi
explainer build "${options[@]}"
echo "path=$DIRECTORY/public" >>"$GITHUB_OUTPUT"
