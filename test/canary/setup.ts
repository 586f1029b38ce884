// Before each file of tests; what this imports is loaded once in a process, so that nothing is heard twice.
import './trap.ts'
