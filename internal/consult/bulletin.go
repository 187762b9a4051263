package consult

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"maps"
	"strings"
	"time"
)

// staleAfter is how long what another node told is believed.
const staleAfter = 5 * watchEvery

// author stands for a participant where authors of waiting words are counted:
// the theme that their key opens, and a hash that tells two apart and leads to
// nobody.
type author string

// theme is what tells which authors may be one person: those of two themes.
func (a author) theme() string {
	theme, _, _ := strings.Cut(string(a), "/")
	return theme
}

func authorIn(consultation ID, who Seat) author {
	h := sha256.New()
	h.Write([]byte("author of waiting words"))
	h.Write(consultation[:])
	h.Write(who.Participant.Bytes())
	return author(who.Theme.String() + "/" + hex.EncodeToString(h.Sum(nil)[:16]))
}

// Bulletin is what one node tells the others of what it holds in memory only.
type Bulletin struct {
	Node  ID         `json:"node"`
	Rooms []RoomNews `json:"rooms"`
}

// RoomNews is the part of a [Bulletin] about one consultation. Dirty and Marks
// are what happened since the last bulletin; the rest is how it stands, and
// comes once a second.
type RoomNews struct {
	Consultation ID            `json:"consultation"`
	Dirty        []ID          `json:"dirty,omitempty"` // rounds with new answers
	Marks        int           `json:"marks,omitempty"` // invitations redeemed
	Standing     bool          `json:"standing,omitempty"`
	Connected    int           `json:"connected,omitempty"`
	Authors      map[ID]author `json:"authors,omitempty"` // of words that wait, by contribution
}

// elsewhere is how a room stands on another node.
type elsewhere struct {
	told      time.Time
	connected int
	authors   map[ID]author
}

// tell sends the others what is new in each room, with how it stands where
// standing is asked for.
func (s *Service) tell(ctx context.Context, standing bool) {
	if s.peers == nil {
		return
	}
	b := Bulletin{Node: s.self}
	for _, r := range s.rooms.all() {
		if news, any := r.news(standing, !s.decides()); any {
			b.Rooms = append(b.Rooms, news)
		}
	}
	if len(b.Rooms) == 0 {
		return
	}
	if err := s.peers.Tell(ctx, b); err != nil {
		for _, news := range b.Rooms { // dirty rounds the deciding node finds by itself
			if r := s.rooms.find(news.Consultation); r != nil && news.Marks > 0 {
				r.addMarks(news.Marks)
			}
		}
	}
}

// news takes what there is to tell of a room.
func (r *room) news(standing, withEvents bool) (RoomNews, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	news := RoomNews{Consultation: r.id, Standing: standing}
	if withEvents {
		for id := range r.dirty {
			news.Dirty = append(news.Dirty, id)
		}
		clear(r.dirty)
		news.Marks, r.marks = r.marks, 0
	}
	if standing {
		news.Connected, news.Authors = r.connected, maps.Clone(r.authors)
	}
	return news, standing || len(news.Dirty) > 0 || news.Marks > 0
}

// HearBulletin takes note of what another node told. The deciding node takes
// over what is to be decided; the others note how things stand there.
func (s *Service) HearBulletin(ctx context.Context, b Bulletin) {
	if b.Node == s.self {
		return
	}
	for _, news := range b.Rooms {
		r, err := s.room(ctx, news.Consultation)
		if err != nil {
			continue
		}
		r.hear(b.Node, news, s.decides())
	}
}

func (r *room) hear(node ID, news RoomNews, decides bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if decides {
		for _, round := range news.Dirty {
			r.dirtied(round)
		}
		r.marks += news.Marks
	}
	if news.Standing {
		r.elsewhere[node] = &elsewhere{time.Now(), news.Connected, news.Authors}
		r.wordsWait = r.wordsWait || len(news.Authors) > 0
	}
}

// present counts the connections of all nodes. The caller holds the lock.
func (r *room) present() int {
	n := r.connected
	for node, there := range r.elsewhere {
		if time.Since(there.told) > staleAfter {
			delete(r.elsewhere, node)
			continue
		}
		n += there.connected
	}
	return n
}

// everyAuthor lists the authors of waiting words on all nodes, one once for
// each of their words. The caller holds the lock.
func (r *room) everyAuthor() iter.Seq[author] {
	return func(yield func(author) bool) {
		for _, who := range r.authors {
			if !yield(who) {
				return
			}
		}
		for _, there := range r.elsewhere {
			for _, who := range there.authors {
				if time.Since(there.told) <= staleAfter && !yield(who) {
					return
				}
			}
		}
	}
}

// awaited is the set of words whose authors are counted.
func (r *room) awaited() map[ID]bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	ids := map[ID]bool{}
	for id := range r.authors {
		ids[id] = true
	}
	for _, there := range r.elsewhere {
		for id := range there.authors {
			ids[id] = true
		}
	}
	return ids
}

// forgetAuthors stops counting the authors of words.
func (r *room) forgetAuthors(words map[ID]bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id := range words {
		delete(r.authors, id)
		for _, there := range r.elsewhere {
			delete(there.authors, id)
		}
	}
}

func (r *room) addMarks(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.marks += n
}
