"""What has changed about the programme, for everybody to look up."""
