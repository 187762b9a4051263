package config

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"parley/internal/mail"
)

func setAddr(c *Config, text string) error {
	c.Addr = text
	return checkAddr(text)
}

func setData(c *Config, text string) error {
	c.Data = text
	if info, err := os.Stat(text); err == nil && !info.IsDir() {
		return fmt.Errorf("%q is a file; name a folder", text)
	}
	return nil
}

func setDatabaseURL(c *Config, text string) error {
	c.DatabaseURL = text
	return checkURL(text, "postgres", "postgresql")
}

func setRedisURL(c *Config, text string) error {
	c.RedisURL = text
	return checkURL(text, "redis", "rediss")
}

func setSMTPURL(c *Config, text string) error {
	c.SMTPURL = text
	if text == "" {
		return nil
	}
	_, err := mail.Open(text, "parley@example.org")
	return err
}

func setSMTPFrom(c *Config, text string) error {
	c.SMTPFrom = text
	if text == "" {
		return nil
	}
	_, err := mail.Open("smtp://localhost", text)
	return err
}

func setPublicURL(c *Config, text string) error {
	c.PublicURL = strings.TrimRight(text, "/")
	if err := checkURL(text, "http", "https"); err != nil || text == "" {
		return err
	}
	if u, _ := url.Parse(c.PublicURL); u.Path != "" || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("give scheme and host only, as https://parley.example.org")
	}
	return nil
}

func setTrustedProxies(c *Config, text string) error {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		prefix, err := netip.ParsePrefix(part)
		if address, single := netip.ParseAddr(part); single == nil {
			prefix, err = netip.PrefixFrom(address, address.BitLen()), nil
		}
		if err != nil {
			return fmt.Errorf("%q is neither an address nor a network, as 10.0.0.0/8", part)
		}
		c.TrustedProxies = append(c.TrustedProxies, prefix)
	}
	return nil
}

func setTLSCert(c *Config, text string) error {
	c.TLSCert = text
	return checkFile(text)
}

func setTLSKey(c *Config, text string) error {
	c.TLSKey = text
	return checkFile(text)
}

func setLogLevel(c *Config, text string) error {
	switch text {
	case "debug", "info", "warn", "error":
		return c.LogLevel.UnmarshalText([]byte(text))
	}
	return fmt.Errorf("%q is none of debug, info, warn, error", text)
}

func setLogFormat(c *Config, text string) error {
	c.LogFormat = text
	if text != "text" && text != "json" {
		return fmt.Errorf("%q is neither text nor json", text)
	}
	return nil
}

func setMetricsAddr(c *Config, text string) error {
	c.MetricsAddr = text
	if text == "" {
		return nil
	}
	return checkAddr(text)
}

func setProfiles(c *Config, text string) error {
	c.Profiles = text == "on"
	if text != "on" && text != "off" {
		return fmt.Errorf("%q is neither on nor off", text)
	}
	return nil
}

func setTracesURL(c *Config, text string) error {
	c.TracesURL = text
	return checkURL(text, "http", "https")
}

func setSessionFor(c *Config, text string) (err error) {
	c.SessionFor, err = parseDuration(text, 5*time.Minute, 720*time.Hour)
	return err
}

func setDrainFor(c *Config, text string) (err error) {
	c.DrainFor, err = parseDuration(text, time.Millisecond, 9*time.Second)
	return err
}

func parseDuration(text string, low, high time.Duration) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d < low || d > high {
		return 0, fmt.Errorf("%q is not a duration from %v to %v", text, low, high)
	}
	return d, nil
}

func checkAddr(text string) error {
	_, port, err := net.SplitHostPort(text)
	if err != nil {
		return fmt.Errorf("%q is not host:port, as 127.0.0.1:8080", text)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return fmt.Errorf("%q is not a port from 0 to 65535", port)
	}
	return nil
}

// checkURL never repeats the text: a database's address may hold a password.
func checkURL(text string, schemes ...string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	if err == nil && u.Host != "" {
		for _, scheme := range schemes {
			if u.Scheme == scheme {
				return nil
			}
		}
	}
	return fmt.Errorf("expected an address that begins with %s://", schemes[0])
}

func checkFile(text string) error {
	if text == "" {
		return nil
	}
	f, err := os.Open(text)
	if err != nil {
		return fmt.Errorf("the file cannot be read: %w", err)
	}
	return f.Close()
}

func checkPair(cert, key string) error {
	if cert == "" {
		return nil
	}
	_, err := tls.LoadX509KeyPair(cert, key)
	return err
}

// Logger makes the program's logger, writing to w by the settings.
func (c Config) Logger(w *os.File) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
