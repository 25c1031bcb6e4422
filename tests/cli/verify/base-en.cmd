sentei verify base
