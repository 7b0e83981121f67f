# Sourced by ./rubicon and ./verify: finds a JDK from 21 up and Maven, or says what to install.

# Prints the major version of the JDK in folder $1; fails if there is none.
jdk_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            if [ "$key" = JAVA_VERSION ]; then version=${value#\"}; fi
        done <"$1/release"
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
    fi
    version=${version%%[!0-9]*}
    [ -n "$version" ] || return 1
    echo "$version"
}

# Prints the folder of the JDK to use: JAVA_HOME if it will do, else the newest one found.
find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && major=$(jdk_major "$JAVA_HOME") && [ "$major" -ge 21 ]; then
        echo "$JAVA_HOME"
        return 0
    fi
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
    best= best_major=20
    for home in "${on_path:-/nowhere}" /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
        "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if major=$(jdk_major "$home") && [ "$major" -gt "$best_major" ]; then
            best=$home best_major=$major
        fi
    done
    [ -n "$best" ] && echo "$best"
}

# Sets JAVA_HOME, or ends with exit code 5 and what to install.
require_jdk() {
    if ! JAVA_HOME=$(find_jdk); then
        {
            echo "error RB890: no JDK 21 or newer was found in JAVA_HOME, PATH, /usr/lib/jvm or the other usual places"
            echo "  hint: install one (Debian 13 or Ubuntu: apt-get install openjdk-21-jdk; elsewhere: Eclipse Temurin 25)," \
                "or set JAVA_HOME to its folder"
        } >&2
        exit 5
    fi
    export JAVA_HOME
}

require_maven() {
    if ! command -v mvn >/dev/null 2>&1; then
        {
            echo "error RB891: Maven is needed to build Rubicon, and there is no mvn on the PATH"
            echo "  hint: install Maven 3.8.7 or newer (Debian, Ubuntu: apt-get install maven; macOS: brew install maven)"
        } >&2
        exit 5
    fi
    # Maven's own libraries use a method that JDK 24 and newer warn about at every start.
    if [ "$(jdk_major "$JAVA_HOME")" -ge 24 ]; then
        MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
        export MAVEN_OPTS
    fi
}
