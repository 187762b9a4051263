// Package web is the HTTP door of Parley: the pages of the three faces, the
// API under /api/v1 with its description, and the upgrade to the live
// connection.
//
// Each operation reads decode, validate, act, respond: huma decodes and
// validates against the described shape, the operation's [access] says who may
// call, the act is one method of the domain, and every refusal, from whatever
// depth, leaves as a [Problem].
//
// Nothing here writes a line per request. What happened is counted and logged
// once a minute, without addresses, agents, credentials or anything that a
// participant sent; see [traffic].
package web
