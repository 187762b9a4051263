package credential_test

import (
	"context"
	"fmt"

	"parley/internal/credential"
)

// An invitation is redeemed for a credential, which is then presented.
func Example() {
	key, err := credential.GenerateKey(nil) // the server, one per group
	if err != nil {
		panic(err)
	}
	signer := credential.NewSigner(0)

	request, blinded, err := credential.Blind(nil, key.Public()) // the browser
	if err != nil {
		panic(err)
	}
	blindSignature, err := signer.Sign(context.Background(), key, blinded) // the server
	if err != nil {
		panic(err)
	}
	token, err := request.Finish(blindSignature) // the browser
	if err != nil {
		panic(err)
	}

	presented, err := credential.ParseToken(token.Encode()) // the server, later
	if err != nil {
		panic(err)
	}
	fmt.Println(key.Public().Verify(presented.Message, presented.Signature))
	fmt.Println(presented.Participant())
	// Output:
	// <nil>
	// participant(redacted)
}
