#!/bin/sh
# Speaks to the App Management API of a server with curl; see README.md.
# SERVER is its address, RUBICON_TOKEN a token; neither is ever on a command line.
set -eu

: "${SERVER:?the address of the server, such as https://updates.example.com}" "${RUBICON_TOKEN:?a token}"

# call METHOD PATH [HEADER]: sends its standard input as JSON, prints the answer; fails if the server refuses.
call() {
    curl --silent --show-error --fail-with-body --request "$1" "${SERVER%/}$2" --config - --data-binary @"$json" \
        --header 'Content-Type: application/json' ${3:+--header "$3"} <<TOKEN
header = "Authorization: Bearer $RUBICON_TOKEN"
TOKEN
}

# usage: says what there is, for somebody who asks for something else.
usage() {
    sed -n 's/^\([a-z]*\)) # /apps.sh \1 /p' "$0" >&2
    exit 2
}

case "${1:-}:$#" in
upload:4 | sync:5 | deploy:4 | start:2 | hotfix:5) ;;
*) usage ;;
esac

json=$(mktemp)
trap 'rm -f "$json"' EXIT INT TERM

case "$1" in
upload) # APP COUNTRY FILE: a new version, from an app file or a package
    [ -r "$4" ] || { echo "apps.sh: cannot read $4" >&2; exit 2; }
    {
        printf '{"initialAvailability":"Available","packageContents":"'
        base64 <"$4" | tr -d '\n'
        printf '"}'
    } >"$json"
    call POST "/v1.3/apps/$2/countries/$3/versions"
    ;;
sync) # APP COUNTRY VERSION ForceSync|Sync: whether deployments of the version force
    printf '{"syncMode":"%s"}' "$5" >"$json"
    call PATCH "/v1.3/apps/$2/countries/$3/versions/$4" 'If-Match: *'
    ;;
deploy) # PACKAGE VERSION RING: makes a deployment, which plans and applies nothing yet
    printf '{"name":"%s %s","rings":["%s"],"request":{"kind":"install","rest":"stays","archive":true,"packages":[{"id":"%s","version":"=%s"}]}}' \
        "$2" "$3" "$4" "$2" "$3" >"$json"
    call POST /api/v1/deployments
    ;;
start) # DEPLOYMENT
    printf '{}' >"$json"
    call POST "/api/v1/deployments/$2/start"
    ;;
hotfix) # APP COUNTRY ENVIRONMENT VERSION: the same major and minor, never forced
    printf '{"environmentName":"%s","targetAppVersion":"%s"}' "$4" "$5" >"$json"
    call POST "/v1.3/apps/$2/countries/$3/environmentHotfixes"
    ;;
esac
