// Package ingest reads a document that an organiser has, a policy paper or a
// list, into a draft agenda that a person then corrects.
//
// It reads Markdown, plain text, DOCX and CSV. Each reader turns its format
// into the same blocks: headings, paragraphs and list items, with the line or
// the paragraph where each stands. One set of rules then finds themes, their
// context and position, and recommendations. The rules look at structure, at
// what repeats from theme to theme and at the common words for the parts of a
// paper in English and Spanish, never at a subject.
//
// What is read comes from anywhere. Sizes, nesting and time are bounded;
// scripts, macros, embedded objects and links to elsewhere are left out;
// nothing is fetched, executed or saved.
package ingest
