# shellcheck shell=bash disable=SC2154
# sandcheck benchmark: what Sandcheck costs.

explain_benchmark() {
    cat <<'TEXT'
Usage: sandcheck benchmark [kit|runner|first|report]...
Measure what Sandcheck costs, as ratios. The two sides take turns, so other load
on this machine slows both of them. Each line has the median of the ratios, their
spread, and how long each side takes. Default: all four subjects, which take
about half an hour.
      kit      A run of 100 scenarios, each outside of a sandbox and inside, with
                 probes and verdicts. Compared with the same commands alone: in
                 one shell script, with docker exec for each, in a container for
                 each, and with Testcontainers for each.
      runner   The command 'true', compared with a shell loop; a GiB of output,
                 compared with a pipe.
      first    The first verdict of a run with one scenario, compared with the
                 start of a JVM that does nothing.
      report   A report of 50,000 results with 256 MiB of memory, compared with
                 a report of 5,000.
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
