// Package live is the real-time door of Parley: a centrifuge node behind a
// websocket of Fiber.
//
// Everybody in a consultation is subscribed, by the server, to the channel
// c:<id>; those who run it also to o:<id>. What the domain publishes goes to
// one of these two, so no message can be meant for, or tell of, one person.
// Connections carry no user id; presence and join messages are off; what is
// known of who is there is one rounded number.
//
// A browser authenticates in its first frame, never in the address, and has
// five seconds to do so. Writes come as remote calls and end in the same
// methods of [consult.Service] as their HTTP twins.
package live
