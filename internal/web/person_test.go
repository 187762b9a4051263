package web

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"parley/internal/consult"
)

// telling are the words in a field's name that could mean a person.
var telling = []string{
	"participant", "participants", "person", "people", "voter", "author", "user", "member", "seat",
	"token", "credential", "invitation", "invitations", "session", "cookie", "signature", "blinded",
	"ip", "address", "agent", "device", "referrer", "email", "phone", "name", "password", "created", "updated", "at", "time",
}

// harmless are the fields that have such a word and carry no participant. The
// requests are bodies that somebody sends about themselves; organisers have
// accounts.
var harmless = []string{
	"Organiser.name", "ActEvent.name", // of an organiser
	"DraftAddressee.name", // of an institution
	"Organiser.email",
	"Passage.author", "Passage.at", "SignedPassage.author", "SignedPassage.at", "SignedPassage.name", // of what an organiser wrote
	"Publication.at",
	"SetUpRequest.token", "SetUpRequest.name", "SetUpRequest.email", "SetUpRequest.password",
	"SignInRequest.email", "SignInRequest.password",
	"AddOrganiserRequest.name", "AddOrganiserRequest.email", "AddOrganiserRequest.password",
	"Recipient.name", "Recipient.address", // whom an organiser writes to; kept nowhere
	"FindInvitationKeysRequest.invitation", "RedeemInvitationRequest.invitation", "RedeemInvitationRequest.blinded",
	"EnterRoomRequest.blinded", "Signature.signature", "MadeInvitations.invitations",
	"Record.invitations_deleted", "OpinionMap.people", "Rehearsal.people", "RehearseRequest.people", // how many
	"AddContributionRequest.author_key", "ReviseContributionRequest.author_key", "OwnItemBody.author_key", "OwnActBody.author_key",
}

// timed are the fields that may hold a moment: the organiser's agenda, and the
// server's clock.
var timed = []string{
	"Round.opened", "Round.ends", "Round.closed", "Round.paused", "Snapshot.now", "Former.replaced", "Deviation.recorded", "Act.first", "Act.last",
	"Passage.at", "SignedPassage.at", "Publication.at", "Rehearsal.until",
}

// eventData is what each type of event carries.
var eventData = map[consult.EventType]any{
	consult.StepOpened: consult.StepEvent{}, consult.StepClosed: consult.StepEvent{}, consult.StepExtended: consult.StepEvent{}, consult.StepPaused: consult.StepEvent{}, consult.StepResumed: consult.StepEvent{},
	consult.RecommendationAdded: consult.Recommendation{}, consult.CommentsReleased: consult.CommentsEvent{},
	consult.TallyReleased: consult.RoundResult{}, consult.OrganiserActed: consult.ActEvent{}, consult.PresenceCounted: consult.PresenceEvent{},
}

func TestNoShapeCanCarryAPerson(t *testing.T) {
	h := open(t)
	registry := h.server.OpenAPI().Components.Schemas
	for _, data := range eventData {
		registry.Schema(reflect.TypeOf(data), true, "")
	}
	if len(registry.Map()) < 50 {
		t.Errorf("only %d shapes were looked at", len(registry.Map()))
	}
	for _, fault := range carriers(registry) {
		t.Error(fault)
	}
}

func TestAShapeThatCarriesAPersonIsFound(t *testing.T) {
	type Ballot struct {
		ParticipantID string `json:"participant_id"`
		Inner         struct {
			UserAgent string `json:"user_agent"`
		} `json:"inner"`
		Cast struct{} `json:"cast"`
	}
	registry := huma.NewMapRegistry("#/", huma.DefaultSchemaNamer)
	registry.Schema(reflect.TypeFor[Ballot](), true, "")
	if faults := carriers(registry); len(faults) != 2 {
		t.Errorf("found %v", faults)
	}
}

// carriers lists the fields of all shapes that could carry a person.
func carriers(registry huma.Registry) []string {
	var faults []string
	for shape, schema := range registry.Map() {
		for field, inner := range schema.Properties {
			full := shape + "." + field
			if words := strings.Split(field, "_"); slices.ContainsFunc(words, tells(inner)) && !slices.Contains(harmless, full) {
				faults = append(faults, full+" could carry a person")
			}
			if inner.Format == "date-time" && !slices.Contains(timed, full) {
				faults = append(faults, full+" holds a moment")
			}
		}
	}
	return faults
}

// tells reports whether a word means a person. A name that is a text in two
// languages is a thing's.
func tells(schema *huma.Schema) func(string) bool {
	return func(word string) bool {
		if word == "name" && schema.Type == huma.TypeObject {
			return false
		}
		return slices.Contains(telling, word)
	}
}
