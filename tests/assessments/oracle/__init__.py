"""JavaRosa, the engine inside of Collect, asked the same forms with the same answers."""
