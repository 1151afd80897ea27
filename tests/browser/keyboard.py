"""A keyboard that counts: what a caseworker does without a mouse, and in how many keys."""


class Keyboard:
    """Types on a page; `keys` counts every key pressed, Tab and shortcuts included."""

    def __init__(self, page):
        self.page = page
        self.keys = 0

    def type(self, text):
        """Type a text, a key a letter. Letters of another script are keys like any other."""
        for letter in text:
            self.page.keyboard.insert_text(letter) if ord(
                letter
            ) > 127 else self.page.keyboard.type(letter)
            self.keys += 1

    def press(self, key, times=1):
        """Press a key, or several held together."""
        for _press in range(times):
            self.page.keyboard.press(key)
            self.keys += 1

    def fill(self, *texts):
        """Type a text into each field from the one with the focus on, with a Tab behind each."""
        for text in texts:
            self.type(text)
            self.press("Tab")
