#!/usr/bin/env bash
#
# Puts the program explainer on the PATH of the steps that follow: the binary of
# a release, if its checksum is right, or else what the action's own checkout
# gives when it is built. Only the release that VERSION asks for will do; if the
# action itself was taken from a tag without a release, its code is built.
set -euo pipefail

# An action that is taken from a folder has no repository and no version of its
# own. The workflows that init writes take it so, and have both in these.
REPOSITORY=${EXPLAINER:-${REPOSITORY:-$GITHUB_REPOSITORY}}
REF=${EXPLAINER_VERSION:-$REF}

fail() {
	echo "::error::$*"
	exit 1
}

case $(uname -s) in
Linux) system=linux ;;
Darwin) system=darwin ;;
*) fail "this action runs on Linux and macOS, not on $(uname -s)" ;;
esac
machine=$(uname -m)
case $machine in
x86_64) machine=amd64 ;;
aarch64) machine=arm64 ;;
esac

folder=$(mktemp -d "$RUNNER_TEMP/explainer.XXXXXX")

fetch() { curl --fail --silent --show-error --location --retry 3 --output "$1" "$2"; }

sha256() {
	if command -v sha256sum >/dev/null; then
		sha256sum "$@"
	else
		shasum -a 256 "$@"
	fi
}

# download VERSION gets the program of a release. It returns 1 if there is none.
download() {
	local archive=explainer_$1_${system}_$machine.tar.gz
	local release=$GITHUB_SERVER_URL/$REPOSITORY/releases/download/$1
	fetch "$folder/SHA256SUMS" "$release/SHA256SUMS" || return 1
	fetch "$folder/$archive" "$release/$archive" || return 1
	(cd "$folder" && grep -F "  $archive" SHA256SUMS | sha256 -c -) ||
		fail "$release/$archive has another checksum than SHA256SUMS beside it says, so it wasn't run"
	tar -xzf "$folder/$archive" -C "$folder" --strip-components 1 || fail "$archive can't be unpacked"
}

# compile builds the action's own checkout.
compile() {
	command -v go >/dev/null ||
		fail "there is no release for $system/$machine to take, and no Go to build one: put actions/setup-go before this action"
	local stamp=
	if [[ $REF =~ ^[0-9A-Za-z._/-]+$ ]]; then
		stamp="-X main.released=$REF"
	fi
	# The Go of the machine fetches the one that go.mod asks for.
	(cd "$GITHUB_ACTION_PATH/../../.." &&
		GOTOOLCHAIN=auto CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "$stamp" -o "$folder/explainer" ./cmd/explainer)
}

numbered='^v[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+-]*$'
if [[ -n $VERSION ]]; then
	[[ $VERSION =~ $numbered ]] || fail "version takes a release such as v1.2.0, not \"$VERSION\""
	download "$VERSION" || fail "there is no release $VERSION for $system/$machine at $GITHUB_SERVER_URL/$REPOSITORY"
elif ! [[ $REF =~ $numbered ]] || ! download "$REF"; then
	echo "building the program from the code of this action"
	compile
fi

"$folder/explainer" version
echo "$folder" >>"$GITHUB_PATH"
version=$("$folder/explainer" version)
echo "version=${version#explainer }" >>"$GITHUB_OUTPUT"
