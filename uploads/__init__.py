"""What is uploaded is made anew: pictures and scans out of files that nobody has to trust.

No model is known here. What other rooms call, and nothing else:

    cleaning.cleaned          what is uploaded, as it may be kept; or `Refused`, with the words
    refusals.Refused          why a file is not taken, and what to do instead
    kinds                     the kinds of file that are kept
    storage.PrivateFiles      where they lie: in no public folder, under names that say nothing
    downloads.download        the answer that hands one out
    strays.remove_strays      files that no row has any more; `strays.lacking`, rows without one
"""
