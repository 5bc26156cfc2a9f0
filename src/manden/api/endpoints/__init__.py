"""The operations of the API, an area a file: read the request, make one call, tell."""
