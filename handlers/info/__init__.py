"""Info pages: what people ask besides the programme, and how organisers write them in the chat."""
