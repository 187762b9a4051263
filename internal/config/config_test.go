package config

import (
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func env(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestDefaultsNeedNoSetting(t *testing.T) {
	c, err := Load(env(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Addr: "127.0.0.1:8080", Data: "./data", LogLevel: slog.LevelInfo, LogFormat: "text",
		SessionFor: 12 * time.Hour, DrainFor: 8 * time.Second,
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got %+v, want %+v", c, want)
	}
	if c.HTTPS() {
		t.Error("plain HTTP was taken for HTTPS")
	}
}

func TestEveryMistakeNamesItsSetting(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ name, setting, value string }{
		{"an address without a port", "PARLEY_ADDR", "localhost"},
		{"a port beyond the last", "PARLEY_ADDR", "localhost:70000"},
		{"a data folder that is a file", "PARLEY_DATA", file},
		{"a database that is not PostgreSQL", "PARLEY_DATABASE_URL", "mysql://u:secret@h/d"},
		{"a Redis address without a scheme", "PARLEY_REDIS_URL", "localhost:6379"},
		{"a public address without a scheme", "PARLEY_PUBLIC_URL", "parley.example.org"},
		{"a public address with a path", "PARLEY_PUBLIC_URL", "https://example.org/parley"},
		{"a proxy that is a name", "PARLEY_TRUSTED_PROXIES", "10.0.0.0/8, proxy.example.org"},
		{"a mail server that is a web page", "PARLEY_SMTP_URL", "https://u:secret@mail.example.org"},
		{"a mail server without a sender", "PARLEY_SMTP_URL", "smtp://u:secret@mail.example.org"},
		{"a mail server beyond the last port", "PARLEY_SMTP_URL", "smtp://u:secret@mail.example.org:99999"},
		{"a sender that is no address", "PARLEY_SMTP_FROM", "The secretariat"},
		{"a certificate without its key", "PARLEY_TLS_CERT", file},
		{"a key without its certificate", "PARLEY_TLS_KEY", file},
		{"a certificate that is not there", "PARLEY_TLS_CERT", file + ".none"},
		{"an unknown log level", "PARLEY_LOG_LEVEL", "loud"},
		{"an unknown log format", "PARLEY_LOG_FORMAT", "xml"},
		{"a metrics address without a port", "PARLEY_METRICS_ADDR", "localhost"},
		{"profiles that are neither on nor off", "PARLEY_PROFILES", "perhaps"},
		{"a collector that is none", "PARLEY_OTLP_URL", "127.0.0.1:4318"},
		{"a session that never ends", "PARLEY_SESSION_FOR", "9000h"},
		{"a drain longer than a supervisor waits", "PARLEY_DRAIN_FOR", "1m"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(env(map[string]string{c.setting: c.value}))
			if err == nil || !strings.Contains(err.Error(), c.setting) {
				t.Errorf("error %v does not name %s", err, c.setting)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("error repeats a password: %v", err)
			}
		})
	}
}

func TestACertificateThatIsNoneIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "empty.pem")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Load(env(map[string]string{"PARLEY_TLS_CERT": file, "PARLEY_TLS_KEY": file}))
	if err == nil || !strings.Contains(err.Error(), "PARLEY_TLS_CERT") {
		t.Errorf("got %v", err)
	}
}

func TestAllMistakesAreToldAtOnce(t *testing.T) {
	_, err := Load(env(map[string]string{"PARLEY_ADDR": "x", "PARLEY_LOG_LEVEL": "loud"}))
	if err == nil || !strings.Contains(err.Error(), "PARLEY_ADDR") || !strings.Contains(err.Error(), "PARLEY_LOG_LEVEL") {
		t.Errorf("one of two mistakes is missing: %v", err)
	}
}

func TestAPublicAddressIsKeptWithoutItsSlash(t *testing.T) {
	c, err := Load(env(map[string]string{"PARLEY_PUBLIC_URL": "https://parley.example.org/"}))
	if err != nil || c.PublicURL != "https://parley.example.org" || !c.HTTPS() {
		t.Errorf("got %q, https %v, error %v", c.PublicURL, c.HTTPS(), err)
	}
}

func TestHelpListsEverySetting(t *testing.T) {
	help := Help()
	for _, s := range settings {
		if !strings.Contains(help, s.name) || !strings.Contains(help, s.help) {
			t.Errorf("help does not describe %s", s.name)
		}
	}
}
