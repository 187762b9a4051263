package faults

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// cable joins this machine with a network namespace, in which a node may live. A
// cut cable loses whatever is sent and tells nobody.
type cable struct {
	name            string // of the namespace, and of the near end
	nearEnd, farEnd string // addresses
}

var cables atomic.Int32

// layCable makes the namespace. Only root may.
func layCable(t *testing.T) *cable {
	t.Helper()
	n := cables.Add(1)
	c := &cable{name: fmt.Sprintf("parley%d-%d", os.Getpid()%100_000, n)}
	subnet := fmt.Sprintf("10.%d.%d", 64+os.Getpid()%128, n)
	c.nearEnd, c.farEnd = subnet+".1", subnet+".2"
	if said, err := exec.Command("ip", "netns", "add", c.name).CombinedOutput(); err != nil {
		t.Skipf("a network namespace needs iproute2 and the right to make one: %v: %s", err, said)
	}
	t.Cleanup(func() { c.ip(t, "netns", "delete", c.name) })
	c.ip(t, "link", "add", c.name, "type", "veth", "peer", "name", "eth0", "netns", c.name)
	c.ip(t, "address", "add", c.nearEnd+"/24", "dev", c.name)
	c.ip(t, "link", "set", c.name, "up")
	c.ip(t, "-n", c.name, "address", "add", c.farEnd+"/24", "dev", "eth0")
	c.ip(t, "-n", c.name, "link", "set", "eth0", "up")
	c.ip(t, "-n", c.name, "link", "set", "lo", "up")
	return c
}

func (c *cable) ip(t *testing.T, arguments ...string) {
	t.Helper()
	if said, err := exec.Command("ip", arguments...).CombinedOutput(); err != nil {
		t.Errorf("ip %s: %v: %s", strings.Join(arguments, " "), err, said)
	}
}

func (c *cable) cut(t *testing.T)  { c.ip(t, "-n", c.name, "link", "set", "eth0", "down") }
func (c *cable) mend(t *testing.T) { c.ip(t, "-n", c.name, "link", "set", "eth0", "up") }

// inside writes a program that runs the server in the namespace.
func (c *cable) inside(t *testing.T) string {
	t.Helper()
	script := filepath.Join(t.TempDir(), "parley")
	must(t, os.WriteFile(script, fmt.Appendf(nil, "#!/bin/sh\nexec ip netns exec %s %s \"$@\"\n", c.name, program), 0o755))
	return script
}

// relay lets the namespace reach what listens on the loopback address here, and
// returns where.
func (c *cable) relay(t *testing.T, to string) string {
	t.Helper()
	ln, err := net.Listen("tcp", c.nearEnd+":0")
	must(t, err)
	t.Cleanup(func() { _ = ln.Close() })
	go func() {
		for {
			near, err := ln.Accept()
			if err != nil {
				return
			}
			go pass(near, to)
		}
	}()
	return ln.Addr().String()
}

// pass carries one connection until either side ends it.
func pass(near net.Conn, to string) {
	defer func() { _ = near.Close() }()
	far, err := net.Dial("tcp", to)
	if err != nil {
		return
	}
	defer func() { _ = far.Close() }()
	go func() {
		_, _ = io.Copy(far, near)
		_ = far.Close()
	}()
	_, _ = io.Copy(near, far)
}
