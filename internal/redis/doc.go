// Package redis joins the nodes of one server through Redis: messages from one
// to all, and allowances that count on all nodes at once.
//
// Nothing in Redis needs to outlive it. It should run without persistence, and
// may be stopped and started at any time: meanwhile every call fails at once,
// and the connection comes back by itself.
package redis
