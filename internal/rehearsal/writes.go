package rehearsal

import (
	"context"

	"parley/internal/consult"
)

// discusses comments on a recommendation or two; some answer what is public,
// and a few change or withdraw their words.
func (g *guest) discusses(ctx context.Context, step consult.Step, round consult.Round) error {
	if !g.chance(0.45) || len(round.Items) == 0 {
		return nil
	}
	g.pause(ctx)
	item := round.Items[g.rng.IntN(len(round.Items))]
	words := map[string]any{
		"step": step.ID, "kind": consult.Comment, "recommendation": item, "lang": g.lang,
		"body": g.remark(step.Place), "consent": g.consent(), "author_key": g.authorKey(),
	}
	own, err := g.contributes(ctx, words)
	if err != nil {
		return err
	}
	return g.reconsiders(ctx, own, words)
}

// reconsiders sometimes changes or withdraws what was just written.
func (g *guest) reconsiders(ctx context.Context, own consult.OwnWords, words map[string]any) error {
	id, path := own.ID.String(), "/contributions/"+own.ID.String()
	switch {
	case g.chance(0.12):
		body := words["body"].(string) + " " + pick(g, replies[g.lang])
		in := map[string]any{"author_key": words["author_key"], "body": body, "consent": words["consent"]}
		rpc := map[string]any{"id": id, "author_key": words["author_key"], "body": body, "consent": words["consent"]}
		return g.put(ctx, "contribution.revise", rpc, "PUT", path, in, nil)
	case g.chance(0.06):
		in := map[string]any{"author_key": words["author_key"]}
		rpc := map[string]any{"id": id, "author_key": words["author_key"]}
		return g.put(ctx, "contribution.withdraw", rpc, "POST", path+"/withdraw", in, nil)
	}
	return nil
}

// proposes adds a recommendation, if this guest is one of those who have one.
func (g *guest) proposes(ctx context.Context, step consult.Step, _ consult.Round) error {
	mine := g.index - 2
	if mine < 0 || mine >= len(proposals) {
		return nil
	}
	g.pause(ctx)
	p := proposals[mine]
	_, err := g.contributes(ctx, map[string]any{
		"step": step.ID, "kind": consult.Proposal, "theme": step.Theme, "lang": p.lang,
		"title": p.title, "body": p.body, "consent": consult.Verbatim, "author_key": g.authorKey(),
	})
	return err
}

func (g *guest) contributes(ctx context.Context, words map[string]any) (consult.OwnWords, error) {
	var own consult.OwnWords
	err := g.put(ctx, "contribution.add", words, "POST", "/contributions", words, &own)
	if err == nil {
		g.commented(own.ID)
		g.written = append(g.written, written{own.ID, words["author_key"].(string)})
	}
	return own, err
}

// written is one contribution with the key that opens it.
type written struct {
	id  consult.ID
	key string
}

// settles posts what was held because its step closed on too small a batch.
func (g *guest) settles(ctx context.Context) error {
	for _, w := range g.written {
		path := "/contributions/" + w.id.String()
		body := map[string]any{"author_key": w.key}
		var own consult.OwnWords
		if err := g.client.call(ctx, "POST", g.day.path("%s/status", path), body, &own); err != nil {
			return err
		}
		if own.Status != consult.Held {
			continue
		}
		rpc := map[string]any{"id": w.id, "author_key": w.key}
		if err := g.put(ctx, "contribution.post", rpc, "POST", path+"/post", body, nil); err != nil {
			return err
		}
	}
	g.written = nil
	return nil
}

func (g *guest) consent() consult.Consent {
	return pick(g, []consult.Consent{consult.NoQuotation, consult.Paraphrase, consult.Verbatim, consult.Verbatim})
}

func pick[T any](g *guest, from []T) T { return from[g.rng.IntN(len(from))] }
