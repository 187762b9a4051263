// Package config reads Parley's settings. They come from the environment and
// nowhere else, are read once at start, and are checked then: a mistake stops
// the server with an error that names the setting.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"strings"
	"time"
)

// Config is every setting of a server.
type Config struct {
	Addr           string         // where to listen, host:port
	Data           string         // folder of the embedded database
	DatabaseURL    string         // PostgreSQL where not empty
	RedisURL       string         // Redis between several nodes, where not empty
	PublicURL      string         // what people type, without a slash at the end; empty: made from Addr
	TrustedProxies []netip.Prefix // whose X-Forwarded-For is believed
	SMTPURL        string         // mail server for invitations, where not empty
	SMTPFrom       string         // the sender of invitations
	TLSCert        string         // certificate chain, PEM file
	TLSKey         string         // private key, PEM file
	LogLevel       slog.Level     // least important level that is logged
	LogFormat      string         // "text" or "json"
	MetricsAddr    string         // local address of metrics; empty: none
	Profiles       bool           // whether that address serves profiles too
	TracesURL      string         // collector of traces, OTLP over HTTP; empty: none
	SessionFor     time.Duration  // how long an idle organiser stays signed in
	DrainFor       time.Duration  // how long open requests may take when the server stops
}

// setting is one environment variable: how it is described, its default, and
// how its text becomes part of a [Config].
type setting struct {
	name, fallback, help string
	set                  func(c *Config, text string) error
}

var settings = []setting{
	{"PARLEY_ADDR", "127.0.0.1:8080", "Address to listen on.", setAddr},
	{"PARLEY_DATA", "./data", "Folder of the embedded database.", setData},
	{"PARLEY_DATABASE_URL", "", "PostgreSQL to use instead, as postgres://user:password@host/name.", setDatabaseURL},
	{"PARLEY_REDIS_URL", "", "Redis between several nodes, as redis://host:6379.", setRedisURL},
	{"PARLEY_PUBLIC_URL", "", "Address that people open, as https://parley.example.org. Default: made from PARLEY_ADDR.", setPublicURL},
	{"PARLEY_TRUSTED_PROXIES", "", "Addresses of proxies whose X-Forwarded-For is believed, as 10.0.0.0/8, 192.0.2.7. Default: none.", setTrustedProxies},
	{"PARLEY_SMTP_URL", "", "Mail server for invitations, as smtp://user:password@host:587 or smtps://… Default: none.", setSMTPURL},
	{"PARLEY_SMTP_FROM", "", "Sender of invitations, as Name <name@example.org>.", setSMTPFrom},
	{"PARLEY_TLS_CERT", "", "Certificate file (PEM). Phones need HTTPS, from here or from a proxy.", setTLSCert},
	{"PARLEY_TLS_KEY", "", "Private key file (PEM) of the certificate.", setTLSKey},
	{"PARLEY_LOG_LEVEL", "info", "debug, info, warn or error.", setLogLevel},
	{"PARLEY_LOG_FORMAT", "text", "text or json.", setLogFormat},
	{"PARLEY_METRICS_ADDR", "", "Local address for Prometheus metrics. Default: none.", setMetricsAddr},
	{"PARLEY_PROFILES", "off", "on: that address serves /debug/pprof too.", setProfiles},
	{"PARLEY_OTLP_URL", "", "Collector for traces (OpenTelemetry, OTLP over HTTP), as http://127.0.0.1:4318/v1/traces. Default: none.", setTracesURL},
	{"PARLEY_SESSION_FOR", "12h", "How long an idle organiser stays signed in, 5m to 720h.", setSessionFor},
	{"PARLEY_DRAIN_FOR", "8s", "How long open requests may take when the server stops, up to 9s.", setDrainFor},
}

// Load reads every setting with getenv ([os.Getenv] in the program) and checks
// them. The error lists all mistakes, each with the name of its setting.
func Load(getenv func(string) string) (Config, error) {
	var c Config
	var mistakes []error
	for _, s := range settings {
		text := strings.TrimSpace(getenv(s.name))
		if text == "" {
			text = s.fallback
		}
		if err := s.set(&c, text); err != nil {
			mistakes = append(mistakes, fmt.Errorf("%s: %w", s.name, err))
		}
	}
	if (c.TLSCert == "") != (c.TLSKey == "") {
		mistakes = append(mistakes, errors.New("PARLEY_TLS_CERT and PARLEY_TLS_KEY belong together: set both or neither"))
	} else if err := checkPair(c.TLSCert, c.TLSKey); err != nil && len(mistakes) == 0 {
		mistakes = append(mistakes, fmt.Errorf("PARLEY_TLS_CERT and PARLEY_TLS_KEY: %w", err))
	}
	if (c.SMTPURL == "") != (c.SMTPFrom == "") {
		mistakes = append(mistakes, errors.New("PARLEY_SMTP_URL and PARLEY_SMTP_FROM belong together: set both or neither"))
	}
	return c, errors.Join(mistakes...)
}

// Help describes every setting, one paragraph each, for the command line.
func Help() string {
	var b strings.Builder
	b.WriteString("Settings are read from the environment:\n")
	for _, s := range settings {
		fmt.Fprintf(&b, "\n%s\n    %s", s.name, s.help)
		if s.fallback != "" {
			fmt.Fprintf(&b, " Default: %s", s.fallback)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// HTTPS reports whether people reach the server over HTTPS, directly or
// through a proxy. Cookies are marked Secure then.
func (c Config) HTTPS() bool {
	return c.TLSCert != "" || strings.HasPrefix(c.PublicURL, "https://")
}
