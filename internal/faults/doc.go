// Package faults does to a running Parley what a bad day does: it kills the
// server, takes its database or its Redis away, fills its disk, cuts its network
// and moves its clock, while people vote.
//
// There are tests only. Each plays people of internal/rehearsal against the built
// program, breaks something in their midst, mends it, and asks afterwards whether
// every acknowledged vote is there and counted once. What people were told
// meanwhile, and how long it took until votes were acknowledged again, is printed
// as a table by make faults and explained in docs/faults.md.
package faults
