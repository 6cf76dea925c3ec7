# shellcheck shell=sh
# To be sourced after a room: a terminal, and an editor that does what the test says.
# shellcheck disable=SC2154
export TMPDIR="$room/tmp"
mkdir "$TMPDIR"

# terminal COMMAND: runs it on a terminal of its own and tells its exit code; names of kept files are made the same.
terminal() {
    script -qec "$* ; echo \"exit \$?\"" /dev/null </dev/null | tr -d '\r' |
        sed -e "s|$room|ROOM|g" -e 's|edv-[A-Za-z0-9]*/form.txt|edv-XXXXXX/form.txt|g'
}

# editor SED...: the first opening runs the first sed script on the form, the second the second, and further ones leave it as
# it is. "fail" ends with an error. What it saw is kept as seen.1, seen.2 and so on.
editor() {
    rm -f "$room"/step.* "$room"/count
    for step; do
        printf '%s\n' "$step" >"$room/step.$((${n:=0} + 1))"
        n=$((n + 1))
    done
    unset n
    cat >"$room/editor" <<'END'
#!/bin/sh
room=${0%/*}
echo >>"$room/count"
n=$(wc -l <"$room/count")
cp "$1" "seen.$n"
[ ! -e "$room/meanwhile.$n" ] || . "$room/meanwhile.$n" </dev/null
[ -e "$room/step.$n" ] || exit 0
[ "$(cat "$room/step.$n")" != fail ] || exit 1
sed -i -f "$room/step.$n" "$1"
END
    chmod +x "$room/editor"
    export EDITOR="$room/editor"
}

# meanwhile N COMMAND: what somebody else does while the editor is open for the Nth time.
meanwhile() {
    printf '%s\n' "$2" >"$room/meanwhile.$1"
}

# kept: the form that was kept, without its comments and empty fields; nothing when there is none.
kept() {
    cat "$TMPDIR"/edv-*/form.txt 2>/dev/null | grep -v -e '^#' -e '^$' -e '^[a-z_]*:$'
}

# stored: how many observations there are.
stored() {
    edv observe list --format csv | grep -c '^[0-9]*,[0-9-]*,E'
}
