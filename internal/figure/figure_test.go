package figure

import "flag"

var update = flag.Bool("update", false, "rewrite the figures in testdata")
