"""The command line: parse options, make one library call, print.

Only this package turns errors into text and exit codes: 0 done, 1 the data has problems or the work
failed, 2 wrong usage. Data goes to standard output, messages and progress to standard error.

May import: everything; what is heavy only inside a command, so that ``graphkit --help`` is quick.
"""
