"""Who told what when: providers by stories by periods, and what nobody curated.

May import: everything left of it, as the files say.
"""
