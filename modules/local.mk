# modules: one shared object per role.
include modules/operator/import.mk
