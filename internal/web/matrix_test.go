package web

// callers are the columns of [matrix]. A stranger and another projector have a
// credential and a link of another consultation. Organisers are the server's, so
// their role is the same in each of its consultations.
var callers = []string{"nobody", "participant", "stranger", "projector", "other projector", "observer", "rapporteur", "facilitator", "owner"}

// matrix says of each operation of the API, by name, whom it is open to. It is
// written down by hand, so that an operation that opens itself to more people
// than before does not pass unseen.
var matrix = map[string]string{
	// in the order of callers:
	// nobody, participant, stranger, projector, other projector, observer, rapporteur, facilitator, owner
	"enterRoom":          "● ● ● ● ● ● ● ● ●",
	"findInvitationKeys": "● ● ● ● ● ● ● ● ●",
	"getQR":              "● ● ● ● ● ● ● ● ●",
	"getRoom":            "● ● ● ● ● ● ● ● ●",
	"getSetup":           "● ● ● ● ● ● ● ● ●",
	"redeemInvitation":   "● ● ● ● ● ● ● ● ●",
	"setUp":              "● ● ● ● ● ● ● ● ●",
	"signIn":             "● ● ● ● ● ● ● ● ●",

	"addContribution":       "· ● · · · · · · ·",
	"castGrade":             "· ● · · · · · · ·",
	"castPairs":             "· ● · · · · · · ·",
	"castPoints":            "· ● · · · · · · ·",
	"castRanking":           "· ● · · · · · · ·",
	"castRating":            "· ● · · · · · · ·",
	"castVote":              "· ● · · · · · · ·",
	"finishRound":           "· ● · · · · · · ·",
	"getContributionStatus": "· ● · · · · · · ·",
	"getOwnAnswers":         "· ● · · · · · · ·",
	"postContribution":      "· ● · · · · · · ·",
	"reviseContribution":    "· ● · · · · · · ·",
	"withdrawContribution":  "· ● · · · · · · ·",

	"getSnapshot": "· ● · ● · ● ● ● ●",

	"getAgenda":         "· · · · · ● ● ● ●",
	"getDesk":           "· · · · · ● ● ● ●",
	"getPublication":    "· · · · · ● ● ● ●",
	"getReportCSV":      "· · · · · ● ● ● ●",
	"getReportDOCX":     "· · · · · ● ● ● ●",
	"getReportHTML":     "· · · · · ● ● ● ●",
	"getReportJSON":     "· · · · · ● ● ● ●",
	"getReportMarkdown": "· · · · · ● ● ● ●",
	"getReportPDF":      "· · · · · ● ● ● ●",
	"getReportXLSX":     "· · · · · ● ● ● ●",
	"getSession":        "· · · · · ● ● ● ●",
	"listConsultations": "· · · · · ● ● ● ●",
	"listOrganisers":    "· · · · · ● ● ● ●",
	"signOut":           "· · · · · ● ● ● ●",

	"getNarrative":        "· · · · · · ● ● ●",
	"getSheet":            "· · · · · · ● ● ●",
	"getVersions":         "· · · · · · ● ● ●",
	"previewPassage":      "· · · · · · ● ● ●",
	"publish":             "· · · · · · ● ● ●",
	"savePassage":         "· · · · · · ● ● ●",
	"withdrawPublication": "· · · · · · ● ● ●",

	"closeConsultation":    "· · · · · · · ● ●",
	"closeStep":            "· · · · · · · ● ●",
	"copyConsultation":     "· · · · · · · ● ●",
	"createConsultation":   "· · · · · · · ● ●",
	"createFromDraft":      "· · · · · · · ● ●",
	"deleteConsultation":   "· · · · · · · ● ●",
	"deleteGroup":          "· · · · · · · ● ●",
	"deleteRecommendation": "· · · · · · · ● ●",
	"deleteStep":           "· · · · · · · ● ●",
	"deleteTheme":          "· · · · · · · ● ●",
	"deviate":              "· · · · · · · ● ●",
	"endIssuance":          "· · · · · · · ● ●",
	"extendStep":           "· · · · · · · ● ●",
	"invite":               "· · · · · · · ● ●",
	"listActs":             "· · · · · · · ● ●",
	"listDuplicates":       "· · · · · · · ● ●",
	"listFormerTexts":      "· · · · · · · ● ●",
	"mailInvitations":      "· · · · · · · ● ●",
	"makePresenterLink":    "· · · · · · · ● ●",
	"mergeGroup":           "· · · · · · · ● ●",
	"mergeRecommendation":  "· · · · · · · ● ●",
	"moderate":             "· · · · · · · ● ●",
	"openDoors":            "· · · · · · · ● ●",
	"openRegistration":     "· · · · · · · ● ●",
	"openStep":             "· · · · · · · ● ●",
	"pauseStep":            "· · · · · · · ● ●",
	"previewMail":          "· · · · · · · ● ●",
	"readDocument":         "· · · · · · · ● ●",
	"paceRehearsal":        "· · · · · · · ● ●",
	"rehearse":             "· · · · · · · ● ●",
	"resumeStep":           "· · · · · · · ● ●",
	"rewordRecommendation": "· · · · · · · ● ●",
	"saveConsultation":     "· · · · · · · ● ●",
	"saveGroup":            "· · · · · · · ● ●",
	"saveRecommendation":   "· · · · · · · ● ●",
	"saveStep":             "· · · · · · · ● ●",
	"saveTheme":            "· · · · · · · ● ●",
	"withdrawInvitation":   "· · · · · · · ● ●",

	"addOrganiser":    "· · · · · · · · ●",
	"removeOrganiser": "· · · · · · · · ●",
}
