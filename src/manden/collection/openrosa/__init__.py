"""Reports that come by phone: the OpenRosa server, its forms, and the tray where arrivals wait."""
