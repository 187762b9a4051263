package report

import (
	"bytes"
	"sync"
	"testing"

	"parley/internal/consult"
)

func TestFormsWrittenSideBySideAreThoseWrittenAlone(t *testing.T) {
	r := excerpt()
	together := Of(r)
	var writing sync.WaitGroup
	for _, form := range Forms {
		for _, lang := range consult.Languages {
			writing.Go(func() {
				got, err := together.Write(form, lang)
				if err != nil {
					t.Errorf("%s: %v", form.File(lang), err)
					return
				}
				if want, _ := Of(r).Write(form, lang); !bytes.Equal(got, want) {
					t.Errorf("%s is another file when written beside others", form.File(lang))
				}
			})
		}
	}
	writing.Wait()
}
