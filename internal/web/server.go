package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/valyala/fasthttp/fasthttputil"

	"parley/internal/account"
	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/live"
	"parley/internal/mail"
	"parley/internal/redis"
	"parley/internal/trace"
)

// Deps are the parts that a server is made from. Service, Accounts, Live and
// Assets are needed; the others have a default.
type Deps struct {
	Service  *consult.Service
	Accounts *account.Accounts
	Live     *live.Node
	Config   config.Config
	Assets   fs.FS                // the built front end, index.html at its root
	Logger   *slog.Logger         // slog.Default
	Metrics  *prometheus.Registry // a registry nobody reads
	Mail     *mail.Office         // sends invitations; nil: nobody does
	Redis    *redis.Client        // counts requests on all nodes; nil: this node is alone
	Tracer   *trace.Tracer        // what tells of organisers' operations; nil: nothing does
	Now      func() time.Time     // the clock of allowances; time.Now
}

// maxBody is the most that a request may carry.
const maxBody = 256 << 10

// Server answers HTTP requests and holds the live connections, from
// [Server.Listen] to [Server.Shutdown].
type Server struct {
	service  *consult.Service
	accounts *account.Accounts
	live     *live.Node
	config   config.Config
	office   *mail.Office // nil where no mail server is set
	app      *fiber.App
	api      huma.API
	assets   assets
	limits   limits
	traffic  *traffic
	tracer   *trace.Tracer
	kept     snapshots
	inside   *fasthttputil.InmemoryListener
	public   atomic.Pointer[string]
	running  context.Context
	stop     context.CancelFunc
	draining atomic.Bool
	workers  sync.WaitGroup
}

// New wires a server. Nothing listens yet.
func New(d Deps) *Server {
	if d.Logger == nil {
		d.Logger = slog.Default()
	}
	if d.Metrics == nil {
		d.Metrics = prometheus.NewRegistry()
	}
	if d.Now == nil {
		d.Now = time.Now
	}
	s := &Server{
		service: d.Service, accounts: d.Accounts, live: d.Live, config: d.Config, office: d.Mail,
		assets: loadAssets(d.Assets), limits: newLimits(d.Now, d.Redis), traffic: newTraffic(d.Logger, d.Metrics), tracer: d.Tracer,
	}
	s.kept.now, s.inside = d.Now, fasthttputil.NewInmemoryListener()
	s.public.Store(&d.Config.PublicURL)
	s.running, s.stop = context.WithCancel(context.Background())
	s.app = fiber.New(fiber.Config{
		AppName: "Parley", DisableStartupMessage: true, Immutable: true, BodyLimit: maxBody,
		ErrorHandler: s.failed, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
		ReadBufferSize: 16 << 10, CaseSensitive: true, UnescapePath: true,
	})
	s.app.Server().HeaderReceived = larger
	s.routes()
	return s
}

func (s *Server) routes() {
	s.app.Use(s.traffic.count, s.headers, s.sameSite, jsonOnly)
	s.healthRoutes()
	s.liveRoute()
	s.describe()
	s.admissionRoutes()
	s.snapshotRoutes()
	s.voteRoutes()
	s.ratingRoutes()
	s.rankingRoutes()
	s.wayRoutes()
	s.contributionRoutes()
	s.parcelRoutes()
	s.sessionRoutes()
	s.organiserRoutes()
	s.consultationRoutes()
	s.rehearsalRoutes()
	s.ingestRoutes()
	s.groupRoutes()
	s.mailRoutes()
	s.themeRoutes()
	s.recommendationRoutes()
	s.formerRoutes()
	s.deviationRoutes()
	s.stepRoutes()
	s.deskRoutes()
	s.actRoutes()
	s.qrRoutes()
	s.reportRoutes()
	s.narrativeRoutes()
	s.publicationRoutes()
	s.docsRoutes()
	s.app.Use(s.pages)
}

// Listen serves on ln until [Server.Shutdown], over TLS where the settings
// name a certificate. It returns nil after a shutdown.
func (s *Server) Listen(ln net.Listener) error {
	url := s.URLFor(ln.Addr())
	s.public.Store(&url)
	ln, err := s.secured(lingering{ln})
	if err != nil {
		return err
	}
	s.live.Serve(s.service, s)
	s.app.Handler() // completes the routes, which two listeners then share
	context.AfterFunc(s.running, func() { _ = s.inside.Close() })
	s.work(func(context.Context) { _ = s.app.Server().Serve(s.inside) })
	s.work(s.live.Run)
	s.work(s.traffic.run)
	return s.app.Listener(ln)
}

// DialInside opens a connection to the server from inside the program, for
// simulated people: no network, no certificate, and otherwise as for everybody.
func (s *Server) DialInside() (net.Conn, error) { return s.inside.Dial() }

func (s *Server) work(job func(context.Context)) {
	s.workers.Add(1)
	go func() {
		defer s.workers.Done()
		job(s.running)
	}()
}

func (s *Server) secured(ln net.Listener) (net.Listener, error) {
	if s.config.TLSCert == "" {
		return ln, nil
	}
	certificate, err := tls.LoadX509KeyPair(s.config.TLSCert, s.config.TLSKey)
	if err != nil {
		return nil, fmt.Errorf("PARLEY_TLS_CERT and PARLEY_TLS_KEY: %w", err)
	}
	return tls.NewListener(ln, &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}), nil
}

// URLFor is the address that people open where the server listens on addr: the
// public one of the settings, or one made from addr.
func (s *Server) URLFor(addr net.Addr) string {
	if s.config.PublicURL != "" {
		return s.config.PublicURL
	}
	scheme, host := "http", addr.String()
	if s.config.HTTPS() {
		scheme = "https"
	}
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		host = fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return scheme + "://" + host
}

// publicURL is what people open, without a slash at the end.
func (s *Server) publicURL() string { return *s.public.Load() }

// OpenAPI is the description of the API.
func (s *Server) OpenAPI() *huma.OpenAPI { return s.api.OpenAPI() }

// Leave says at /readyz that this node stops, and goes on answering for a while,
// so that a proxy turns to other nodes before anybody is refused.
func (s *Server) Leave(ctx context.Context, wait time.Duration) {
	s.draining.Store(true)
	select {
	case <-ctx.Done():
	case <-time.After(wait):
	}
}

// Shutdown tells the live connections to come back later, lets open requests
// end while ctx lasts, and stops.
func (s *Server) Shutdown(ctx context.Context) error {
	s.draining.Store(true)
	err := s.live.Shutdown(ctx)
	err = errors.Join(err, s.app.ShutdownWithContext(ctx))
	s.stop()
	s.workers.Wait()
	return err
}
