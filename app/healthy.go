package main

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"parley/internal/config"
)

// ownCertificate accepts any certificate: the question goes to this machine,
// under a name that its certificate need not hold.
var ownCertificate = &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS12}

// healthyCommand asks the server on this machine whether it is ready, for
// supervisors that can only run a command.
type healthyCommand struct{}

// Run fails where the server does not answer that it is ready.
func (healthyCommand) Run() error {
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	_, port, err := net.SplitHostPort(settings.Addr)
	if err != nil {
		return fmt.Errorf("PARLEY_ADDR: %w", err)
	}
	scheme := "http"
	if settings.TLSCert != "" {
		scheme = "https"
	}
	client := http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{TLSClientConfig: ownCertificate}}
	resp, err := client.Get(scheme + "://" + net.JoinHostPort("127.0.0.1", port) + "/readyz")
	if err != nil {
		return fmt.Errorf("the server does not answer: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the server is not ready: %s", resp.Status)
	}
	return nil
}
