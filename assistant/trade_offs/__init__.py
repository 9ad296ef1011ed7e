"""Trade-offs between departments: computed packages, proposals that word them, the cooperation account."""
