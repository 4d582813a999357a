String log = new File(basedir, 'build.log').text

// Nothing is printed between these lines: no log, no warning of a missing logger.
assert log.contains('''
[INFO] Running org.example.WrapTests
[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0''')

assert log.contains('''
[INFO] Running org.example.WrapTests
[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0''')

assert log.contains('''
org.opentest4j.AssertionFailedError: 
shell/pipeline in pipeless@2.2 workspace-write: DEVIATES [unexplained], expected CONFORMS
because it works outside and fails inside (exit 2), unexplained
what: The workload fails inside (exit 2) and not outside (exit 0), and no rule knows why. [unexplained]
''')
assert log.contains('stderr ends: sh: 0: Pipe call failed |')

return true
