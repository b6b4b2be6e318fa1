"""From today to the day of the exam: a goal, which questions to rehearse each day, and a forecast.

What a personal test asks follows from the profile: these skills are rehearsed, in questions not
seen yet. It knows no screen, no file and no clock: answers, moments and draws are arguments.
"""
