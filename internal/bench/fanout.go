package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"
)

// fanout measures how fast events reach sockets, beside a bare loop, and what
// an open connection costs.
func fanout(ctx context.Context, b *bench) error {
	if err := raiseFileLimit(); err != nil {
		return err
	}
	ours, err := newAudience(ctx, "live")
	if err != nil {
		return err
	}
	err = b.fanout(ctx, ours)
	if err == nil {
		err = b.connections(ctx, ours)
	}
	return errors.Join(err, ours.close())
}

// raiseFileLimit lets this process and its children have as many sockets as the
// system allows.
func raiseFileLimit() error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return err
	}
	raised := limit
	raised.Cur, raised.Max = max(limit.Max, wantedFiles), max(limit.Max, wantedFiles)
	if syscall.Setrlimit(syscall.RLIMIT_NOFILE, &raised) == nil {
		return nil
	}
	limit.Cur = limit.Max
	return syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
}

// fanout compares at two sizes; both have their sockets open all the time.
func (b *bench) fanout(ctx context.Context, ours *audience) error {
	bare, err := newAudience(ctx, "raw")
	if err != nil {
		return err
	}
	lowest := 0.0
	for _, m := range []struct{ sockets, events int }{{1000, 300}, {5000, 80}} {
		ratio, err := b.compare(ctx, ours, bare, m.sockets, m.events)
		if err != nil {
			return errors.Join(err, bare.close())
		}
		if lowest == 0 || ratio < lowest {
			lowest = ratio
		}
	}
	b.figures.set("fanout_vs_raw_broadcast", lowest, "×", "the lower of the two before")
	return bare.close()
}

func (b *bench) compare(ctx context.Context, ours, bare *audience, sockets, events int) (ratio float64, err error) {
	empty, err := ours.residentMB()
	if err != nil {
		return 0, err
	}
	before := len(ours.sockets)
	if err := errors.Join(ours.grow(ctx, sockets), bare.grow(ctx, sockets)); err != nil {
		return 0, err
	}
	full, err := ours.residentMB()
	if err != nil {
		return 0, err
	}
	b.perConnection = (full - empty) * 1024 / float64(sockets-before)
	var live, raw float64
	for range 3 {
		for into, a := range map[*float64]*audience{&live: ours, &raw: bare} {
			perSecond, err := a.deliver(events)
			if err != nil {
				return 0, err
			}
			*into += perSecond / 3
		}
	}
	b.figures.ratio(fmt.Sprintf("fanout_vs_raw_broadcast_%d", sockets), live, raw, "a bare loop, in deliveries")
	return live / raw, nil
}

// The most sockets that are tried; a port each on this side, a file each on both.
const (
	wantedSockets = 20_000
	wantedFiles   = wantedSockets + 2000
)

// connections says what an idle connection costs, and opens as many as the
// machine lets us.
func (b *bench) connections(ctx context.Context, ours *audience) error {
	b.figures.set("kb_per_connection", b.perConnection, "kB", "resident, of the process with the live node, when 5 000 are open")
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return err
	}
	most := min(wantedSockets, int(limit.Cur)-500)
	err := ours.grow(ctx, most)
	why := "as many as were tried"
	if err != nil {
		why = err.Error()
	} else if most < wantedSockets {
		why = fmt.Sprintf("no more files than %d may be open", limit.Cur)
	}
	b.figures.set("sockets_open", float64(len(ours.sockets)), "", why)
	mb, err := ours.residentMB()
	b.figures.set("sockets_open_mb", mb, "MB", "resident, with all of them open")
	return err
}
