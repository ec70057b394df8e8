"""The buying centre of an account: who decides, how strongly, and where contacts help.

`account` says who is there, `parameters` what the model takes for granted, `discussion`
how people move each other, `plan` what contacts are allowed, `index` what they bring,
`optimum` the best plan there is, `baselines` what simple habits reach, `coaching` what
stands out on a map, and `robustness` how much of it hangs on the parameters.

The index orders plans for training. It is no probability of winning.
"""
