# Sourced by ./rubicon when the sources are newer than the build: builds, and prepares what makes starting quick.

build() {
    require_maven
    mkdir -p "$target"
    # Two launchers at once: one builds, the other waits and finds it done.
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$target/build.lock"
        flock 9
        is_stale || return 0
    fi
    major=$(jdk_major "$JAVA_HOME")
    echo "building Rubicon with JDK $major (the first time takes a minute or two) ..." >&2
    # The stamp is as old as the start of the build: what is edited meanwhile is built next time.
    touch "$stamp.new"
    # What an older build needed must not stay on the class path.
    rm -rf "$root/cli/target/lib" "$root/server/target/lib" "$root/startup/target/lib"
    if ! mvn -B -ntp -f "$root/pom.xml" -pl cli,startup -am -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true package \
        >"$log" 2>&1 9>&-; then
        grep -F '[ERROR]' "$log" | head -n 20 >&2 || true
        echo "error RB892: the build failed; the whole log is in $log" >&2
        echo "  hint: the first build needs Maven's package registry; check the network and the first error above" >&2
        exit 5
    fi
    leave_out_doubles
    prepare "$root/cli/target/lib" >>"$log" 2>&1 9>&- || true
    unpack_driver
    remember_jdk >"$target/jdk.new"
    (train) >>"$log" 2>&1 9>&- || true
    mv "$target/jdk.new" "$target/jdk"
    mv "$stamp.new" "$stamp"
}

# What the command line has already, the server need not have again.
leave_out_doubles() {
    for jar in "$root"/cli/target/lib/*.jar; do
        rm -f "$root/server/target/lib/${jar##*/}"
    done
}

# Writes into the jars in folder $1 what every start would work out anew. Without it all works.
prepare() {
    "$JAVA_HOME/bin/java" -cp "$root/startup/target/lib/*:$1/*" dev.rubicon.startup.Prepare "$1"
}

# SQLite for this machine, which its driver would unpack, and delete, every time. Without it that is what it does.
unpack_driver() {
    rm -rf "$native"
    mkdir -p "$native"
    {
        platform=$("$JAVA_HOME/bin/java" -cp "$root/cli/target/lib/*" org.sqlite.util.OSInfo) &&
            (cd "$native" && "$JAVA_HOME/bin/jar" xf "$root"/cli/target/lib/sqlite-jdbc-*.jar "org/sqlite/native/$platform") &&
            mv "$native/org/sqlite/native/$platform"/* "$native" &&
            rm -r "$native/org"
    } >>"$log" 2>&1 9>&- || true
}

# For the launcher to read: the JDK, and how it takes what was learned in training.
remember_jdk() {
    if [ "$major" -ge 25 ]; then cached=-XX:AOTCache; else cached=-XX:SharedArchiveFile; fi
    echo "asked=$(quoted "${asked_for:-}")"
    echo "jdk=$(quoted "$JAVA_HOME")"
    echo "cached=$cached"
}

quoted() {
    printf "'"
    printf %s "$1" | sed "s/'/'\\\\''/g"
    printf "'"
}

# What commands load and link, so that the next ones map it instead: more than half of the time that a short command takes. All in
# a cache is mapped at once, so short commands have one of their own. Without them all works.
train() {
    if [ "$major" -ge 25 ]; then made=-XX:AOTCacheOutput; else made=-XX:ArchiveClassesAtExit; fi
    rm -f "$target/quick.cache" "$target/changing.cache"
    # Named from where it is: words of training are apart by blanks, and the path to here may have some.
    cd "$target" || return
    home=$(mktemp -d training.XXXXXX) || return
    cp "$root/examples/pos/rows.sql" "$home/rows.sql"
    learn changing "@$root/launcher/changing.args" <<END
demo --keep $home/demo
update --instance Store2 --home $home/demo
instance create Served --company Learned --database {postgres} --home $home/demo
install --id bundle/pos@1 --instance Served --yes --home $home/demo
sql --instance Served --file $home/rows.sql --write --home $home/demo
install --id bundle/pos --instance Served --yes --home $home/demo
update --instance Served --home $home/demo
END
    learn quick "@$root/launcher/quick.args" <<END
--version
instance create Learned --home $home/demo
instance list --home $home/demo
instance show Store2 --home $home/demo
history --instance Store2 --home $home/demo
show bundle/pos --home $home/demo
archive list --instance Store1 --home $home/demo
END
    rm -rf "$home"
}

# Runs $@, with a PostgreSQL server for it where there can be one.
beside_postgres() {
    "$JAVA_HOME/bin/java" -Dslf4j.internal.verbosity=ERROR -cp "$root/startup/target/lib/*" dev.rubicon.startup.BesidePostgres "$@"
}

# Appears under its name when it is whole.
learn() {
    beside_postgres \
        "$JAVA_HOME/bin/java" "@$root/launcher/common.args" "$2" "$made=$target/$1.new" -Dorg.sqlite.lib.path="$native" \
        -Drubicon.examples="$root/examples" -cp "$root"/cli/target/lib/rubicon-cli-*.jar dev.rubicon.cli.Training &&
        mv "$target/$1.new" "$target/$1.cache"
}
