// Package schema holds the published JSON Schemas of what Parley exports.
package schema

import _ "embed"

// Data describes data.json, the released figures of a consultation.
//
//go:embed data.schema.json
var Data []byte
