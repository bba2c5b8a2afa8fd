"""The screens: the register, a meeting, a vote, and the help of each."""
