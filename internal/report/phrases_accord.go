package report

import (
	"fmt"
	"strings"

	"parley/internal/consult"
)

// accordPhrases make the checklist of the method.
type accordPhrases struct {
	title, caption, note string
	item, answer, toFill string
	held                 func(kind string, steps, rounds int) string
	between              func(low, high int) string
	rows                 func(f accordFacts) []accordRow
}

var accordEnglish = accordPhrases{
	title: "Checklist of the method", caption: "What a report of a consensus method should say",
	note: "After the reporting guideline ACCORD (Gattrell and others, PLoS Medicine 2024), in other words than its own. What the software knows is filled in; what is in brackets is left to the organisers.",
	item: "What to report", answer: "In this consultation", toFill: "To be filled in",
	held: func(kind string, steps, rounds int) string {
		return fmt.Sprintf("%s: %d %s, %d %s", kind, steps, plural(steps, "step", "steps"), rounds, plural(rounds, "round", "rounds"))
	},
	between: func(low, high int) string { return fmt.Sprintf("%d to %d", low, high) },
	rows: func(f accordFacts) []accordRow {
		return append(accordBeforeEnglish(f), accordAfterEnglish(f)...)
	},
}

// accordBeforeEnglish is what was settled before anybody answered.
func accordBeforeEnglish(f accordFacts) []accordRow {
	p := f.consultation.Protocol
	return []accordRow{
		{"That a consensus method was used, in the title or beside it", "The cover says that this is the report of a consultation.", ""},
		{"Why the consultation was held and what it was to decide", when(f.hasIntroduced, "See the introduction."), when(!f.hasIntroduced, "the aim")},
		{"Why people were asked rather than evidence alone", "", "what the evidence leaves open"},
		{"A protocol made in advance", when(f.frozen, "The rules were frozen before the first answer; see “Protocol” for them and their hash.") + when(!f.frozen, "The rules are not frozen yet."), "whether it was registered elsewhere"},
		{"Who led it, and in what role", "", "steering group, moderators, rapporteur, by role"},
		{"How participants were chosen", when(len(f.groups) > 0, fmt.Sprintf("Declared groups: %s.", strings.Join(f.groups, "; "))), "criteria, and why this number of people"},
		{"How they were invited", invitedEnglish(f), "who sent the invitations and how"},
		{"Whether people affected by the subject took part", "", "who, and in which part"},
		{"Evidence that participants received", sourcesEnglish(f.sources), "how it was found and chosen"},
		{"Where the recommendations came from", fmt.Sprintf("%d were prepared by the organisers and %d proposed by participants.", f.prepared, f.added), "who wrote those prepared, and from what"},
		{"Which method was used", "A consultation in steps, held in one room or at a distance: each of them answered on one’s own device.", "whether people met face to face"},
		{"Steps and number of rounds", sentences(when(len(f.steps) > 0, strings.Join(f.steps, "; ")+"."), "Each step could be opened again for a further round; rounds ended by plan and never because consensus was reached."), ""},
		{"When it took place, and for how long", sentences(when(f.date != "", f.date+"."), when(f.minutes > 0, fmt.Sprintf("Planned: %d minutes in all; see the agenda.", f.minutes))), when(f.date == "", "the date")},
		{"Wording and answer options", sentences("All recommendations are given in full.",
			when(f.votes, "Votes: agree, disagree, pass."),
			when(f.rates, fmt.Sprintf("Ratings on the scale %s, by %s; or “outside my expertise”.", p.Scale, strings.Join(f.dimensions, "; "))),
			when(f.ranks, "Rankings: an ordered list, with ties and early stops.")), ""},
		{"Definition of consensus, set in advance", sentences(
			when(f.votes, fmt.Sprintf("At least %d%% of those who took a side.", p.ConsensusPercent)),
			when(f.rates, fmt.Sprintf("For ratings, at least %d%% in one outer band and fewer than %d%% in the other.", p.ConsensusPercent, p.OppositionLimit)),
			when(f.classes(), "Classes at 70, 75 and 80% are given as well."),
			when(!f.classes(), "Nothing was voted on or rated, so consensus was not defined.")), when(f.classes(), "why this threshold")},
		{"Feedback to participants", feedbackEnglish(p.Visibility), "summaries given in any other way"},
		{"Anonymity", fmt.Sprintf("Answers and comments carry no name; what is stored does not link an invitation to an answer. No figure about fewer than %d people is shown. See “Anonymity statement”.", f.k), ""},
		{"Whether questions and tools were tried first", "", "tests and rehearsals"},
		{"Software", "Parley.", "any other tool"},
		{"Consent and ethical review", "Each participant was shown the promise of anonymity before entering; comments are quoted with their authors’ consent only.", "review board, if any"},
		{"Payment or other reward for participants", "", "what was offered, or none"},
	}
}

