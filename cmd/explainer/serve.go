package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"explainer/internal/serve"
)

// serveCommand shows the site while it is written.
func serveCommand() *cobra.Command {
	var options serve.Options
	cmd := &cobra.Command{
		Use:   "serve [-C DIR] [--addr HOST:PORT] [--open]",
		Short: "Preview the site while writing",
		Long: `Serve shows the site of the folder that holds content/ in the browser, and
follows every change; open pages reload by themselves.

While there are mistakes the last good site stays, with the mistakes over its
pages. The public folder is never touched. Ctrl-C ends the preview.

Drafts are shown too, and marked. A mistake in a draft holds up nothing but that
draft.

The page /-/desk is the editor's desk: it lists what needs doing today, such as
mistakes, positions that nobody looked for and pages past review. It is never
published.`,
		Example: `explainer serve --open                in the browser, at once
explainer serve -C lake               of another folder
explainer serve --addr 127.0.0.1:0    at any free port
explainer serve --addr :8080          for others on the network too`,
		SuggestFor: []string{"preview", "watch", "dev", "start", "server", "open"},
		Args:       noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, _, err := net.SplitHostPort(options.Addr); err != nil && cmd.Flags().Changed("addr") {
				return fmt.Errorf("--addr takes HOST:PORT, such as 127.0.0.1:8080, not %q", options.Addr)
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
			defer stop()
			context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
			options.Log = cmd.ErrOrStderr()
			if err := serve.Serve(ctx, options); err != nil {
				return failure{err}
			}
			return nil
		},
	}
	directory(cmd, &options.Dir)
	cmd.Flags().StringVar(&options.Addr, "addr", "", "listen on `HOST:PORT`; port 0 is any free one (default "+serve.DefaultAddr+", or the next port that is free)")
	cmd.Flags().BoolVar(&options.Open, "open", false, "open the site in the browser")
	return cmd
}
