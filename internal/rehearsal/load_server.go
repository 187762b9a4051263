package rehearsal

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Server is a server of one's own: the program as another process, so that
// what it costs can be told from what the guests cost.
type Server struct {
	URL        string
	SetupToken string // empty where the database has an organiser
	PID        int
	command    *exec.Cmd
	said       bytes.Buffer
}

// StartServer runs "program serve" on a free port of this machine, with
// settings as "PARLEY_DATA=…". Settings of the environment are left out.
func StartServer(ctx context.Context, program string, settings ...string) (*Server, error) {
	s := &Server{command: exec.CommandContext(ctx, program, "serve")}
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "PARLEY_") {
			s.command.Env = append(s.command.Env, variable)
		}
	}
	s.command.Env = append(append(s.command.Env, "PARLEY_ADDR=127.0.0.1:0", "PARLEY_LOG_LEVEL=warn"), settings...)
	s.command.Stderr = &s.said
	out, err := s.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("the server did not start: %w\n%s", errors.Join(err, s.command.Wait()), s.said.String())
	}
	s.URL, s.SetupToken, _ = strings.Cut(strings.TrimSpace(line), "/setup#")
	s.PID = s.command.Process.Pid
	return s, nil
}

// Stop lets the server drain and end.
func (s *Server) Stop() error {
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := s.command.Wait(); err != nil {
		return fmt.Errorf("the server did not end well: %w\n%s", err, s.said.String())
	}
	return nil
}

// Kill ends the server at once, as a crash would.
func (s *Server) Kill() error {
	if err := s.command.Process.Kill(); err != nil {
		return err
	}
	_ = s.command.Wait() // it was killed, and says so
	return nil
}

// Usage is what a process has used so far.
type Usage struct {
	CPU time.Duration // of the processor, in user and system mode
	MB  float64       // resident memory
}

// clockTick is the unit of times in /proc/PID/stat.
const clockTick = 10 * time.Millisecond

// UsageOf reads what a process of this machine has used, on Linux; elsewhere,
// and of a process that has ended, it is zero.
func UsageOf(pid int) Usage {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return Usage{}
	}
	line := string(content)
	fields := strings.Fields(line[strings.LastIndexByte(line, ')')+1:])
	if len(fields) < 22 {
		return Usage{}
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	pages, _ := strconv.Atoi(fields[21])
	return Usage{
		CPU: time.Duration(user+system) * clockTick,
		MB:  float64(pages*os.Getpagesize()) / (1 << 20),
	}
}