func invitedEnglish(f accordFacts) string {
	if f.consultation.OpenRoom {
		return "The room was open to whoever had its code; duplicates cannot be excluded."
	}
	return "Each invitation was a code for one use, bound to a declared group."
}

func sourcesEnglish(n int) string {
	return when(n > 0, fmt.Sprintf("Each theme opens with its context; %d %s cited.", n, plural(n, "source is", "sources are")))
}

func feedbackEnglish(v consult.Visibility) string {
	switch v {
	case consult.VisibleLive:
		return "Released figures were visible while people answered."
	case consult.VisibleAfterClose:
		return "Released figures were visible after the close of each step."
	}
	return "Released figures were visible to a person after their own answer, and to all after the close of a step."
}

// accordAfterEnglish is what came out.
func accordAfterEnglish(f accordFacts) []accordRow {
	return []accordRow{
		{"Size of the panel and response", sentences(when(f.invited > 0, fmt.Sprintf("%d invited.", f.invited)), when(f.took > 0, fmt.Sprintf("%d took part.", f.took)), when(f.responses != "", fmt.Sprintf("People who answered a round: %s.", f.responses)), "See “Who took part, as counts”."), "why people left, if it is known"},
		{"Who the panel was", when(len(f.groups) > 1, "The declared groups, as counts; nothing else is known of participants."), "fields, countries and sectors, as far as no person can be recognised"},
		{"Results of every item in every round", sentences(fmt.Sprintf("Votes, ratings, rankings and changes between rounds are in the tables above and in the data files. What fewer than %d people took a side on is not reported.", f.sided), when(f.asked > 0, fmt.Sprintf("Consensus on %d of %d.", f.consensus, f.asked))), ""},
		{"Items added, changed or dropped", fmt.Sprintf("Added: %d. Dropped: %d. Reworded between rounds: %d; the earlier wordings stand beside their recommendations.", f.added, f.dropped, f.reworded), when(f.added+f.dropped > 0, "the reasons")},
		{"Departures from the protocol", when(f.frozen, fmt.Sprintf("Recorded: %d; they are listed below the protocol. The software let no other frozen rule change.", f.deviations)), "departures in how the day was held, or none"},
		{"Agreement and dissent", sentences(fmt.Sprintf("Each chapter states both; opposition by at least %d people is listed as dissent.", f.k), when(f.mapped, "Groups of opinion have a chapter of their own.")), ""},
		{"Strengths and limits", "Participants were invited and not drawn at random: figures describe this panel. Limits of anonymity stand in the statement.", "limits of the panel, the evidence and the discussion"},
		{"What follows, and for whom", "", "use of the recommendations, and when they should be reviewed"},
		{"Funding, and the funder’s part", "", "sources of money and their role"},
		{"Competing interests, and how they were handled", "", "interests of organisers and participants, without names"},
		{"Who wrote the report", "Figures, tables and this annex were generated; the organisers wrote introduction, context and position.", "who wrote and approved it, by role"},
		{"Where the data are", "data.json, data.csv and data.xlsx hold every released figure; data.json follows a published schema and suffices to write this report again.", "where the files can be had"},
	}
}
