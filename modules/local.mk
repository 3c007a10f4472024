# modules: one shared object per role.
