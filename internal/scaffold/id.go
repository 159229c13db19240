package scaffold

import (
	"fmt"
	"strings"

	"explainer/internal/model"
)

// maxID is how long an id made of a title may be; it ends with a whole word.
const maxID = 60

// idOf makes an id of a title. A letter that can't be written in Latin ones is an
// error: a wrong name is worse than none.
func idOf(title string) (string, error) {
	id, unknown := model.IDOf(title)
	if unknown != 0 {
		return "", fmt.Errorf("no id can be made of %q, because of the letter %c; give one in small Latin letters, such as --id lake-mirn", title, unknown)
	}
	if id == "" {
		return "", fmt.Errorf("no id can be made of %q; give one in small Latin letters, such as --id lake-mirn", title)
	}
	if len(id) > maxID {
		id = id[:maxID+1]
		id = id[:max(strings.LastIndexByte(id, '-'), 0)]
	}
	if id == "" {
		return "", fmt.Errorf("the first word of %q is too long for an id; give a shorter one, such as --id lake-mirn", title)
	}
	return id, nil
}
