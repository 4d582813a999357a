# shellcheck shell=bash
# What Sandcheck needs on a machine: how to find it, how to install it, how to say that it is missing.

readonly oldest_jdk=17
readonly oldest_maven=3.8

# Exit code 3, as the command has it: the kit or the host is at fault.
fail() {
    say "$@"
    exit 3
}

say() {
    printf 'sandcheck: %s\n' "$@" >&2
}

# Sets JAVA_HOME, for Maven too.
require_jdk() {
    find_jdk && return
    install_packages "a JDK" "openjdk-17-jdk-headless|default-jdk-headless" && find_jdk && return
    fail "a JDK $oldest_jdk or newer is missing (a runtime without the compiler is not enough). To get one:" \
        "  Debian, Ubuntu:  sudo apt-get install default-jdk-headless" \
        "  Fedora, RHEL:    sudo dnf install java-21-openjdk-devel" \
        "  Homebrew:        brew install openjdk" \
        "or set JAVA_HOME to one."
}

find_jdk() {
    local home compiler
    compiler=$(type -P javac || true)
    for home in "${JAVA_HOME:-}" "${compiler:+$(dirname -- "$(dirname -- "$(readlink -f -- "$compiler")")")}" \
        /usr/lib/jvm/*; do
        if is_jdk "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

# The release file tells the version as `javac -version` does, without the start of a JVM.
is_jdk() {
    local version
    [[ -n $1 && -x $1/bin/java && -x $1/bin/javac && -r $1/release ]] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    ((${version:-0} >= oldest_jdk))
}

require_maven() {
    is_maven && return
    install_packages Maven maven && is_maven && return
    fail "Maven $oldest_maven or newer is missing. To get it:" \
        "  Debian, Ubuntu:  sudo apt-get install maven" \
        "  Fedora, RHEL:    sudo dnf install maven" \
        "  Homebrew:        brew install maven" \
        "or put the one from https://maven.apache.org/download.cgi on the PATH."
}

is_maven() {
    local version
    version=$(mvn -B -v 2>/dev/null | sed -n 's/^.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
    [[ -n $version && $(printf '%s\n' "$oldest_maven" "$version" | sort -V | head -n 1) == "$oldest_maven" ]]
}

# Debian and Ubuntu, as root or as one who becomes it without a password.
may_install() {
    [[ -n $(type -P apt-get) ]] && as_root true 2>/dev/null
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo -n "$@"
    fi
}

# install_packages WHAT PACKAGE…; of "a|b" it takes the first that can be installed.
install_packages() {
    may_install || return 1
    local what=$1 output alternatives failed=()
    shift
    say "installing $what with apt-get"
    # Where sources cannot be read anew, what was read before may do.
    output=$(as_root apt-get -q update 2>&1 </dev/null) || tail -n 5 <<<"$output" >&2
    # All at once if that works. One that is not there, or conflicts with another, is not to stop the rest.
    apt_get_install "${@%%|*}" >/dev/null && return
    for alternatives in "$@"; do
        install_first "${alternatives//|/ }" || failed+=("$alternatives")
    done
    ((${#failed[@]} == 0)) || {
        say "apt-get could not install: ${failed[*]}"
        return 1
    }
}

install_first() {
    local package output
    for package in $1; do
        output=$(apt_get_install "$package") && return
    done
    tail -n 5 <<<"$output" >&2
    return 1
}

apt_get_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" 2>&1 </dev/null
}
