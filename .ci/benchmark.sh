# shellcheck shell=bash disable=SC2154
# sandcheck benchmark: what Sandcheck costs.

explain_benchmark() {
    cat <<'TEXT'
Usage: sandcheck benchmark [kit|runner|first|report]...
Measure what Sandcheck costs, as ratios: the two sides take turns, so that what
else this machine does slows both of them. A line is the median of the ratios,
their spread, and how long each side takes. Default: all of it, which takes
about half an hour.
      kit      A run of 100 scenarios, each outside of a sandbox and inside, with
                 probes and verdicts, against the same commands without: in one
                 shell script, by docker exec for each, in a container for each,
                 by Testcontainers for each.
      runner   true by the runner, against a shell loop; a GiB of output,
                 against a pipe.
      first    The first verdict of a run with one scenario, against the start
                 of a JVM that does nothing.
      report   A report of 50,000 results in 256 MiB, against one of 5,000.
TEXT
}

benchmark() {
    local subject
    for subject in "$@"; do
        case $subject in
            -h | --help) explain_benchmark && return ;;
            kit | runner | first | report) ;;
            *)
                say "benchmark: unknown argument [$subject]; known: kit, runner, first, report" "Try 'sandcheck benchmark --help'."
                exit 2
                ;;
        esac
    done
    require_jdk
    is_built || build
    local compiled="$target/benchmark" path
    path="$(echo "$target"/sandcheck-conformance-*.jar):$target/lib/*"
    rm -rf "$compiled"
    "$JAVA_HOME/bin/javac" --release 17 -nowarn -d "$compiled" -cp "$path" "$root"/conformance-tests/src/test/java/io/sandcheck/benchmark/*.java
    # Its remover would have to be downloaded; the benchmark ends its containers itself.
    TESTCONTAINERS_RYUK_DISABLED=true exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        "-Dsandcheck.command=$root/sandcheck" -cp "$compiled:$path" io.sandcheck.benchmark.Benchmark "$@"
}
