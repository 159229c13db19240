package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// The parts of a SARIF log that a report has, as in
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html.
type (
	sarifLog struct {
		Version string     `json:"version"`
		Schema  string     `json:"$schema"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		OriginalURIBaseIDs map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind         string               `json:"columnKind"`
		Results            []sarifResult        `json:"results"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   Rule         `json:"id"`
		ShortDescription     sarifMessage `json:"shortDescription"`
		FullDescription      sarifMessage `json:"fullDescription"`
		Help                 sarifMessage `json:"help"`
		DefaultConfiguration struct {
			Level Severity `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifBase struct {
		Description sarifMessage `json:"description"`
	}
	sarifResult struct {
		RuleID              Rule              `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               Severity          `json:"level"`
		Message             sarifMessage      `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifLocation struct {
		PhysicalLocation struct {
			ArtifactLocation sarifArtifact `json:"artifactLocation"`
			Region           *sarifRegion  `json:"region,omitempty"`
		} `json:"physicalLocation"`
		Message *sarifMessage `json:"message,omitempty"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"` // one behind the stretch; the start of a point
	}
)

// sourceRoot is the name that code hosts know for the root of a repository.
const sourceRoot = "%SRCROOT%"

// SARIF prints the list as a log in the Static Analysis Results Interchange
// Format 2.1.0, of one run, with every rule and its help. Files are relative to
// the site folder fsys, and folder is the path there from the root of the
// repository; version is the program's. Columns are in UTF-16.
//
// A fingerprint is made of rule, file, message and how many such the file had
// before, so that a mistake stays the same when lines above it come and go.
func (l List) SARIF(w io.Writer, fsys fs.FS, folder, version string) error {
	run := sarifRun{
		OriginalURIBaseIDs: map[string]sarifBase{sourceRoot: {sarifText("the root of the repository, or the site folder if that lies elsewhere")}},
		ColumnKind:         "utf16CodeUnits",
		Results:            make([]sarifResult, len(l)),
	}
	run.Tool.Driver = sarifDriver{Name: "explainer", Version: version}
	index := map[Rule]int{}
	for i, info := range Rules {
		index[info.Rule] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, info.sarif())
	}
	files, others := lineReader{fsys: fsys}, lineReader{fsys: fsys}
	seen := map[string]int{}
	for i, d := range l {
		message := d.Message
		if d.Hint != "" {
			message += "\nhint: " + d.Hint
		}
		same := fmt.Sprintf("%s\n%s\n%s", d.Rule, d.File, d.Message)
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", same, seen[same]))
		seen[same]++
		r := sarifResult{
			RuleID:              d.Rule,
			RuleIndex:           index[d.Rule],
			Level:               d.Severity,
			Message:             sarifText(message),
			Locations:           []sarifLocation{files.sarif(d.Pos, folder)},
			PartialFingerprints: map[string]string{"ruleFileMessage/v1": hex.EncodeToString(sum[:16])},
		}
		for _, related := range d.Related {
			at := others.sarif(related.Pos, folder)
			message := sarifText(related.Message)
			at.Message = &message
			r.RelatedLocations = append(r.RelatedLocations, at)
		}
		run.Results[i] = r
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{
		Version: "2.1.0",
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Runs:    []sarifRun{run},
	})
}

func (info RuleInfo) sarif() sarifRule {
	help := info.Rule.Help()
	rule := sarifRule{
		ID:               info.Rule,
		ShortDescription: sarifText(info.Summary),
		FullDescription:  sarifText(help.Why),
		Help: sarifMessage{
			Text:     braces.Replace("How to mend it: " + help.Mend + "\nKnown false alarms: " + help.FalseAlarms),
			Markdown: braces.Replace("**How to mend it:** " + markdown(help.Mend) + "\n\n**Known false alarms:** " + markdown(help.FalseAlarms)),
		},
	}
	rule.DefaultConfiguration.Level = info.Severity
	return rule
}

// sarif is a position as a location.
func (r *lineReader) sarif(pos Pos, folder string) sarifLocation {
	var location sarifLocation
	name := url.URL{Path: path.Join(folder, pos.File)}
	location.PhysicalLocation.ArtifactLocation = sarifArtifact{name.String(), sourceRoot}
	if at := r.region(pos); at.line > 0 {
		location.PhysicalLocation.Region = &sarifRegion{at.line, at.start, at.end}
	}
	return location
}

// braces doubles braces: in a message single ones are placeholders.
var braces = strings.NewReplacer("{", "{{", "}", "}}")

func sarifText(s string) sarifMessage { return sarifMessage{Text: braces.Replace(s)} }

// markdown is a text in Markdown that shows it as it is.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>&#|~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
