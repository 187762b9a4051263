package faults

import (
	"net"
	"os"
	"os/exec"
	"testing"
	"time"

	"parley/internal/rehearsal"
)

func TestRedisMayStopAndComeBack(t *testing.T) {
	beside(t)
	two := startPair(t)
	two.load.For *= 2 // a release must come after Redis has
	trial{name: "Redis stopped and started, two nodes", load: two.load, heard: true, fault: func(rehearsal.Scene) {
		two.redis.stop()
		pause()
		two.redis.start()
	}}.run(t)
}

// redisServer is a Redis without persistence that can be stopped and started.
type redisServer struct {
	t       *testing.T
	program string
	port    string
	command *exec.Cmd
}

func startRedis(t *testing.T) *redisServer {
	t.Helper()
	program, err := exec.LookPath("redis-server")
	if err != nil {
		if os.Getenv("REQUIRE_REDIS") == "1" {
			t.Fatal(err)
		}
		t.Skip("there is no redis-server on this machine")
	}
	r := &redisServer{t: t, program: program, port: freePort(t)}
	r.start()
	t.Cleanup(r.stop)
	return r
}

func (r *redisServer) start() {
	r.command = exec.Command(r.program, "--port", r.port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", r.t.TempDir())
	if err := r.command.Start(); err != nil {
		r.t.Error(err)
		return
	}
	for range 600 {
		if conn, err := net.Dial("tcp", "127.0.0.1:"+r.port); err == nil {
			_ = conn.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	r.t.Error("Redis does not answer")
}

func (r *redisServer) stop() {
	_ = r.command.Process.Kill()
	_ = r.command.Wait() // it was killed, and says so
}
