package diag

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// GitHub prints the list as workflow commands, which GitHub Actions shows beside
// the lines of a pull request:
//
//	::error file=content/timeline/summit.md,line=3,col=7,endColumn=17,title=bad-date::2025-02-30 is no date%0Ahint: write 2025-02
//
// Files are relative to the site folder fsys, and folder is the path there from
// the root of the repository. Columns are in UTF-16, as its editor counts them.
// GitHub shows at most ten errors, ten warnings and ten notices of a step; all
// are printed, and stay in the step's log. For the syntax see
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
func (l List) GitHub(w io.Writer, fsys fs.FS, folder string) error {
	out := bufio.NewWriter(w) // which keeps the first error for Flush
	files := lineReader{fsys: fsys}
	for _, d := range l {
		fmt.Fprintf(out, "::%s file=%s", githubCommand(d.Severity), githubProperty(path.Join(folder, d.File)))
		at := files.region(d.Pos)
		if at.line > 0 {
			fmt.Fprintf(out, ",line=%d", at.line)
		}
		if at.start > 0 {
			fmt.Fprintf(out, ",col=%d", at.start)
		}
		if at.end > at.start {
			fmt.Fprintf(out, ",endColumn=%d", at.end)
		}
		message := d.Message
		for _, r := range d.Related {
			r.Pos.File = path.Join(folder, r.Pos.File)
			message += fmt.Sprintf("\n%s: %s", r.Pos, r.Message)
		}
		if d.Hint != "" {
			message += "\nhint: " + d.Hint
		}
		fmt.Fprintf(out, ",title=%s::%s\n", d.Rule, githubData(message))
	}
	return out.Flush()
}

// githubCommand is the command for a severity: GitHub calls a note a notice.
func githubCommand(s Severity) string {
	if s == Note {
		return "notice"
	}
	return s.String()
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// githubData is a text as the message of a command.
func githubData(s string) string { return Printable(dataEscapes.Replace(s)) }

// githubProperty is a text as a property of a command.
func githubProperty(s string) string { return Printable(propertyEscapes.Replace(s)) }
