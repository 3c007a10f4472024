# modules: one shared object per role.
include modules/operator/import.mk
include modules/visitor/visitor.mk
include modules/operator/operator.mk

# What several roles show in the same way: a part of each module that uses it.
noinst_LTLIBRARIES += libshow.la
libshow_la_SOURCES = modules/show.c modules/show.h
