package main

import (
	"embed"
	"io/fs"
	"strings"
)

// topicFiles are what help tells of writing and publishing, a file NAME.txt for
// each topic. The first line is NAME: SUMMARY. The examples are tried by tests: a
// block below the name of a file of a site, a command, a date with its words or
// with the date to write instead.
//
//go:embed topics
var topicFiles embed.FS

// topic is a text of help on something that isn't a command or a rule.
type topic struct {
	name    string
	summary string
	text    string // in lines of at most 80 letters, as it is printed
}

// topics returns the topics by name.
func topics() []topic {
	names, err := fs.Glob(topicFiles, "topics/*.txt")
	if err != nil {
		panic("explainer: " + err.Error())
	}
	var all []topic
	for _, name := range names {
		text, err := fs.ReadFile(topicFiles, name)
		if err != nil {
			panic("explainer: " + err.Error())
		}
		first, _, _ := strings.Cut(string(text), "\n")
		var t topic
		t.name, t.summary, _ = strings.Cut(first, ": ")
		t.text = string(text)
		all = append(all, t)
	}
	return all
}

func topicNames() []string {
	var names []string
	for _, t := range topics() {
		names = append(names, t.name)
	}
	return names
}
