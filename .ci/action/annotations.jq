# An annotation for each cause by which results are not as expected, of all the lines of a journal.
# $run: run.json beside it, in an array.

def data: gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A");
def property: data | gsub(":"; "%3A") | gsub(","; "%2C");
def plain: gsub("[\\p{Cc}\\p{Cf}]"; " ");
def named: .scenario + (if .variant then "[\(.variant)]" else "" end);

# A definition outside of the repository has no line that could be annotated.
def file: .sandbox as $name
    | [$run[0].runs[].sandboxes[] | select(.name == $name) | .definition | select(startswith("/") or startswith("fixtures/") | not)]
    | if length > 0 then "file=\(.[0] | property)," else "" end;

[inputs | select(.asExpected | not)]
| group_by([.sandbox, .verdict, .diagnosis])
# The engine shows ten of each step.
| .[:10][]
| (if .[0].verdict == "CONFORMS" then "warning" else "error" end) as $level
| [.[] | "\(.sandbox)@\(.version) \(.policy): \(named)"] as $where
| "::\($level) \(.[0] | file)title=\("\(.[0].sandbox): \(.[0].verdict) \(.[0].diagnosis // "")" | plain | property)::"
  + (([.[0].reason | plain] + ($where[:5] | map(plain)) + (if ($where | length) > 5 then ["and \(($where | length) - 5) more"] else [] end))
     | join("\n") | data)
