# shellcheck shell=bash disable=SC2154
# sandcheck verify: everything that is tested, in one go.

# Stops what this run has started itself.
stop_engine=()

explain_verify() {
    cat <<'TEXT'
Usage: sandcheck verify [--require-all]
Build and test everything. What the tests need is installed first if this is
Debian or Ubuntu and you are root or 'sudo' asks for no password.
      --require-all   A missing Docker Engine or a skipped test is a failure.
TEXT
}

verify() {
    local require_all=false
    case "$*" in
        '') ;;
        -h | --help) explain_verify && return ;;
        --require-all) require_all=true ;;
        *)
            say "verify: unknown arguments [$*]; known: --require-all (a missing Docker Engine or a skipped test fails)" "Try 'sandcheck verify --help'."
            exit 2
            ;;
    esac
    require_jdk
    require_maven
    trap 'stop_what_was_started' EXIT
    require_test_tools "$require_all"
    check_scripts
    run_tests "$require_all"
    check_skipped "$require_all"
    "$root/.ci/install-test"
    "$root/.ci/smoke"
    "$root/.ci/smoke-package"
    "$root/.ci/action/test"
    say "verified"
}

require_test_tools() {
    local missing=()
    if ((EUID == 0)) && ! has_test_tools && may_install; then
        install_packages "what the tests need" docker.io "docker-cli|docker.io" iptables debootstrap debian-archive-keyring gpgv shellcheck strace chromium jq python3 || true
    fi
    engine_answers || start_engine || missing+=("a Docker Engine ($(why_no_engine)): without it the container tests are skipped")
    [[ -n $(type -P debootstrap) ]] || missing+=("debootstrap: without it, and without a registry, no images can be built")
    [[ -n $(type -P strace) ]] || missing+=("strace: without it the tests of --trace are skipped")
    [[ -n $(type -P shellcheck) ]] || missing+=("shellcheck: without it the scripts are not checked")
    [[ -n $(type -P jq) ]] || missing+=("jq: without it the action is not tested")
    [[ -n $(type -P python3) ]] || missing+=("python3: without it the kit is not tested without its own Pythons")
    has_browser || missing+=("chromium: without it the page of the report is not opened")
    ((${#missing[@]} == 0)) && return
    say "${missing[@]/#/missing: }"
    if [[ $1 == true ]]; then
        fail "verify --require-all needs all of it"
    fi
}

has_test_tools() {
    [[ -n $(type -P shellcheck) && -n $(type -P debootstrap) && -n $(type -P strace) && -n $(type -P jq) && -n $(type -P python3) ]] && has_browser && { engine_answers || [[ -n $(type -P dockerd) ]]; }
}

# What the tests look for, by these names.
has_browser() {
    [[ -n $(type -P chromium || type -P google-chrome || type -P chromium-browser) ]]
}

engine_answers() {
    docker version >/dev/null 2>&1
}

why_no_engine() {
    if [[ -z $(type -P docker) ]]; then
        echo "install docker.io (Debian, Ubuntu) or https://docs.docker.com/engine/install"
    else
        docker version 2>&1 >/dev/null | tail -n 1 || true
    fi
}

start_engine() {
    ((EUID == 0)) && [[ -n $(type -P dockerd) && -z ${DOCKER_HOST:-} ]] || return 1
    if [[ -d /run/systemd/system ]]; then
        systemctl start docker || return 1
        stop_engine=(systemctl stop docker.socket docker)
        return
    fi
    say "starting dockerd"
    local log
    log=$(mktemp)
    # A session of its own: an interrupt at the terminal ends the tests, which then still need it to tidy up.
    setsid dockerd >"$log" 2>&1 </dev/null &
    local pid=$!
    stop_engine=(stop_dockerd "$pid" "$log")
    until engine_answers; do
        if ! kill -0 "$pid" 2>/dev/null; then
            tail -n 3 "$log" >&2
            return 1
        fi
        sleep 0.5
    done
}

stop_dockerd() {
    kill "$1" 2>/dev/null && wait "$1"
    rm -f "$2"
}

stop_what_was_started() {
    "${stop_engine[@]:-true}" || true
}

check_scripts() {
    [[ -n $(type -P shellcheck) ]] || return 0
    (cd "$root" && shellcheck -x sandcheck kit/campaign .ci/api .ci/central .ci/commands .ci/swarm .ci/install-test docs/swarm/run .ci/jupiter .ci/run .ci/smoke .ci/smoke-package .ci/readers .ci/reproducible packaging/sandcheck .ci/action/{cache-key,run,base,conclude,fill-cache,test} examples/vendor/pen)
}

run_tests() (
    lock_build
    local options=()
    [[ $1 == false ]] || options=(-Dtests.require.docker=true -Dtests.require.chromium=true)
    stamped maven clean verify "${options[@]}" || exit 1
    local version
    for version in $(jupiter_versions); do
        "$root/.ci/jupiter" "$version" || exit 1
    done
)

jupiter_versions() {
    sed -n 's|.*<junit.newer.versions>\(.*\)</junit.newer.versions>.*|\1|p' "$root/pom.xml"
}

check_skipped() {
    local skipped
    skipped=$(find "$root"/*/target/*-reports -name 'TEST-*.xml' -exec awk '
        /<testcase /{ test = $0; sub(/.* classname="/, "", test); sub(/".*/, "", test)
                      name = $0; sub(/.*<testcase name="/, "", name); sub(/".*/, "", name) }
        /<skipped/  { reason = $0; sub(/.*message="/, "", reason); sub(/".*/, "", reason)
                      print "skipped: " test " " name ": " reason }' {} +)
    # A container suite that is not found at all is not skipped either.
    if [[ -z $(find "$root"/*/target/failsafe-reports -name 'TEST-*.xml' 2>/dev/null) ]]; then
        skipped+="${skipped:+$'\n'}skipped: all container tests"
    fi
    [[ -n $skipped ]] || return 0
    printf '%s\n' "$skipped" >&2
    if [[ $1 == true ]]; then
        say "verify --require-all: the tests above were skipped"
        exit 1
    fi
}
