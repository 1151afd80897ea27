"""Long work: asked for by somebody, done by a worker in their name, and told as it goes on.

The one way for whatever outlives a request: `kinds.work` declares it, `asking.ask` asks for it.
"""
