package importer

import (
	"regexp"
	"strings"
)

// address finds web addresses in a text.
var address = regexp.MustCompile(`https?://[^\s<>"\\^` + "`" + `{|}\x00-\x20]+`)

// special begins or ends something in Markdown wherever it stands.
var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`,
	`{`, `\{`, `}`, `\}`, `&`, `\&`, `~`, `\~`, `|`, `\|`, `^`, `\^`, `$`, `\$`)

// escaped returns words without addresses as Markdown.
func escaped(text string) string {
	text = special.Replace(text)
	for _, pair := range []string{"%%", "=="} { // a comment and a highlight, in Obsidian
		for strings.Contains(text, pair) {
			text = strings.ReplaceAll(text, pair, pair[:1]+`\`+pair[1:])
		}
	}
	return text
}

// numbered is what begins an item of a list.
var numbered = regexp.MustCompile(`^(\d+)([.)])`)

// markdown returns a text as Markdown that says the same words. Each line is a
// paragraph, and web addresses are links.
func markdown(text string) string {
	var paragraphs []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = words(line); line != "" {
			paragraphs = append(paragraphs, atStart(inline(line)))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// inline escapes a text without line ends.
func inline(text string) string {
	var b strings.Builder
	at := 0
	for _, m := range address.FindAllStringIndex(text, -1) {
		end := m[0] + len(strings.TrimRight(text[m[0]:m[1]], `.,;:!?'")]*_`))
		if !isAddress(text[m[0]:end]) {
			continue
		}
		b.WriteString(escaped(text[at:m[0]]) + "<" + text[m[0]:end] + ">")
		at = end
	}
	return b.String() + escaped(text[at:])
}

// atStart escapes what means something only where a paragraph begins.
func atStart(text string) string {
	if text != "" && strings.ContainsRune("#-+=:", rune(text[0])) {
		return `\` + text
	}
	return numbered.ReplaceAllString(text, `$1\$2`)
}
