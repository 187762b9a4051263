// Package sample holds the consultation that ships with Parley: "Mérida 2.0",
// one day on security cooperation between Mexico and the United States, in
// English and Spanish.
//
// Its facts and figures are public and cited; its hosts are invented. Texts
// lie as JSON under merida/, one file per theme, both languages side by side,
// so that an editor can change them without reading Go.
package sample
