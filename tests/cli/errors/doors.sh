# One rule from both doors of the register: a verb, and the import of a folder.

# row FILE COLUMNS VALUES: the file of the folder `in`, with one row
row() {
    mkdir -p in
    printf '%s\n' "$2" "$3" >"in/$1.csv"
}

# What a command says is wrong, without the place where it found it: a flag, or a file with row and column.
said() { "$@" 2>&1 >said.out | sed -nE 's/^edv: ((--[a-z-]+|in\/[a-z_]+\.csv:[0-9]+(:[a-z_]+)?): )?//p'; }

# same COMMAND: what the verb says and what the import of `in` says: once where it is the same
same() {
    said "$@" >verb
    said edv import in --update >import
    rm -r in
    [ -s verb ] && diff verb import && cat verb
}
