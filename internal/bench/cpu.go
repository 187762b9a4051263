package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tick is the unit of the times in /proc/PID/stat.
const tick = 10 * time.Millisecond

// postmaster is the process whose children serve a database.
func postmaster(ctx context.Context, database string) (int, error) {
	db, err := sql.Open("pgx", database)
	if err != nil {
		return 0, err
	}
	defer func() { _ = db.Close() }()
	var backend int
	if err := db.QueryRowContext(ctx, "SELECT pg_backend_pid()").Scan(&backend); err != nil {
		return 0, err
	}
	status, err := statusOf(backend)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(status[1])
}

// statusOf is what follows the name in /proc/PID/stat: state, parent, … .
func statusOf(pid int) ([]string, error) {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil, err
	}
	line := string(content)
	fields := strings.Fields(line[strings.LastIndexByte(line, ')')+1:])
	if len(fields) < 15 {
		return nil, fmt.Errorf("/proc/%d/stat is short", pid)
	}
	return fields, nil
}

// spent is the processor's time that a database and its clients have used: this
// process, its children that ended, the server and its children, ended or not.
func spent(server int) time.Duration {
	total := spentBy(syscall.RUSAGE_SELF) + spentBy(syscall.RUSAGE_CHILDREN) + spentIn(server, 11, 12, 13, 14)
	entries, _ := filepath.Glob("/proc/[0-9]*")
	for _, entry := range entries {
		pid, err := strconv.Atoi(filepath.Base(entry))
		if err != nil {
			continue
		}
		if status, err := statusOf(pid); err == nil && status[1] == strconv.Itoa(server) {
			total += spentIn(pid, 11, 12)
		}
	}
	return total
}

func spentIn(pid int, fields ...int) time.Duration {
	status, err := statusOf(pid)
	if err != nil {
		return 0
	}
	total := 0
	for _, field := range fields {
		n, _ := strconv.Atoi(status[field])
		total += n
	}
	return time.Duration(total) * tick
}

func spentBy(who int) time.Duration {
	var use syscall.Rusage
	if syscall.Getrusage(who, &use) != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}
