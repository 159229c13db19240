package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"explainer/internal/diag"
	"explainer/internal/schema"
)

// schemaCommand prints what an editor needs to complete and underline fields.
func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [" + strings.Join(schemaKinds(), "|") + "]",
		Short: "Print the schema of a kind's fields, for editors",
		Long: `Schema prints what the fields of a kind of page may hold, as a JSON Schema
(2020-12), by which editors complete fields, explain them and underline slips
while they are typed. The kind page is that of pages without one, such as
index.md; site is site.yaml. Without a kind it prints one schema that has all of
them as definitions.

Put the schemas into a folder .schema beside content/, and "explainer new" names
them in the pages that it makes. In a shell:

  mkdir -p .schema
  for kind in ` + strings.Join(schemaKinds(), " ") + `; do
    explainer schema $kind > .schema/$kind.json
  done

An editor with the YAML language server then takes a line such as this, the
first of site.yaml, for an order to use one:

  # yaml-language-server: $schema=../.schema/site.json

A schema knows one file at a time. "explainer check" has the last word.`,
		Example: `explainer schema event           the fields of an event
explainer schema > schema.json   those of all kinds`,
		ValidArgs: schemaKinds(),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := schemaOf(args)
			if err != nil {
				return err
			}
			if _, err := cmd.OutOrStdout().Write(text); err != nil {
				return failure{err}
			}
			return nil
		},
	}
}

// schemaOf returns the schema of the kind in the arguments, or that of all.
func schemaOf(args []string) ([]byte, error) {
	if len(args) > 1 {
		return nil, fmt.Errorf("schema takes one kind at a time, not also %q", args[1])
	}
	if len(args) == 0 {
		return schema.All(), nil
	}
	for _, k := range schema.Kinds {
		if string(k) == args[0] {
			return k.JSON(), nil
		}
	}
	return nil, unknownKind(args[0], schemaKinds())
}

func schemaKinds() []string {
	var names []string
	for _, k := range schema.Kinds {
		names = append(names, string(k))
	}
	return names
}

// unknownKind refuses a kind that isn't among the kinds.
func unknownKind(typed string, kinds []string) error {
	if near := diag.Nearest(typed, kinds); near != "" {
		return fmt.Errorf("there is no kind %q; did you mean %s?", typed, near)
	}
	return fmt.Errorf("there is no kind %q; the kinds are %s", typed, strings.Join(kinds, ", "))
}
