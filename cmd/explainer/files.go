package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"explainer/internal/diag"
)

// concerned are the files and folders of a site folder that check is asked about,
// relative to it and slash-separated. None are all.
type concerned []string

// filesOf finds what check is asked about. Editors and hooks of Git name files
// from the current folder, and reports from the site folder; either will do.
func filesOf(dir string, args []string) (concerned, error) {
	var all concerned
	for _, arg := range args {
		name, err := inFolder(dir, arg)
		if err != nil {
			return nil, err
		}
		if name == "." {
			return nil, nil // the whole site
		}
		all = append(all, name)
	}
	return all, nil
}

// inFolder returns the path of a file within the site folder.
func inFolder(dir, arg string) (string, error) {
	info, err := os.Stat(arg)
	if below := filepath.Join(dir, arg); errors.Is(err, fs.ErrNotExist) && filepath.IsLocal(arg) {
		if inside, inErr := os.Stat(below); inErr == nil {
			arg, info, err = below, inside, nil
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if below := filepath.Join(dir, "content", arg); filepath.IsLocal(arg) && exists(below) {
			return "", fmt.Errorf("there is no file %q; did you mean %s?", arg, below)
		}
		return "", hinted{fmt.Errorf("there is no file %q", arg), "check takes the files to report on, and without any reports on all; a site folder is given as -C DIR"}
	case err != nil:
		return "", failure{err}
	}
	name, err := relativeTo(dir, arg)
	switch {
	case err != nil:
		return "", failure{err}
	case name == ".":
		return name, nil
	case info.IsDir() && exists(filepath.Join(arg, "content")):
		return "", fmt.Errorf("check takes files to report on; the site folder %s is given as -C %[1]s", inShell(arg))
	case !filepath.IsLocal(name):
		return "", hinted{fmt.Errorf("%s lies outside the site folder %s", arg, dir), "give the site folder as -C DIR, and files in it"}
	}
	return filepath.ToSlash(name), nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// relativeTo returns the path of a file from a folder. On some systems a folder
// has two names, one of which is a link.
func relativeTo(dir, file string) (string, error) {
	var whole [2]string
	for i, name := range []string{dir, file} {
		abs, err := filepath.Abs(name)
		if err != nil {
			return "", err
		}
		if parent, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil && i == 1 {
			abs = filepath.Join(parent, filepath.Base(abs))
		} else if real, err := filepath.EvalSymlinks(abs); err == nil && i == 0 {
			abs = real
		}
		whole[i] = abs
	}
	name, err := filepath.Rel(whole[0], whole[1])
	if err != nil {
		return "..", nil // on another drive of Windows
	}
	return name, nil
}

// of parts a report into what is in the files, or names a place in them, and the
// rest.
func (c concerned) of(list diag.List) (theirs, others diag.List) {
	if len(c) == 0 {
		return list, nil
	}
	for _, d := range list {
		if c.has(d.File) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return c.has(r.Pos.File) }) {
			theirs = append(theirs, d)
		} else {
			others = append(others, d)
		}
	}
	return theirs, others
}

// has reports whether a file is one of them, or lies in one.
func (c concerned) has(file string) bool {
	return slices.ContainsFunc(c, func(name string) bool { return file == name || strings.HasPrefix(file, name+"/") })
}
