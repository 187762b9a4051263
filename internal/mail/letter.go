package mail

import (
	"html/template"
	"strings"
)

// Letter is an invitation, but for whom it is written to. It is made of a
// consultation's own texts, the organiser's note and fixed sentences.
type Letter struct {
	Lang    string // "en" or "es"
	Title   string // of the consultation
	Hosts   string
	When    string // the day in words
	Where   string
	Note    string // a word of the organiser's own; lines are paragraphs
	Link    string // with the code in its fragment
	ReplyTo string // where questions go
}

// phrases are the fixed sentences of a letter.
type phrases struct {
	subject, invites, open, register, yours, rule, promise, kept, questions string
}

var phrasebook = map[string]phrases{
	"en": {
		subject:   "Invitation: ",
		invites:   "You are invited to take part in a consultation under the Chatham House Rule.",
		open:      "Open my invitation",
		register:  "Open the link on the device you will use, and register it: that takes a minute and can be done now. You come in with it when the doors open.",
		yours:     "The link is for you alone and works once. Please do not pass it on.",
		rule:      "What is said may be used. Who said it may not be revealed.",
		promise:   "You answer without a name. What the server stores does not link this invitation to anything you say, and the organiser cannot see whether you have answered.",
		kept:      "The server has not kept this address or this mail. The mail servers on the way have seen both, with the link.",
		questions: "If you were written to more than once, the newest mail counts.",
	},
	"es": {
		subject:   "Invitación: ",
		invites:   "Le invitamos a participar en una consulta bajo la Regla de Chatham House.",
		open:      "Abrir mi invitación",
		register:  "Abra el enlace en el dispositivo que va a usar y regístrelo: toma un minuto y puede hacerse ya. Con él entrará cuando se abran las puertas.",
		yours:     "El enlace es solo para usted y sirve una vez. Por favor, no lo reenvíe.",
		rule:      "Lo dicho puede usarse. Quién lo dijo no puede revelarse.",
		promise:   "Usted responde sin nombre. Lo que el servidor guarda no vincula esta invitación con nada de lo que diga, y quien organiza no puede ver si ha respondido.",
		kept:      "El servidor no ha conservado esta dirección ni este correo. Los servidores de correo por los que pasa han visto ambos, con el enlace.",
		questions: "Si recibió más de un correo, vale el más reciente.",
	},
}

func (l Letter) phrases() phrases {
	if p, ok := phrasebook[l.Lang]; ok {
		return p
	}
	return phrasebook["en"]
}

// Subject is the subject line.
func (l Letter) Subject() string {
	return l.phrases().subject + strings.Join(strings.Fields(l.Title), " ")
}

// facts are who invites, when and where, as far as they are known.
func (l Letter) facts() []string {
	var known []string
	for _, fact := range []string{l.Hosts, l.When, l.Where} {
		if fact != "" {
			known = append(known, fact)
		}
	}
	return known
}

// note is the organiser's own word, by paragraph.
func (l Letter) note() []string {
	return strings.FieldsFunc(l.Note, func(r rune) bool { return r == '\n' || r == '\r' })
}

// Plain is the letter as text.
func (l Letter) Plain() string {
	p := l.phrases()
	what := strings.Join(append([]string{l.Title}, l.facts()...), "\n")
	paragraphs := append([]string{p.invites, what}, l.note()...)
	paragraphs = append(paragraphs, l.Link, p.register, p.yours+" "+p.questions, p.rule, p.promise, p.kept)
	return strings.Join(paragraphs, "\n\n") + "\n"
}

// page is plain on purpose: no pictures, nothing fetched from anywhere.
var page = template.Must(template.New("letter").Parse(`<!doctype html>
<html lang="{{.Lang}}"><body style="margin:0;padding:24px;background:#fbfaf7;color:#1d1d1b">
<div style="max-width:34rem;margin:0 auto;font:17px/1.5 Georgia,serif">
<p>{{.Invites}}</p>
<h1 style="margin:24px 0 4px;font-size:24px;line-height:1.25">{{.Title}}</h1>
<p style="margin:0 0 24px;color:#5c5a55">{{range $i, $f := .Facts}}{{if $i}}<br>{{end}}{{$f}}{{end}}</p>
{{range .Note}}<p>{{.}}</p>
{{end}}<p style="margin:28px 0"><a href="{{.Link}}" style="display:inline-block;padding:12px 20px;background:#1f4e8c;color:#fff;text-decoration:none;border-radius:4px;font-family:Helvetica,Arial,sans-serif">{{.Open}}</a></p>
<p style="font-size:14px;word-break:break-all;color:#5c5a55">{{.Link}}</p>
<p>{{.Register}}</p>
<p>{{.Yours}} {{.Questions}}</p>
<p style="border-left:3px solid #1f4e8c;padding-left:14px"><i>{{.Rule}}</i></p>
<p>{{.Promise}}</p>
<p style="font-size:14px;color:#5c5a55">{{.Kept}}</p>
</div></body></html>
`))

// HTML is the letter as a page.
func (l Letter) HTML() string {
	p := l.phrases()
	var b strings.Builder
	_ = page.Execute(&b, map[string]any{ // a strings.Builder never fails
		"Lang": l.Lang, "Title": l.Title, "Facts": l.facts(), "Note": l.note(), "Link": l.Link,
		"Invites": p.invites, "Open": p.open, "Register": p.register, "Yours": p.yours,
		"Questions": p.questions, "Rule": p.rule, "Promise": p.promise, "Kept": p.kept,
	})
	return b.String()
}
