package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"parley/frontend"
	"parley/internal/account"
	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/live"
	"parley/internal/mail"
	"parley/internal/redis"
	"parley/internal/rehearsal"
	"parley/internal/store"
	"parley/internal/trace"
	"parley/internal/web"
)

// serveCommand starts the server and runs until it is told to stop.
type serveCommand struct{}

// Help lists the settings; kong shows it with parley serve --help.
func (serveCommand) Help() string { return config.Help() }

// Run serves until SIGTERM or an interrupt, then lets what is open end.
func (serveCommand) Run() error {
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	return serve(ctx, settings, settings.Logger(os.Stderr))
}

func serve(ctx context.Context, settings config.Config, log *slog.Logger) error {
	p, err := assemble(ctx, settings, log)
	if err != nil {
		return err
	}
	defer p.close()
	ln, err := net.Listen("tcp", settings.Addr)
	if err != nil {
		return fmt.Errorf("PARLEY_ADDR: %w", err)
	}
	return attend(ctx, p, ln, func() error { return announce(ctx, p, ln) })
}

// assemble makes the parts of a server and joins them. The caller closes them.
func assemble(ctx context.Context, settings config.Config, log *slog.Logger) (parts, error) {
	tracer, err := trace.Open(ctx, settings.TracesURL, log)
	if err != nil {
		return parts{}, fmt.Errorf("PARLEY_OTLP_URL: %w", err)
	}
	ctx, span := tracer.Start(ctx, "start")
	p, err := wire(ctx, settings, tracer, log)
	span.End(err)
	if err != nil {
		tracer.Close()
	}
	return p, err
}

func wire(ctx context.Context, settings config.Config, tracer *trace.Tracer, log *slog.Logger) (parts, error) {
	metrics := newMetrics()
	kept, err := openStore(ctx, settings, metrics, tracer, log)
	if err != nil {
		return parts{}, err
	}
	joint, err := openRedis(settings, log)
	if err != nil {
		return parts{}, errors.Join(err, kept.Close())
	}
	node, err := live.New(live.Options{Redis: joint, Metrics: metrics, Logger: log})
	if err != nil {
		return parts{}, errors.Join(err, kept.Close())
	}
	options := consult.Options{Metrics: metrics, Tracer: tracer, Logger: log}
	if settings.DatabaseURL != "" { // other nodes may use it too
		options.Peers = node
	}
	service := consult.NewService(kept, node, options)
	accounts := account.New(kept, account.Options{SessionFor: settings.SessionFor, Logger: log})
	office, err := openMail(settings)
	if err != nil {
		return parts{}, errors.Join(err, kept.Close())
	}
	server := web.New(web.Deps{
		Service: service, Accounts: accounts, Live: node, Config: settings,
		Assets: frontend.Assets(), Logger: log, Metrics: metrics, Tracer: tracer, Redis: joint, Mail: office,
	})
	serveMetrics(settings, metrics, log)
	stage := rehearsal.NewStage(service, server.DialInside, log)
	return parts{kept, joint, tracer, server, service, accounts, stage, settings.DrainFor}, nil
}

// openRedis joins this node with others where Redis is set.
func openRedis(settings config.Config, log *slog.Logger) (*redis.Client, error) {
	if settings.RedisURL == "" {
		return nil, nil
	}
	return redis.Open(settings.RedisURL, log)
}

// openMail finds the mail server, where one is set.
func openMail(settings config.Config) (*mail.Office, error) {
	if settings.SMTPURL == "" {
		return nil, nil
	}
	return mail.Open(settings.SMTPURL, settings.SMTPFrom)
}

// openStore opens PostgreSQL where it is set, else the embedded database.
func openStore(ctx context.Context, settings config.Config, metrics *prometheus.Registry, tracer *trace.Tracer, log *slog.Logger) (*store.Store, error) {
	options := store.Options{URL: settings.DatabaseURL, Metrics: metrics, Tracer: tracer, Logger: log}
	if settings.DatabaseURL == "" {
		if err := os.MkdirAll(settings.Data, 0o700); err != nil {
			return nil, fmt.Errorf("PARLEY_DATA: %w", err)
		}
		options.Path = filepath.Join(settings.Data, "parley.db")
	}
	return store.Open(ctx, options)
}

// parts are what runs while the server attends.
type parts struct {
	kept     *store.Store
	joint    *redis.Client // nil where this node is alone
	tracer   *trace.Tracer // nil where nobody collects
	server   *web.Server
	service  *consult.Service
	accounts *account.Accounts
	stage    *rehearsal.Stage
	drainFor time.Duration
}

// close closes what is kept, and then sends the last traces.
func (p parts) close() {
	p.joint.Close()
	_ = p.kept.Close()
	p.tracer.Close()
}

// attend serves on ln until ctx is done, then drains. It calls ready once it
// has begun.
func attend(ctx context.Context, p parts, ln net.Listener, ready func() error) error {
	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	worked := make(chan error, 1)
	go func() { worked <- p.service.Run(work) }()
	var playing sync.WaitGroup
	playing.Go(func() { p.stage.Run(work) })
	defer playing.Wait()
	served := make(chan error, 1)
	go func() { served <- p.server.Listen(ln) }()
	if err := ready(); err != nil {
		stopWork()
		return err
	}
	var err error
	select {
	case err = <-served:
	case <-ctx.Done():
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.drainFor)
		defer cancel()
		if p.joint != nil {
			p.server.Leave(within, p.drainFor*3/8) // 3 s of 8: proxies ask every two
		}
		if err = p.server.Shutdown(within); errors.Is(err, context.DeadlineExceeded) {
			err = nil // what was still open has been cut
		}
	}
	stopWork()
	return errors.Join(err, <-worked)
}

// announce prints the one line that a person needs: where to go, with the
// one-time set-up link while there is nobody who could sign in.
func announce(ctx context.Context, p parts, ln net.Listener) error {
	needed, err := p.accounts.SetupNeeded(ctx)
	if err != nil {
		return err
	}
	url := p.server.URLFor(ln.Addr())
	if needed {
		token, err := p.accounts.OpenSetup(ctx)
		if err != nil {
			return err
		}
		url += "/setup#" + token
	}
	_, err = fmt.Println(url)
	return err
}

func newMetrics() *prometheus.Registry {
	metrics := prometheus.NewRegistry()
	metrics.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return metrics
}

// serveMetrics answers supervisors on an address of its own, which is never
// the public one; profiles only where they are asked for.
func serveMetrics(settings config.Config, metrics *prometheus.Registry, log *slog.Logger) {
	if settings.MetricsAddr == "" {
		return
	}
	mux := http.NewServeMux()
	mux.Handle("/metrics", promhttp.HandlerFor(metrics, promhttp.HandlerOpts{}))
	if settings.Profiles {
		mux.HandleFunc("/debug/pprof/", pprof.Index)
		mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
		mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
		mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	}
	server := &http.Server{Addr: settings.MetricsAddr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := server.ListenAndServe(); err != nil {
			log.Error("metrics are not served", "error", err)
		}
	}()
}
