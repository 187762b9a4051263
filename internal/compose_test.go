package internal_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// service is what of a service in compose.yaml is looked at here.
type service struct {
	Image       string
	Build       string
	Environment map[string]string
	Command     []string
	Ports       []string
	Volumes     []string
	DependsOn   any `yaml:"depends_on"`
}

func TestComposeStartsTwoNodesBehindAProxy(t *testing.T) {
	content, err := os.ReadFile("../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Services map[string]service }
	if err := yaml.Unmarshal(content, &file); err != nil {
		t.Fatal(err)
	}
	proxied, err := os.ReadFile("../scripts/Caddyfile")
	if err != nil {
		t.Fatal(err)
	}
	for says, why := range map[string]string{
		"exclude http.log.error": "the proxy's log holds addresses beside paths of answers",
		"request_buffers":        "the proxy cannot send an answer to the other node",
	} {
		if !strings.Contains(string(proxied), says) {
			t.Error(why)
		}
	}
	pinned := regexp.MustCompile(`^[a-z/]+:\d+\.\d+(\.\d+)?$`)
	var nodes []string
	for name, s := range file.Services {
		switch {
		case s.Build == ".":
			nodes = append(nodes, name)
			if !strings.Contains(string(proxied), name+":8080") {
				t.Errorf("the proxy does not pass requests on to %s", name)
			}
		case !pinned.MatchString(s.Image):
			t.Errorf("%s runs %q, which is no image with a version", name, s.Image)
		}
		if name != "proxy" && len(s.Ports) > 0 {
			t.Errorf("%s can be reached beside the proxy", name)
		}
	}
	slices.Sort(nodes)
	if !slices.Equal(nodes, []string{"node1", "node2"}) {
		t.Fatalf("the nodes are %v, want two", nodes)
	}
	for _, setting := range []string{"PARLEY_DATABASE_URL", "PARLEY_REDIS_URL", "PARLEY_PUBLIC_URL", "PARLEY_TRUSTED_PROXIES"} {
		if file.Services["node2"].Environment[setting] == "" {
			t.Errorf("the nodes have no %s", setting)
		}
	}
	if redis := file.Services["redis"]; !slices.Contains(redis.Command, "--save") || len(redis.Volumes) > 0 {
		t.Error("the Redis of compose.yaml may keep something")
	}
}
