// Package credential lets people into a consultation without learning who they
// are.
//
// Each declared group of a consultation has a [Key]. An [Invitation], a
// one-time code, lets its holder have one blinded message signed: the browser
// blinds ([Blind]), the server signs what it cannot read ([Signer]), the
// browser unblinds ([Request.Finish]). Message and signature together are the
// [Token], the credential that is presented from then on. The server verifies
// it and learns "one of those invited to this group", never which one: every
// token that a key has signed fits every blinded message it has signed equally
// well.
//
// The scheme is RSABSSA-SHA384-PSS-Randomized of RFC 9474 (Denis, Jacobs and
// Wood 2023, doi:10.17487/RFC9474) with keys of exactly [KeyBits] bits and the
// public exponent 65537. The message is the prepared message of that
// document: a random prefix of 32 bytes followed by 32 further random bytes.
//
// What could point to a person redacts itself: a [ParticipantID], a [Token], an
// [Invitation], an [AuthorKey], an [AuthorHash] and a [Key] print as a constant
// text and refuse to be marshalled. The fmt package goes round this in two
// cases: it reads unexported fields of other structs without asking them, so a
// type that keeps one of these keeps it in an exported field, or is never
// printed; and it asks nobody about the verbs p and w, which go vet refuses
// for these types.
//
// Wherever a source of randomness is a parameter, nil means that of the
// system. Keep it so outside tests. A source that fails is a broken machine,
// and panics as crypto/rand does.
//
// The package knows nothing else of Parley: neither consultations nor storage.
package credential
