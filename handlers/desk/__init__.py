"""The organisers' desk: organisers, the audit log, figures."""
