package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"parley/internal/consult"
)

// wrap says which act failed and gives the error a code where the caller can
// act on it.
func wrap(act string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store: %s: %w", act, translate(err))
}

func translate(err error) error {
	var refusal *consult.Error
	switch {
	case errors.As(err, &refusal), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return errNotFound
	case errors.Is(err, gorm.ErrDuplicatedKey), errors.Is(err, gorm.ErrForeignKeyViolated):
		return errConflict
	}
	if refusal := refusalOf(err); refusal != nil {
		return fmt.Errorf("%w (%w)", refusal, err)
	}
	return err
}

// The refusals that say all there is to say.
var (
	errNotFound    = consult.Errorf(consult.CodeNotFound, "this is not here, or no longer; reload the page")
	errConflict    = consult.Errorf(consult.CodeConflict, "this has changed meanwhile; reload the page and look again")
	errStepClosed  = consult.Errorf(consult.CodeStepClosed, "this step is closed; your earlier answer stands")
	errOutdated    = consult.Errorf(consult.CodeOutdated, "what you said later about the same is kept; reload the page to see it")
	errBusy        = consult.Errorf(consult.CodeBusy, "many answers arrive at once; wait a moment and send yours again")
	errUnavailable = consult.Errorf(consult.CodeUnavailable, "the database does not answer; nothing was lost, try again in a moment")
	errInvitation  = consult.Errorf(consult.CodeInvitation, "this invitation cannot be used")
)

// refusalOf finds the refusal in an error of a driver, if there is one.
func refusalOf(err error) *consult.Error {
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return errUnavailable
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return refusalOfPostgres(pg.Code)
	}
	var coded interface{ Code() int } // of the SQLite driver
	if errors.As(err, &coded) {
		return refusalOfSQLite(coded.Code())
	}
	var network net.Error
	switch {
	case errors.As(err, &network), pgconn.SafeToRetry(err),
		errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed),
		errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone):
		return errUnavailable
	}
	return nil
}

// refusalOfPostgres reads an SQLSTATE.
func refusalOfPostgres(state string) *consult.Error {
	switch {
	case state == "23505", state == "23503": // unique, foreign key
		return errConflict
	case state == "40001", state == "40P01", state == "55P03", state == "53300": // serialisation, deadlock, lock, connections
		return errBusy
	case strings.HasPrefix(state, "08"), strings.HasPrefix(state, "57P"), strings.HasPrefix(state, "53"), state == "25P03", state == "25006":
		return errUnavailable
	}
	return nil
}

// refusalOfSQLite reads an extended result code.
func refusalOfSQLite(code int) *consult.Error {
	switch code {
	case 787, 1555, 2067: // foreign key, primary key, unique
		return errConflict
	}
	switch code & 0xff {
	case 5, 6: // busy, locked
		return errBusy
	case 8, 10, 13, 14: // read-only, input or output, full, cannot open
		return errUnavailable
	}
	return nil
}
