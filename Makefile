# Parley: everything a newcomer needs is `make run` and `make test`.
SHELL       := /bin/bash
GO          ?= go
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
FRONTEND    := frontend/dist/index.html
SOURCES     := $(shell find frontend/src frontend/public -type f 2>/dev/null) $(wildcard frontend/*.html frontend/*.json frontend/*.ts)

.PHONY: help run build frontend test test-go test-frontend journeys check bench faults soak attack fuzz screenshots clean

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: build ## build, start on SQLite in ./data and print one URL
	./bin/parley serve

build: $(FRONTEND) ## build the three faces and bin/parley
	$(GO) build -trimpath -o bin/parley ./app

frontend: $(FRONTEND)
$(FRONTEND): frontend/node_modules/.package-lock.json $(SOURCES)
	npm --prefix frontend run build

frontend/node_modules/.package-lock.json: frontend/package.json frontend/package-lock.json
	npm --prefix frontend ci --no-audit --no-fund
	@touch $@

test: test-go test-frontend journeys ## run every test, on both databases and in a browser

# One goroutine each, or many processes: the race detector finds nothing there and takes minutes.
NO_RACE := attack faults ingest report
test-go: export REQUIRE_POSTGRES = 1
test-go: export REQUIRE_REDIS = 1
test-go: $(FRONTEND)
	scripts/need.sh postgresql redis
	$(GO) test -race -timeout 30m $$($(GO) list ./... | grep -v $(foreach p,$(NO_RACE),-e $(p)$$))
	$(GO) test -timeout 30m $(addprefix ./internal/,$(NO_RACE))

test-frontend: $(FRONTEND)
	npm --prefix frontend run check
	npm --prefix frontend test

journeys: build
	scripts/need.sh chromium postgresql redis
	npm --prefix frontend run journeys

check: $(FRONTEND) ## what must hold before a change is handed in
	@test -z "$$(gofmt -l app internal migrations frontend/*.go)" || { gofmt -l app internal migrations frontend/*.go; echo "gofmt -w the files above"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	scripts/vulncheck.sh $(GOVULNCHECK)
	scripts/npmaudit.sh
	node scripts/licences.mjs
	$(GO) test -run TestImports ./internal
	npm --prefix frontend run lint
	npm --prefix frontend run size

bench: build ## measure beside references in the same run, into bench.json
	scripts/need.sh postgresql
	$(GO) run ./internal/bench -program bin/parley
	$(GO) run ./internal/bench -docs docs

faults: ## break what can break under load, and print what people see, what is lost and how long it takes
	scripts/need.sh postgresql
	REQUIRE_POSTGRES=1 $(GO) test ./internal/faults -count=1 -timeout 60m -v -args -full

SOAK ?= 30m
soak: ## play 300 people for an hour (two halves of SOAK) and watch what the server holds
	$(GO) test ./internal/faults -run TestALongLoad -count=1 -timeout 24h -v -args -full -soak $(SOAK)

attack: ## let the attackers loose on 200 simulated consultations each
	$(GO) test ./internal/attack -count=1 -timeout 3h -v -args -consultations=200 -people=200 -significance=1e-6 | grep -E 'p =|^(FAIL|ok)' | sed 's/.*_test.go:[0-9]*: //'

FUZZTIME ?= 10s
fuzz: ## run every fuzz target for FUZZTIME
	scripts/fuzz.sh $(FUZZTIME)

screenshots: build ## make the pictures of docs/ from a rehearsed day
	scripts/need.sh chromium
	npm --prefix frontend run screenshots

clean: ## remove what was built
	rm -rf bin frontend/node_modules
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete
