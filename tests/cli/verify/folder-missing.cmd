sentei verify "$ROOT/no/such/folder" 2>&1 | sed "s,$ROOT,ROOT,g"; sentei verify "$ROOT/no/such/folder" 2>/dev/null
