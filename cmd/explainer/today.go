package main

import (
	"fmt"
	"strconv"
	"time"

	"explainer/internal/edtf"
)

// dayOfCheck returns the day that --today says, or else the clock's.
func dayOfCheck(typed string) (edtf.Date, error) {
	if typed == "" {
		return dayOf(time.Now()), nil
	}
	date, err := edtf.Parse(typed)
	if first, _ := date.Bounds(); err != nil || date != first.Date() {
		return edtf.Date{}, fmt.Errorf("--today takes a day such as 2024-11-05, not %q", typed)
	}
	return date, nil
}

// dayOfBuild returns the day of SOURCE_DATE_EPOCH, or no date if that is empty:
// the clock must not change a site. See
// https://reproducible-builds.org/specs/source-date-epoch/.
func dayOfBuild(epoch string) (edtf.Date, error) {
	if epoch == "" {
		return edtf.Date{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return edtf.Date{}, fmt.Errorf("SOURCE_DATE_EPOCH takes seconds since 1970 in digits, not %q", epoch)
	}
	return dayOf(time.Unix(seconds, 0).UTC()), nil
}

func dayOf(t time.Time) edtf.Date {
	return edtf.NewDay(t.Year(), t.Month(), t.Day()).Date()
}
