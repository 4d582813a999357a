#!/bin/sh
# A session adapter in a shell, with only the required parts. Its agent has only the policy unrestricted, and no children.
# To adapt it to your agent, change run() so that it passes the command to the agent. It needs jq, timeout and base64.
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"' EXIT
opened=0 closed=' '

of() { printf '%s' "$line" | jq -r "$1"; }
ok() { printf '%s\n' "$line" | jq -c --argjson ok "$1" '{id, ok: $ok}'; }
no() { printf '%s\n' "$line" | jq -c --arg code "$1" --arg message "$2" '{id, error: {code: $code, message: $message}}'; }

stream() { # the first bytes of a file, up to the limit, and its size
    head=$(head -c "$limit" "$1" | base64 -w 0)
    printf '{"head": "%s", "tail": "", "bytes": %d}' "$head" "$(wc -c <"$1")"
}

run() {
    limit=$(of .outputLimit) seconds=$(of '.timeLimitMs / 1000')
    of .stdin | base64 -d >"$dir/in"
    of '"cd -- \(.cwd | @sh) && exec env -- \(.env | to_entries | map("\(.key)=\(.value)" | @sh) | join(" ")) \(.argv | @sh)"' >"$dir/script"
    timeout -s KILL "$seconds" sh "$dir/script" <"$dir/in" >"$dir/out" 2>"$dir/err"
    code=$? signal=null late=false
    [ $code -ne 137 ] || late=true
    [ $code -le 128 ] || { signal="\"SIG$(kill -l $((code - 128)))\"" && code=null; }
    printf '{"exitCode": %s, "signal": %s, "timedOut": %s, "stdout": %s, "stderr": %s, "durationMs": 0}' \
        "$code" "$signal" "$late" "$(stream "$dir/out")" "$(stream "$dir/err")"
}

there() { # whether the session was opened and not closed
    number=$(of '.session | ltrimstr("s") | tonumber? // 0')
    [ "$number" -ge 1 ] && [ "$number" -le $opened ] && case $closed in *" $number "*) false ;; esac
}

while IFS= read -r line; do
    case $(of .op) in
    hello)
        if [ "$(of '[.protocol] + (.protocols // []) | any(. == 2)')" = true ]; then
            ok '{"protocol": 2, "adapter": "shell", "offers": []}'
        else
            no protocol 'this adapter speaks protocol 2'
        fi ;;
    open)
        if [ "$(of .policy)" = unrestricted ]; then
            opened=$((opened + 1))
            ok "{\"session\": \"s$opened\"}"
        else
            no policy-not-offered 'the only policy is unrestricted'
        fi ;;
    run | spawn | change-policy | close | write-file | read-file)
        if ! there; then
            no unknown-session "there is no session [$(of .session)]"
        else case $(of '.op + (if .door or .leave then "+" else "" end)') in
            run) ok "$(run)" ;;
            close) closed="$closed$number " && ok '{}' ;;
            *) no not-offered 'this adapter only runs commands in a shell' ;;
            esac fi ;;
    *) no bad-request "unknown op [$(of .op)]" ;;
    esac
done
