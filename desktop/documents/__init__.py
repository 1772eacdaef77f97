"""Official papers: `contents` says in finished words what a paper says, `pdf` sets it on pages."""
