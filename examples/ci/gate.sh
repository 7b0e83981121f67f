#!/bin/sh
# The gate of a pipeline: says what a change does to tables, then packs the app, which proves its ForceVersion. Plain POSIX shell.
#
#   APP          the folder of the app, from the root of the work tree (default: .)
#   BASE         the revision to compare with (default: origin/main)
#   PACKAGE      the package's id, such as my-app
#   REPOSITORY   a folder with the packages that were published; without it, BASE is packed to compare with
#   ROOT         the root.json that REPOSITORY is trusted by; keep it in git
#   OUTPUT       where the package goes (default: out, or .out if the app is the whole work tree)
#   SUMMARY      a file that the changes are added to, as Markdown
#   RUBICON      the command (default: rubicon)
#
# Ends with 0 if the app may be merged. Else with the exit code of rubicon: 4 if something breaks and no ForceVersion says so.
set -eu
app=${APP:-.} base=${BASE:-origin/main} rubicon=${RUBICON:-rubicon}
package=${PACKAGE:?set PACKAGE to the id of the package}
# As git writes a path below the current folder.
case $app in . | ./) below=. ;; *) below=./${app%/} ;; esac
# A folder with a dot is not packed itself.
case $below in .) output=${OUTPUT:-.out} ;; *) output=${OUTPUT:-out} ;; esac

version_of() {
    version=$(sed -n 's/^[^"]*"version"[[:space:]]*:[[:space:]]*"\([0-9][0-9.]*\)".*/\1/p' "$1/app.json" | head -n 1)
    if [ -z "$version" ]; then
        echo "gate: no line \"version\": \"1.0.0.0\" in $1/app.json" >&2
        exit 4
    fi
    echo "$version"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
mkdir "$work/base"

if git cat-file -e "$base:$below/app.json" 2>/dev/null; then
    # Exit code 3 says that something breaks: that is what ForceVersion is for, so the proof decides below.
    code=0
    "$rubicon" diff --git="$base.." "$app" --markdown >"$work/changes.md" || code=$?
    cat "$work/changes.md"
    if [ -n "${SUMMARY:-}" ]; then cat "$work/changes.md" >>"$SUMMARY"; fi
    if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then exit "$code"; fi
    git archive --output="$work/base.tar" "$base" "$below"
    tar -x -f "$work/base.tar" -C "$work/base"
else
    echo "gate: $app is new since $base"
fi

version=$(version_of "$app")
set -- pack --id "$package" --version "$version" --path "$app" --output "$output"
if [ -n "${REPOSITORY:-}" ]; then
    set -- "$@" --repository "$REPOSITORY"
    if [ -n "${ROOT:-}" ]; then set -- "$@" --root "$ROOT"; fi
elif [ -f "$work/base/$below/app.json" ]; then
    before=$(version_of "$work/base/$below")
    if [ "$before" != "$version" ]; then
        "$rubicon" pack --id "$package" --version "$before" --path "$work/base/$below" --no-proof --output "$work" >/dev/null
        set -- "$@" --previous "$work/$(echo "$package" | sed 's,/,__,g')_$before.zip"
    elif [ "$code" -eq 3 ]; then
        echo "gate: something breaks, and the version is still $version: raise it in $app/app.json" >&2
        exit 4
    fi
fi
"$rubicon" "$@"
