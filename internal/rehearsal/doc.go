// Package rehearsal plays a consultation with simulated participants through
// the real HTTP interface and the real sockets of a running server.
//
// It is a guest like any other: it knows what a browser knows, redeems
// invitations, blinds and unblinds its own credentials and answers over the
// socket, or over HTTP where a phone could not open one. That makes it a demo, a
// rehearsal for the organiser's team, and the source of the [Truth] that tests
// and attacks compare the server's words with.
package rehearsal
