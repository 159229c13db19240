package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strconv"
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
			if cmd.Flags().Changed("addr") {
				if err := checkListening(options.Addr); err != nil {
					return err
				}
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

// checkListening refuses an --addr that can't be listened on.
func checkListening(addr string) error {
	if _, err := strconv.ParseUint(addr, 10, 16); err == nil {
		return fmt.Errorf("--addr takes HOST:PORT, not a port alone; did you mean --addr 127.0.0.1:%s?", addr)
	}
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr takes HOST:PORT, such as 127.0.0.1:8080, not %q", addr)
	}
	if n, err := strconv.Atoi(port); err == nil && (n < 0 || n > 65535) {
		return fmt.Errorf("--addr takes a port from 0 to 65535, not %s", port)
	}
	return nil
}
