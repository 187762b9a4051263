package pgtest

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// watch starts a server and, when the pipe on its standard input closes, stops
// whichever serves the folder then and removes the folder.
const watch = `"$1/postgres" -D "$2/data" -p "$3" -k "" -c listen_addresses=127.0.0.1 -c max_connections=200 >"$2/log" 2>&1 &
read -r _
"$1/pg_ctl" -D "$2/data" -m fast stop >/dev/null 2>&1
wait
rm -rf "$2"`

// server is a running PostgreSQL.
type server struct {
	url    string
	bin    string
	folder string
	who    *syscall.Credential
	alive  *os.File // the pipe whose end stops the server
}

// start makes a cluster in a temporary folder and serves it.
func start() (server, error) {
	bin, err := binaries()
	if err != nil {
		return server{}, err
	}
	folder, err := os.MkdirTemp("", "parley-postgres-")
	if err != nil {
		return server{}, err
	}
	who, err := owner(folder)
	if err != nil {
		return server{}, err
	}
	if err := run(who, filepath.Join(bin, "initdb"), "-D", filepath.Join(folder, "data"),
		"-U", "parley", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"); err != nil {
		return server{}, err
	}
	port, err := freePort()
	if err != nil {
		return server{}, err
	}
	s := server{bin: bin, folder: folder, who: who, url: "postgres://parley@127.0.0.1:" + strconv.Itoa(port) + "/postgres?sslmode=disable"}
	if s.alive, err = serve(who, bin, folder, port); err != nil {
		return server{}, err
	}
	return s, ready(s.url, filepath.Join(folder, "log"))
}

// serve runs the server until the pipe that it returns is closed.
func serve(who *syscall.Credential, bin, folder string, port int) (*os.File, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	command := exec.Command("/bin/sh", "-c", watch, "sh", bin, folder, strconv.Itoa(port))
	command.Stdin, command.Dir = read, folder
	command.SysProcAttr = &syscall.SysProcAttr{Credential: who, Setpgid: true}
	return write, errors.Join(command.Start(), read.Close())
}

// owner gives the folder to the user postgres where this is root, whom
// PostgreSQL refuses to run as.
func owner(folder string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	postgres, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL does not run as root and there is no user postgres: %w", err)
	}
	uid, errU := strconv.ParseUint(postgres.Uid, 10, 32)
	gid, errG := strconv.ParseUint(postgres.Gid, 10, 32)
	if err := errors.Join(errU, errG, os.Chown(folder, int(uid), int(gid))); err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func run(who *syscall.Credential, program string, arguments ...string) error {
	var output bytes.Buffer
	command := exec.Command(program, arguments...)
	command.Stdout, command.Stderr, command.Dir = &output, &output, "/"
	command.SysProcAttr = &syscall.SysProcAttr{Credential: who}
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(program), err, output.String())
	}
	return nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	return port, listener.Close()
}

// ready waits until the server answers, for half a minute at most.
func ready(url, log string) error {
	var err error
	for range 300 {
		if err = execute(url, "SELECT 1"); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	said, _ := os.ReadFile(log)
	return fmt.Errorf("PostgreSQL does not answer: %w\n%s", err, said)
}
