# fcgi: the worker.
