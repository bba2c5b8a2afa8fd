"""`python -m council_tui` is `council`."""

import sys

from council_tui.launch import main

sys.exit(main())
