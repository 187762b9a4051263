package account

import (
	"context"
	"encoding/base64"
	"fmt"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"

	"parley/internal/consult"
)

// The shortest and longest password. Length is the only rule: rules about
// kinds of letters make passwords worse.
const (
	MinPassword = 10
	MaxPassword = 200
)

// hashing is what one hash costs: 19 MiB and two passes, the least that OWASP
// recommends for argon2id, about 20 ms.
var hashing = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// nobody is a hash that no password has. It is compared where an e-mail
// address is unknown, so that the answer takes as long as a wrong password's.
var nobody = fmt.Sprintf("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s", hashing.Memory, hashing.Iterations, hashing.Parallelism,
	base64.RawStdEncoding.EncodeToString(make([]byte, hashing.SaltLength)),
	base64.RawStdEncoding.EncodeToString(make([]byte, hashing.KeyLength)))

// passwords hashes and compares, a few at a time: each takes 19 MiB, and a
// crowd at the sign-in page must not take the server's memory.
type passwords struct{ places chan struct{} }

func newPasswords() *passwords { return &passwords{make(chan struct{}, 2)} }

func checkPassword(password string) error {
	if n := utf8.RuneCountInString(password); n < MinPassword || len(password) > MaxPassword {
		return consult.FieldErrorf("password", "choose a password of %d to %d letters; a sentence is easy to remember", MinPassword, MaxPassword)
	}
	return nil
}

func (p *passwords) hash(ctx context.Context, password string) (hash string, err error) {
	err = p.inTurn(ctx, func() error {
		hash, err = argon2id.CreateHash(password, hashing)
		return err
	})
	return hash, err
}

// match compares a password with a hash. What is too long to be a password is
// compared cut, which never matches but takes the same time.
func (p *passwords) match(ctx context.Context, password, hash string) (ok bool, err error) {
	tooLong := len(password) > MaxPassword
	if tooLong {
		password = password[:MaxPassword]
	}
	err = p.inTurn(ctx, func() error {
		ok, err = argon2id.ComparePasswordAndHash(password, hash)
		return err
	})
	return ok && !tooLong, err
}

func (p *passwords) inTurn(ctx context.Context, work func() error) error {
	select {
	case p.places <- struct{}{}:
		defer func() { <-p.places }()
		return work()
	case <-ctx.Done():
		return ctx.Err()
	}
}
