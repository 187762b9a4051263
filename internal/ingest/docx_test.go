package ingest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// docx writes a Word file from the parts of its body and further parts.
func docx(body string, parts map[string]string) []byte {
	all := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document ` + wordNames + `><w:body>` + body + `</w:body></w:document>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	return zipped(all)
}

func zipped(parts map[string]string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// par is a paragraph of a style with runs.
func par(style string, runs ...string) string {
	props := ""
	if style != "" {
		props = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return `<w:p>` + props + strings.Join(runs, "") + `</w:p>`
}

// listed is a paragraph of a list.
func listed(num, level string, runs ...string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func bold(text string) string {
	return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

const wordStyles = `<w:styles ` + wordNames + `>
<w:style w:type="paragraph" w:styleId="Ttulo"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Propio"><w:name w:val="Apartado"/><w:basedOn w:val="Ttulo2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="heading 2"/><w:basedOn w:val="Ttulo1"/></w:style>
<w:style w:type="paragraph" w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Fuerte"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`

const wordLists = `<w:numbering ` + wordNames + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// policyPaper is a paper as Word writes it in Spanish.
func policyPaper() []byte {
	body := strings.Join([]string{
		par("Ttulo", run("Bosques y comunidades")),
		par("TDC1", run("Manejo\t2")),
		par("Ttulo1", run("Manejo")),
		par("Propio", run("Antecedentes")),
		par("", run("Dos tercios del bosque son de ejidos."), `<w:r><w:footnoteReference w:id="2"/></w:r>`),
		par("Propio", run("El programa federal")),
		par("", run("Paga por "), `<w:del><w:r><w:delText>talar</w:delText></w:r></w:del><w:ins>`+run("conservar")+`</w:ins>`, run(".")),
		par("Propio", run("Recomendaciones")),
		listed("7", "0", bold("Pagar a tiempo. "), run("Los pagos llegan con un año de retraso."), `<w:r><w:footnoteReference w:id="2"/></w:r>`),
		listed("7", "1", run("Publicar cada pago")),
		listed("7", "0", run("Capacitar brigadas contra incendios")),
		par("Ttulo1", run("Comercio")),
		par("Propio", run("Antecedentes")),
		par("", run("La madera ilegal cuesta la mitad.")),
		par("Propio", run("El programa federal")),
		par("", run("Revisa uno de cada cien camiones.")),
		par("Propio", run("Recomendaciones")),
		par("", `<w:r><w:rPr><w:rStyle w:val="Fuerte"/></w:rPr><w:t>Marcar cada tronco.</w:t></w:r>`, run(" Con un código que se lea en la carretera.")),
		par("", bold("Comprar legal. "), run("Que el gobierno compre solo madera certificada.")),
		`<w:p><w:r><w:drawing><w:t>oculto</w:t></w:drawing></w:r></w:p>`,
	}, "")
	return docx(body, map[string]string{
		"word/styles.xml":    wordStyles,
		"word/numbering.xml": wordLists,
		"word/footnotes.xml": `<w:footnotes ` + wordNames + `><w:footnote w:type="separator" w:id="0"><w:p>` + run("---") + `</w:p></w:footnote><w:footnote w:id="2"><w:p>` + run("Registro Agrario 2019, https://example.org/ra.") + `</w:p></w:footnote></w:footnotes>`,
	})
}

func TestAWordPaperIsReadByItsStyles(t *testing.T) {
	compare(t, mustRead(t, "bosques.docx", policyPaper()), `
Bosques y comunidades (es, docx, paragraph)
theme Manejo @3
  context Dos tercios del bosque son de ejidos.[^note-2]
  position of El programa federal: Paga por conservar.
  - Pagar a tiempo @9: Los pagos llegan con un año de retraso. [note-2]
    - Publicar cada pago
  - Capacitar brigadas contra incendios @11
theme Comercio @12
  context La madera ilegal cuesta la mitad.
  position of El programa federal: Revisa uno de cada cien camiones.
  - Marcar cada tronco @18: Con un código que se lea en la carretera.
  - Comprar legal @19: Que el gobierno compre solo madera certificada.
source note-2: Registro Agrario 2019 https://example.org/ra
warning figure @20`)
}

func TestAWordPaperWithoutStylesIsReadByItsLooks(t *testing.T) {
	body := strings.Join([]string{
		par("", bold("Ports and people")),
		par("", bold("1. Cranes")),
		par("", run("Cranes stand idle half of the day, as everybody in the port knows.")),
		par("", run("a) Two shifts: Work them from six to ten.")),
		par("", run("b) Spare parts: Keep them in the port.")),
		par("", bold("2. Roads")),
		par("", run("Lorries wait on the only road to the port, day and night.")),
		par("", run("a) A second gate. Open the old gate for empty lorries.")),
		par("", run("b) Slots. Give each lorry an hour.")),
	}, "")
	compare(t, mustRead(t, "ports.docx", docx(body, nil)), `
Ports and people (en, docx, paragraph)
theme Cranes @2
  context Cranes stand idle half of the day, as everybody in the port knows.
  - Two shifts @4: Work them from six to ten.
  - Spare parts @5: Keep them in the port.
theme Roads @6
  context Lorries wait on the only road to the port, day and night.
  - A second gate @8: Open the old gate for empty lorries.
  - Slots @9: Give each lorry an hour.`)
}
