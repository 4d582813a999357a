String log = new File(basedir, 'build.log').text

// Nothing is printed between these lines: no log, no warning of a missing logger.
assert log.contains('''
[INFO] Running org.example.WrapTests
[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0''')

assert log.contains('''
[INFO] Running org.example.WrapTests
[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0''')

// The trace of a failure that no probe knows names the call; without strace nothing does.
boolean traced = System.getenv('PATH').split(':').any { new File(it, 'strace').exists() }
String diagnosis = traced ? 'traced-call-failed' : 'unexplained'
assert log.contains("""
org.opentest4j.AssertionFailedError: 
shell/pipeline in pipeless@2.2 workspace-write: DEVIATES [$diagnosis], expected CONFORMS
because it works outside and fails inside (exit 2), ${traced ? 'explained' : 'unexplained'}
""")
assert !traced || log.contains('what: pipe2 failed with EPERM (Operation not permitted) inside, but not outside.')
assert log.contains('sh: 0: Pipe call failed')

// The kit brings no Python along: what ran was the one of this machine.
File ours = new File(localRepositoryPath, 'io/sandcheck/sandcheck-fixtures')
assert ours.directory
assert !ours.eachFileRecurse { assert !it.name.contains('-pythons') }

return true
